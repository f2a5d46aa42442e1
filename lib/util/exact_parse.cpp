// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>

#include "lib/util/exact.hpp"

namespace util {
namespace {

Exact whole(std::string_view digits)
{
  constexpr std::size_t k_in_64_bits = 18;
  Exact value;
  while (!digits.empty()) {
    const std::size_t count = std::min(digits.size(), k_in_64_bits);
    std::int64_t part = 0;
    std::int64_t scale = 1;
    for (const char digit : digits.substr(0, count)) {
      part = part * 10 + (digit - '0');
      scale *= 10;
    }
    value = value * Exact(scale) + Exact(part);
    digits.remove_prefix(count);
  }
  return value;
}

}  // namespace

Exact Exact::parse(std::string_view text)
{
  const auto refuse = [&] {
    constexpr std::size_t k_shown = 60;
    throw std::invalid_argument("not a number: \"" + std::string(text.substr(0, k_shown)) + "\"");
  };
  if (text.size() > 40) refuse();
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  const auto take_digits = [&] {
    const std::size_t count = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (count == 0) refuse();
    const std::string_view digits = rest.substr(0, count);
    rest.remove_prefix(count);
    return digits;
  };
  const auto take = [&](char mark) {
    const bool found = rest.starts_with(mark);
    if (found) rest.remove_prefix(1);
    return found;
  };
  const auto divided = [&](const Exact& numerator) {
    const Exact denominator = whole(take_digits());
    if (denominator.is_zero()) refuse();
    return numerator / denominator;
  };

  Exact value = whole(take_digits());
  if (take('.')) {
    const std::string_view decimals = take_digits();
    value += whole(decimals) / whole("1" + std::string(decimals.size(), '0'));
  } else if (take('/')) {
    value = divided(value);
  } else if (take(' ')) {
    const Exact numerator = whole(take_digits());
    if (!take('/')) refuse();
    const Exact part = divided(numerator);
    if (part >= Exact(1)) refuse();
    value += part;
  }
  if (!rest.empty()) refuse();
  return negative ? -value : value;
}

}  // namespace util
