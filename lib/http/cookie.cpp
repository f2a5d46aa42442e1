// SPDX-License-Identifier: Apache-2.0
#include "lib/http/cookie.hpp"

#include <algorithm>
#include <stdexcept>

#include "lib/http/token.hpp"

namespace http {
namespace {

bool is_cookie_octet(char c)
{
  return c > 0x20 && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\';
}

std::string_view without_blanks(std::string_view text)
{
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
    text.remove_suffix(1);
  return text;
}

/// Takes the next name and value off the front; false for a piece that is no cookie.
bool next_cookie(std::string_view& rest, std::string_view& name, std::string_view& value)
{
  const std::size_t end = std::min(rest.find(';'), rest.size());
  const std::string_view piece = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  const std::size_t equals = piece.find('=');
  if (equals == std::string_view::npos) return false;
  name = without_blanks(piece.substr(0, equals));
  value = without_blanks(piece.substr(equals + 1));
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
  return is_token(name) && std::ranges::all_of(value, is_cookie_octet);
}

}  // namespace

std::string set_cookie(const Cookie& cookie)
{
  const auto path_octet = [](char c) { return c >= 0x20 && c < 0x7F && c != ';'; };
  if (!is_token(cookie.name) || !std::ranges::all_of(cookie.value, is_cookie_octet) ||
      !std::ranges::all_of(cookie.path, path_octet)) {
    throw std::logic_error("cookie " + cookie.name + " has characters that no cookie can have");
  }
  std::string text = cookie.name + "=" + cookie.value + "; Path=" + cookie.path;
  if (cookie.lifetime) text += "; Max-Age=" + std::to_string(std::max<std::int64_t>(0, cookie.lifetime->count()));
  if (cookie.secure) text += "; Secure";
  if (cookie.http_only) text += "; HttpOnly";
  text += cookie.same_site == SameSite::strict ? "; SameSite=Strict" : "; SameSite=Lax";
  return text;
}

std::optional<std::string_view> find_cookie(std::string_view header, std::string_view name)
{
  std::string_view found_name;
  std::string_view value;
  while (!header.empty())
    if (next_cookie(header, found_name, value) && found_name == name) return value;
  return std::nullopt;
}

util::Fields parse_cookies(std::string_view header)
{
  util::Fields cookies;
  std::string_view name;
  std::string_view value;
  while (!header.empty())
    if (next_cookie(header, name, value)) cookies.add(std::string(name), std::string(value));
  return cookies;
}

}  // namespace http
