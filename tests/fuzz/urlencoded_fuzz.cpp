// SPDX-License-Identifier: Apache-2.0
// Any bytes at all as a form or query, as a path, and as a Cookie header. What is read is UTF-8 and is read the same
// when it is written again.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/http/cookie.hpp"
#include "lib/http/outcome.hpp"
#include "lib/http/urlencoded.hpp"
#include "lib/util/percent.hpp"
#include "lib/util/text.hpp"

#include "require.hpp"

namespace {

void read_form(std::string_view text)
{
  try {
    const util::Fields fields = http::parse_urlencoded(text, 100);
    require(fields.entries().size() <= 100);
    for (const auto& [name, value] : fields.entries())
      require(util::is_utf8(name) && util::is_utf8(value));
    require(http::parse_urlencoded(util::urlencoded(fields)) == fields);
  } catch (const http::BadRequest&) {
  }
}

void read_path(std::string_view text)
{
  try {
    const std::string path = http::decode_path(text);
    require(path.starts_with('/') && util::is_utf8(path) && path.find('\0') == std::string::npos);
    require(std::ranges::count(path, '/') == std::ranges::count(text, '/'));
    for (const std::string_view segment : util::split(path, '/'))
      require(segment != "." && segment != "..");
  } catch (const http::BadRequest&) {
  }
}

void read_cookies(std::string_view text)
{
  const util::Fields cookies = http::parse_cookies(text);
  for (const auto& [name, value] : cookies.entries()) {
    require(http::find_cookie(text, name) == cookies.get(name));
    require(http::set_cookie({.name = name, .value = value}).starts_with(name + "=" + value + ";"));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_form(bytes);
  read_path(bytes);
  read_cookies(bytes);
  const std::string location = http::location_encoded(bytes);
  require(std::ranges::all_of(location, [](char c) { return c > 0x20 && c < 0x7F; }));
  return 0;
}
