// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "lib/html/form.hpp"
#include "lib/util/text.hpp"
#include "lib/util/web_address.hpp"

namespace html {
namespace {

constexpr std::size_t k_longest_email = 254;  // RFC 5321
constexpr std::size_t k_longest_local_part = 64;

bool is_letter_or_digit(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_local_part(std::string_view local)
{
  constexpr std::string_view k_signs = "!#$%&'*+/=?^_`{|}~.-";
  const bool letters = std::ranges::all_of(
      local, [&](char c) { return is_letter_or_digit(c) || k_signs.find(c) != std::string_view::npos; });
  return letters && !local.empty() && local.size() <= k_longest_local_part && local.front() != '.' &&
         local.back() != '.' && local.find("..") == std::string_view::npos;
}

std::string small(std::string_view text)
{
  std::string out(text);
  std::ranges::transform(out, out.begin(), util::ascii_lower);
  return out;
}

}  // namespace

std::string Form::email(const Field& field, Needed needed)
{
  const std::string typed = answer(field, needed == Needed::yes);
  if (typed.empty()) return {};
  const std::size_t at = typed.rfind('@');
  const bool fits = at != std::string::npos && typed.size() <= k_longest_email && is_local_part(typed.substr(0, at)) &&
                    util::is_host_name(std::string_view(typed).substr(at + 1));
  if (fits) return typed.substr(0, at + 1) + small(typed.substr(at + 1));
  refuse(field, "html.not_an_email");
  return {};
}

std::string Form::web_address(const Field& field, Needed needed)
{
  const std::string typed = answer(field, needed == Needed::yes);
  if (typed.empty()) return {};
  if (std::optional<std::string> address = util::read_web_address(typed)) return *address;
  refuse(field, "html.not_a_web_address");
  return {};
}

}  // namespace html
