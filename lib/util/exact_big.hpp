// SPDX-License-Identifier: Apache-2.0
// What the sources of Exact share: numbers of 128 bits, and the fraction that takes over where 64 bits end.
#pragma once
#include <cstdint>
#include <limits>
#include <numeric>

#include <boost/multiprecision/cpp_int.hpp>

#include "lib/util/exact.hpp"

namespace util {

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 UnsignedWide;

constexpr Wide k_lowest = std::numeric_limits<std::int64_t>::min();
constexpr Wide k_highest = std::numeric_limits<std::int64_t>::max();

inline std::uint64_t magnitude(std::int64_t value)
{
  const auto bits = static_cast<std::uint64_t>(value);
  return value < 0 ? 0 - bits : bits;
}

/// Greatest common divisor with a denominator (> 0). One division first: scores have far more digits than the numbers
/// of answers that they are divided by, and often are whole multiples; the rest is found among the few digits of those.
inline std::uint64_t divisor_with(std::uint64_t value, std::uint64_t denominator)
{
  if (((value | denominator) >> 32) != 0) return std::gcd(value, denominator);
  const auto below = static_cast<std::uint32_t>(denominator);
  const std::uint32_t rest = static_cast<std::uint32_t>(value) % below;
  return rest == 0 ? below : std::gcd(below, rest);
}

struct Exact::Big {
  boost::multiprecision::cpp_rational value;

  static boost::multiprecision::cpp_rational of(const Exact& exact)
  {
    return exact.big_ ? exact.big_->value : boost::multiprecision::cpp_rational(exact.numerator_, exact.denominator_);
  }

  static void store(Exact& exact, const boost::multiprecision::cpp_rational& value);
  /// Takes a fraction in lowest terms with a positive denominator.
  static void store(Exact& exact, Wide above, Wide below)
  {
    if (above >= k_lowest && above <= k_highest && below <= k_highest) {
      exact.numerator_ = static_cast<std::int64_t>(above);
      exact.denominator_ = static_cast<std::int64_t>(below);
    } else {
      store_wide(exact, above, below);
    }
  }

 private:
  static void store_wide(Exact& exact, Wide above, Wide below);
};

}  // namespace util
