// SPDX-License-Identifier: Apache-2.0
#include "lib/http/request.hpp"

#include <algorithm>
#include <array>

#include "lib/http/cookie.hpp"

namespace http {

std::string_view name(Method method)
{
  constexpr std::array<std::string_view, 7> k_names{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
  return k_names[static_cast<std::size_t>(method)];
}

std::optional<std::string_view> Request::cookie(std::string_view name) const
{
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (!equal_without_case(headers.name(i), "cookie")) continue;
    if (const auto value = find_cookie(headers.value(i), name)) return value;
  }
  return std::nullopt;
}

Upload* Request::file(std::string_view field)
{
  const auto found = std::ranges::find(files, field, &Upload::field);
  return found == files.end() ? nullptr : &*found;
}

}  // namespace http
