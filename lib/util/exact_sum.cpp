// SPDX-License-Identifier: Apache-2.0
#include "lib/util/exact_sum.hpp"

#include "lib/util/exact_big.hpp"

namespace util {

void ExactSum::add(const Exact& value)
{
  if (add_quickly(value)) return;
  spilt_ += Exact(numerator_, denominator_);
  spilt_ += value;
  numerator_ = 0;
  denominator_ = 1;
}

/// False where the value or the sum does not fit.
bool ExactSum::add_quickly(const Exact& value)
{
  if (value.big_) return false;
  std::int64_t ours = numerator_;
  std::int64_t theirs = value.numerator_;
  std::int64_t denominator = denominator_;
  if (denominator != value.denominator_) {
    const auto shared = static_cast<std::int64_t>(
        divisor_with(static_cast<std::uint64_t>(denominator), static_cast<std::uint64_t>(value.denominator_)));
    const std::int64_t factor = value.denominator_ / shared;
    if (__builtin_mul_overflow(theirs, denominator / shared, &theirs)) return false;
    if (factor != 1) {
      if (__builtin_mul_overflow(ours, factor, &ours)) return false;
      if (__builtin_mul_overflow(denominator, factor, &denominator)) return false;
    }
  }
  if (__builtin_add_overflow(ours, theirs, &ours)) return false;
  numerator_ = ours;
  denominator_ = denominator;
  return true;
}

Exact ExactSum::total() const
{
  return spilt_ + Exact(numerator_, denominator_);
}

Exact ExactSum::over(std::int64_t count) const
{
  std::int64_t denominator = 0;
  if (!spilt_.is_zero() || __builtin_mul_overflow(denominator_, count, &denominator)) return total() / Exact(count);
  return {numerator_, denominator};
}

}  // namespace util
