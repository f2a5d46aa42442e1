// SPDX-License-Identifier: Apache-2.0
// Any bytes at all given as the address of a database: a URL or problems with words, never both or neither; and what is
// shown of a URL never fails.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lib/db/url.hpp"

#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  const db::UrlReading reading = db::read_url({reinterpret_cast<const char*>(data), size});
  require(reading.url.has_value() == reading.problems.empty());
  require_said(reading.problems);
  if (reading.url) require(!reading.url->shown().empty() && !reading.url->place.empty());
  return 0;
}
