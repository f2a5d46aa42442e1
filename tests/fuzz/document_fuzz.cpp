// SPDX-License-Identifier: Apache-2.0
// Pages and documents of other sites: HTML, PDF, DOCX, XLSX, CSV, plain text, told apart by their bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lib/extract/content.hpp"
#include "lib/util/text.hpp"

#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const char* declared : {"text/html; charset=tis-620", "text/csv", ""}) {
    const extract::Content content = extract::read(bytes, declared, {.pages = 5});
    require(util::is_utf8(content.text));
    require(content.text.find('\0') == std::string::npos);
    require(util::is_utf8(content.title));
    require(content.text.size() <= extract::ReadLimits().text_bytes);
  }
  return 0;
}
