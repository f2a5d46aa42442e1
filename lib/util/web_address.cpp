// SPDX-License-Identifier: Apache-2.0
#include "lib/util/web_address.hpp"

#include <algorithm>
#include <vector>

#include "lib/util/text.hpp"

namespace util {
namespace {

constexpr std::size_t k_longest_host = 253;
constexpr std::size_t k_longest_label = 63;
constexpr std::size_t k_longest_address = 2000;
constexpr std::size_t k_longest_port = 5;

bool is_digit_of_port(char c)
{
  return c >= '0' && c <= '9';
}

bool is_sign_of_label(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

bool is_label(std::string_view label)
{
  return !label.empty() && label.size() <= k_longest_label && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label, is_sign_of_label);
}

bool is_authority(std::string_view authority)
{
  const std::size_t colon = authority.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view port = authority.substr(colon + 1);
    if (port.empty() || port.size() > k_longest_port || !std::ranges::all_of(port, is_digit_of_port)) return false;
  }
  return is_host_name(authority.substr(0, colon));
}

}  // namespace

bool is_host_name(std::string_view text)
{
  const std::vector<std::string_view> labels = split(text, '.');
  return text.size() <= k_longest_host && labels.size() >= 2 && std::ranges::all_of(labels, is_label) &&
         !is_digit_of_port(labels.back().front());
}

std::optional<std::string> read_web_address(std::string_view typed)
{
  std::string address(typed);
  if (address.find("://") == std::string::npos) address.insert(0, "https://");
  const std::size_t scheme_end = address.find("://");
  std::string scheme = address.substr(0, scheme_end);
  std::ranges::transform(scheme, scheme.begin(), ascii_lower);
  if (scheme != "http" && scheme != "https") return std::nullopt;
  if (address.size() > k_longest_address || address.find_first_of(" \"<>\\^`{|}") != std::string::npos)
    return std::nullopt;
  const std::string_view rest = std::string_view(address).substr(scheme_end + 3);
  if (!is_authority(rest.substr(0, rest.find_first_of("/?#")))) return std::nullopt;
  return address;
}

}  // namespace util
