// SPDX-License-Identifier: Apache-2.0
#include "lib/util/exact_big.hpp"

namespace util {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

cpp_int big_from(Wide value)
{
  const auto positive = static_cast<UnsignedWide>(value < 0 ? -value : value);
  cpp_int big = static_cast<std::uint64_t>(positive >> 64);
  big <<= 64;
  big += static_cast<std::uint64_t>(positive);
  return value < 0 ? cpp_int(-big) : big;
}

}  // namespace

void Exact::Big::store(Exact& exact, const cpp_rational& value)
{
  const cpp_int above = numerator(value);
  const cpp_int below = denominator(value);
  if (above >= std::numeric_limits<std::int64_t>::min() && above <= std::numeric_limits<std::int64_t>::max() &&
      below <= std::numeric_limits<std::int64_t>::max()) {
    exact.numerator_ = static_cast<std::int64_t>(above);
    exact.denominator_ = static_cast<std::int64_t>(below);
    exact.big_.reset();
    return;
  }
  exact.numerator_ = 0;
  exact.denominator_ = 1;
  if (exact.big_) {
    exact.big_->value = value;
  } else {
    exact.big_.reset(new Big{value});
  }
}

void Exact::Big::store_wide(Exact& exact, Wide above, Wide below)
{
  store(exact, cpp_rational(big_from(above), big_from(below)));
}

void Exact::DropBig::operator()(Big* big) const
{
  delete big;
}

Exact::Big* Exact::copy(const Big& big)
{
  return new Big(big);
}

bool Exact::is_big_whole() const
{
  return denominator(big_->value) == 1;
}

}  // namespace util
