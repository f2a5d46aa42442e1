// SPDX-License-Identifier: Apache-2.0
// Any bytes at all handed in as a file: told what they are without failing, the same twice, a text never as a document.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "lib/office/file_kind.hpp"
#include "lib/util/files.hpp"

#include "require.hpp"

namespace {

const std::filesystem::path& place()
{
  static const std::filesystem::path k_place = [] {
    std::string name = (std::filesystem::temp_directory_path() / "file-kind-XXXXXX").string();
    require(::mkdtemp(name.data()) != nullptr);
    return std::filesystem::path(name) / "file";
  }();
  return k_place;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  util::write_file(place(), bytes);
  const office::FileKind kind = office::file_kind(place(), "a.csv");
  require(kind == office::file_kind(place(), "a.csv"));
  require(office::media_type(kind).find('/') != std::string_view::npos);
  require(kind != office::FileKind::text);
  if (kind == office::FileKind::pdf) require(bytes.starts_with("%PDF-"));
  std::filesystem::remove(place());
  return 0;
}
