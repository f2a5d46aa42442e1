// SPDX-License-Identifier: Apache-2.0
#include "lib/util/exact.hpp"

#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

namespace util {
namespace {

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 UnsignedWide;
using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

constexpr Wide k_lowest = std::numeric_limits<std::int64_t>::min();
constexpr Wide k_highest = std::numeric_limits<std::int64_t>::max();

std::uint64_t magnitude(std::int64_t value)
{
  const auto bits = static_cast<std::uint64_t>(value);
  return value < 0 ? 0 - bits : bits;
}

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
  return static_cast<std::int64_t>(std::gcd(rest, divisor));
}

/// value / divisor, which goes in evenly; a 128-bit division only where the value needs it.
Wide divided(Wide value, std::int64_t divisor)
{
  if (divisor == 1) return value;
  if (value >= k_lowest && value <= k_highest) return static_cast<std::int64_t>(value) / divisor;
  return value / divisor;
}

cpp_int big_from(Wide value)
{
  const auto positive = static_cast<UnsignedWide>(value < 0 ? -value : value);
  cpp_int big = static_cast<std::uint64_t>(positive >> 64);
  big <<= 64;
  big += static_cast<std::uint64_t>(positive);
  return value < 0 ? cpp_int(-big) : big;
}

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

void require_places(int places)
{
  if (places < 0 || places > 1000) throw std::invalid_argument("Exact: decimal places must be 0 to 1000");
}

}  // namespace

struct Exact::Big {
  cpp_rational value;

  static cpp_rational of(const Exact& exact)
  {
    return exact.big_ ? exact.big_->value : cpp_rational(exact.numerator_, exact.denominator_);
  }

  static void store(Exact& exact, const cpp_rational& value)
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

  /// Takes a fraction in lowest terms with a positive denominator.
  static void store(Exact& exact, Wide above, Wide below)
  {
    if (above >= k_lowest && above <= k_highest && below <= k_highest) {
      exact.numerator_ = static_cast<std::int64_t>(above);
      exact.denominator_ = static_cast<std::int64_t>(below);
    } else {
      store(exact, cpp_rational(big_from(above), big_from(below)));
    }
  }

  /// The value times 10^places, rounded half away from zero.
  static cpp_int scaled(const Exact& exact, int places)
  {
    const cpp_rational value = of(exact);
    return nearest(numerator(value) * power_of_ten(places), denominator(value));
  }
};

void Exact::DropBig::operator()(Big* big) const
{
  delete big;
}

Exact::Exact(std::int64_t numerator, std::int64_t denominator)
{
  if (denominator == 0) throw std::domain_error("Exact: the denominator is 0");
  const std::uint64_t divisor = std::gcd(magnitude(numerator), magnitude(denominator));
  const Wide sign = denominator < 0 ? -1 : 1;
  Big::store(*this, sign * numerator / static_cast<Wide>(divisor), sign * denominator / static_cast<Wide>(divisor));
}

Exact::Exact(const Exact& other)
    : numerator_(other.numerator_), denominator_(other.denominator_), big_(other.big_ ? new Big(*other.big_) : nullptr)
{
}

Exact::Exact(Exact&&) noexcept = default;

Exact& Exact::operator=(const Exact& other)
{
  if (this != &other) {
    numerator_ = other.numerator_;
    denominator_ = other.denominator_;
    big_.reset(other.big_ ? new Big(*other.big_) : nullptr);
  }
  return *this;
}

Exact& Exact::operator=(Exact&&) noexcept = default;
Exact::~Exact() = default;

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
  const std::int64_t other_part = other.denominator_ / shared;
  const std::int64_t own_part = denominator_ / shared;
  const Wide sum = alike ? a + c : a * other_part + c * own_part;
  const std::int64_t divisor = common_divisor(sum, shared);
  Big::store(*this, divided(sum, divisor), static_cast<Wide>(own_part) * (other.denominator_ / divisor));
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
  Big::store(*this, static_cast<Wide>(numerator_ / left) * (other.numerator_ / right),
             static_cast<Wide>(denominator_ / right) * (other.denominator_ / left));
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

std::string Exact::decimal(int places) const
{
  require_places(places);
  constexpr int k_places_in_wide = 18;  // 2^63 * 10^18 * 2 stays below 2^127
  std::string digits;
  bool negative = false;
  if (!big_ && places <= k_places_in_wide) {
    Wide scale = 1;
    for (int i = 0; i < places; ++i)
      scale *= 10;
    negative = numerator_ < 0;
    UnsignedWide scaled = (static_cast<UnsignedWide>(magnitude(numerator_)) * static_cast<UnsignedWide>(scale) * 2 +
                           magnitude(denominator_)) /
                          (static_cast<UnsignedWide>(denominator_) * 2);
    negative = negative && scaled != 0;
    for (; scaled != 0; scaled /= 10)
      digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(scaled % 10)));
  } else {
    const cpp_int scaled = Big::scaled(*this, places);
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
  Exact result;
  Big::store(result, cpp_rational(Big::scaled(*this, places), power_of_ten(places)));
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

bool Exact::is_zero() const
{
  return !big_ && numerator_ == 0;
}

bool Exact::is_whole() const
{
  return big_ ? denominator(big_->value) == 1 : denominator_ == 1;
}

}  // namespace util
