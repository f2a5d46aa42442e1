// SPDX-License-Identifier: Apache-2.0
// Words of HTTP's grammar that several readers of this room look for.
#pragma once
#include <algorithm>
#include <string_view>

namespace http {

/// A character that may stand in a method, a field name or a parameter name (RFC 9110, 5.6.2).
constexpr bool is_token_character(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

constexpr bool is_token(std::string_view text)
{
  return !text.empty() && std::ranges::all_of(text, is_token_character);
}

}  // namespace http
