// SPDX-License-Identifier: Apache-2.0
#include "lib/util/exact.hpp"

#include <limits>
#include <stdexcept>
#include <utility>

#include "lib/util/exact_big.hpp"

namespace util {
namespace {

/// Greatest common divisor with a denominator (> 0), so the result fits in 63 bits.
std::int64_t common_divisor(Wide value, std::int64_t denominator)
{
  if (denominator == 1) return 1;
  const auto divisor = static_cast<std::uint64_t>(denominator);
  const auto positive = static_cast<UnsignedWide>(value < 0 ? -value : value);
  // A 128-bit remainder costs a library call, so it is taken only where the value needs it.
  const auto rest = positive <= std::numeric_limits<std::uint64_t>::max()
                        ? static_cast<std::uint64_t>(positive)
                        : static_cast<std::uint64_t>(positive % divisor);
  return static_cast<std::int64_t>(divisor_with(rest, divisor));
}

/// value / divisor (> 0), in the narrowest division that holds both: most scores fit in 32 bits, where it takes a
/// fraction of the time.
std::int64_t quotient(std::int64_t value, std::int64_t divisor)
{
  if (divisor == 1) return value;
  const std::uint64_t positive = magnitude(value);
  if (((positive | static_cast<std::uint64_t>(divisor)) >> 32) != 0) return value / divisor;
  const std::int64_t found = static_cast<std::uint32_t>(positive) / static_cast<std::uint32_t>(divisor);
  return value < 0 ? -found : found;
}

/// value / divisor, which goes in evenly.
Wide divided(Wide value, std::int64_t divisor)
{
  if (value >= k_lowest && value <= k_highest) return quotient(static_cast<std::int64_t>(value), divisor);
  return value / divisor;
}

}  // namespace

Exact::Exact(std::int64_t numerator, std::int64_t denominator)
{
  if (denominator == 0) throw std::domain_error("Exact: the denominator is 0");
  const std::uint64_t divisor = divisor_with(magnitude(numerator), magnitude(denominator));
  if (denominator > 0) {
    numerator_ = quotient(numerator, static_cast<std::int64_t>(divisor));
    denominator_ = quotient(denominator, static_cast<std::int64_t>(divisor));
    return;
  }
  const auto above = static_cast<Wide>(magnitude(numerator) / divisor);
  const auto below = static_cast<Wide>(magnitude(denominator) / divisor);
  Big::store(*this, numerator < 0 ? above : -above, below);
}

Exact& Exact::operator=(const Exact& other)
{
  if (this != &other) {
    numerator_ = other.numerator_;
    denominator_ = other.denominator_;
    big_.reset(other.big_ ? new Big(*other.big_) : nullptr);
  }
  return *this;
}

// Sums and products follow Knuth, The Art of Computer Programming, volume 2, 4.5.1: divisors are taken out before
// multiplying, so that intermediate values stay below 2^127 and the result needs no further reduction.
Exact& Exact::operator+=(const Exact& other)
{
  if (big_ || other.big_) {
    Big::store(*this, Big::of(*this) + Big::of(other));
    return *this;
  }
  const Wide a = numerator_;
  const Wide c = other.numerator_;
  const bool alike = denominator_ == other.denominator_;
  const std::int64_t shared = alike ? denominator_ : common_divisor(other.denominator_, denominator_);
  const std::int64_t other_part = alike ? 1 : quotient(other.denominator_, shared);
  const std::int64_t own_part = alike ? 1 : quotient(denominator_, shared);
  const Wide sum = alike ? a + c : a * other_part + c * own_part;
  const std::int64_t divisor = common_divisor(sum, shared);
  Big::store(*this, divided(sum, divisor), static_cast<Wide>(own_part) * quotient(other.denominator_, divisor));
  return *this;
}

Exact& Exact::operator-=(const Exact& other)
{
  if (big_ || other.big_ || other.numerator_ == std::numeric_limits<std::int64_t>::min()) {
    Big::store(*this, Big::of(*this) - Big::of(other));
    return *this;
  }
  Exact negated;
  negated.numerator_ = -other.numerator_;
  negated.denominator_ = other.denominator_;
  return *this += negated;
}

Exact& Exact::operator*=(const Exact& other)
{
  if (big_ || other.big_) {
    Big::store(*this, Big::of(*this) * Big::of(other));
    return *this;
  }
  const std::int64_t left = common_divisor(numerator_, other.denominator_);
  const std::int64_t right = common_divisor(other.numerator_, denominator_);
  Big::store(*this, static_cast<Wide>(quotient(numerator_, left)) * quotient(other.numerator_, right),
             static_cast<Wide>(quotient(denominator_, right)) * quotient(other.denominator_, left));
  return *this;
}

Exact& Exact::operator/=(const Exact& other)
{
  if (other.is_zero()) throw std::domain_error("Exact: division by 0");
  if (big_ || other.big_ || other.numerator_ == std::numeric_limits<std::int64_t>::min()) {
    Big::store(*this, Big::of(*this) / Big::of(other));
    return *this;
  }
  Exact inverse;
  inverse.numerator_ = other.numerator_ < 0 ? -other.denominator_ : other.denominator_;
  inverse.denominator_ = other.numerator_ < 0 ? -other.numerator_ : other.numerator_;
  return *this *= inverse;
}

int Exact::compare(const Exact& a, const Exact& b)
{
  if (a.big_ || b.big_) return Big::of(a).compare(Big::of(b));
  const Wide left = static_cast<Wide>(a.numerator_) * b.denominator_;
  const Wide right = static_cast<Wide>(b.numerator_) * a.denominator_;
  return left < right ? -1 : left > right ? 1 : 0;
}

}  // namespace util
