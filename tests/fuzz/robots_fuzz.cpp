// SPDX-License-Identifier: Apache-2.0
// robots.txt of other sites, and the addresses that stand on their pages.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lib/fetch/robots.hpp"
#include "lib/fetch/url.hpp"

#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const fetch::Robots robots(text, "Prongsai");
  robots.allows("/");
  robots.allows(text.substr(0, 200));
  require(robots.delay() >= 0 && robots.delay() <= 60);
  if (const auto url = fetch::read_url(text)) {
    require(url->scheme == "http" || url->scheme == "https");
    require(url->port > 0 && url->port < 65'536);
    require(fetch::read_url(url->text).has_value());
  }
  static const auto k_page = fetch::read_url("https://www.example.go.th/a/b?c=d").value();
  fetch::resolve(k_page, text);
  return 0;
}
