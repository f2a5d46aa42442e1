// SPDX-License-Identifier: Apache-2.0
// Exact as it is shown: rounded to decimals, as a fraction, or approximately.
#include <limits>
#include <stdexcept>

#include "lib/util/exact_big.hpp"

namespace util {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

cpp_int power_of_ten(int exponent)
{
  return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(exponent));
}

/// numerator / denominator to the nearest whole number, halves away from zero.
cpp_int nearest(const cpp_int& numerator, const cpp_int& denominator)
{
  const cpp_int positive = (abs(numerator) * 2 + denominator) / (denominator * 2);
  return numerator < 0 ? cpp_int(-positive) : positive;
}

/// The value times 10^places, rounded half away from zero.
cpp_int scaled_value(const cpp_rational& value, int places)
{
  return nearest(numerator(value) * power_of_ten(places), denominator(value));
}

constexpr int k_places_in_wide = 18;  // 2^63 * 10^18 * 2 stays below 2^127

/// |numerator| / denominator times 10^places (at most k_places_in_wide) to the nearest whole number.
UnsignedWide scaled_magnitude(std::int64_t numerator, std::int64_t denominator, int places)
{
  UnsignedWide scale = 2;
  for (int i = 0; i < places; ++i)
    scale *= 10;
  const auto below = static_cast<std::uint64_t>(denominator);
  const UnsignedWide above = magnitude(numerator) * scale + below;
  if (above <= std::numeric_limits<std::uint64_t>::max()) return static_cast<std::uint64_t>(above) / (2 * below);
  return above / (static_cast<UnsignedWide>(below) * 2);
}

void require_places(int places)
{
  if (places < 0 || places > 1000) throw std::invalid_argument("Exact: decimal places must be 0 to 1000");
}

}  // namespace

std::string Exact::decimal(int places) const
{
  require_places(places);
  std::string digits;
  bool negative = false;
  if (!big_ && places <= k_places_in_wide) {
    UnsignedWide scaled = scaled_magnitude(numerator_, denominator_, places);
    negative = numerator_ < 0 && scaled != 0;
    for (; scaled != 0; scaled /= 10)
      digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(scaled % 10)));
  } else {
    const cpp_int scaled = scaled_value(Big::of(*this), places);
    negative = scaled < 0;
    digits = scaled.is_zero() ? "" : cpp_int(abs(scaled)).str();
  }
  const auto shown = static_cast<std::size_t>(places);
  if (digits.size() <= shown) digits.insert(0, shown + 1 - digits.size(), '0');
  if (shown > 0) digits.insert(digits.size() - shown, 1, '.');
  return negative ? "-" + digits : digits;
}

Exact Exact::rounded(int places) const
{
  require_places(places);
  if (!big_ && places <= k_places_in_wide) {
    const UnsignedWide scaled = scaled_magnitude(numerator_, denominator_, places);
    if (scaled <= static_cast<UnsignedWide>(k_highest)) {
      std::int64_t unit = 1;
      for (int i = 0; i < places; ++i)
        unit *= 10;
      const auto value = static_cast<std::int64_t>(scaled);
      return {numerator_ < 0 ? -value : value, unit};
    }
  }
  Exact result;
  Big::store(result, cpp_rational(scaled_value(Big::of(*this), places), power_of_ten(places)));
  return result;
}

std::string Exact::fraction() const
{
  if (big_) return big_->value.str();
  return denominator_ == 1 ? std::to_string(numerator_)
                           : std::to_string(numerator_) + "/" + std::to_string(denominator_);
}

double Exact::approximate() const
{
  if (big_) return big_->value.convert_to<double>();
  return static_cast<double>(numerator_) / static_cast<double>(denominator_);
}

}  // namespace util
