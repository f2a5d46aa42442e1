// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "lib/html/form.hpp"
#include "lib/util/text.hpp"

namespace html {
namespace {

constexpr std::size_t k_longest_email = 254;  // RFC 5321
constexpr std::size_t k_longest_local_part = 64;
constexpr std::size_t k_longest_host = 253;
constexpr std::size_t k_longest_label = 63;
constexpr std::size_t k_longest_address = 2000;

bool is_letter_or_digit(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_label(std::string_view label)
{
  return !label.empty() && label.size() <= k_longest_label && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label, [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

/// Names with at least one point, the last part not a number: "moph.go.th", no addresses in figures.
bool is_host(std::string_view host)
{
  const std::vector<std::string_view> labels = util::split(host, '.');
  return host.size() <= k_longest_host && labels.size() >= 2 && std::ranges::all_of(labels, is_label) &&
         !(labels.back().front() >= '0' && labels.back().front() <= '9');
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

/// scheme://host[:port][/…] without a user, blanks and what browsers read otherwise than we do.
bool is_web_address(std::string_view address)
{
  const std::size_t scheme_end = address.find("://");
  if (scheme_end == std::string_view::npos || address.size() > k_longest_address) return false;
  const std::string scheme = small(address.substr(0, scheme_end));
  if (scheme != "http" && scheme != "https") return false;
  if (address.find_first_of(" \"<>\\^`{|}") != std::string_view::npos) return false;
  const std::string_view rest = address.substr(scheme_end + 3);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  const std::size_t colon = authority.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view port = authority.substr(colon + 1);
    const bool digits = std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
    if (port.empty() || port.size() > 5 || !digits) return false;
  }
  return is_host(authority.substr(0, colon));
}

}  // namespace

std::string Form::email(const Field& field, Needed needed)
{
  const std::string typed = answer(field, needed == Needed::yes);
  if (typed.empty()) return {};
  const std::size_t at = typed.rfind('@');
  const bool fits = at != std::string::npos && typed.size() <= k_longest_email && is_local_part(typed.substr(0, at)) &&
                    is_host(std::string_view(typed).substr(at + 1));
  if (fits) return typed.substr(0, at + 1) + small(typed.substr(at + 1));
  refuse(field, "html.not_an_email");
  return {};
}

std::string Form::web_address(const Field& field, Needed needed)
{
  std::string typed = answer(field, needed == Needed::yes);
  if (typed.empty()) return {};
  if (typed.find("://") == std::string::npos) typed.insert(0, "https://");
  if (is_web_address(typed)) return typed;
  refuse(field, "html.not_a_web_address");
  return {};
}

}  // namespace html
