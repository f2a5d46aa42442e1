// SPDX-License-Identifier: Apache-2.0
// An exact fraction, for every number that is published. Small values (64-bit numerator and denominator) are computed
// in place, which keeps a nation's scores cheap; what does not fit moves to Boost.Multiprecision's cpp_rational.
// Always in lowest terms with a positive denominator, so that equal values print and hash the same.
#pragma once
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace util {

class Exact {
 public:
  Exact() = default;
  Exact(std::int64_t value) : numerator_(value) {}  // NOLINT(google-explicit-constructor): a whole number is exact
  /// numerator / denominator; a denominator of 0 is std::domain_error.
  Exact(std::int64_t numerator, std::int64_t denominator);
  Exact(const Exact& other)
      : numerator_(other.numerator_), denominator_(other.denominator_), big_(other.big_ ? copy(*other.big_) : nullptr)
  {
  }
  Exact(Exact&&) noexcept = default;
  Exact& operator=(const Exact&);
  Exact& operator=(Exact&&) noexcept = default;
  ~Exact() = default;

  /// "0.30", "-12", "1/3" or "66 2/3"; anything else, or more than 40 characters: std::invalid_argument.
  static Exact parse(std::string_view text);

  Exact& operator+=(const Exact&);
  Exact& operator-=(const Exact&);
  Exact& operator*=(const Exact&);
  Exact& operator/=(const Exact&);  ///< by 0: std::domain_error
  friend Exact operator+(Exact a, const Exact& b) { return a += b; }
  friend Exact operator-(Exact a, const Exact& b) { return a -= b; }
  friend Exact operator*(Exact a, const Exact& b) { return a *= b; }
  friend Exact operator/(Exact a, const Exact& b) { return a /= b; }
  Exact operator-() const { return Exact{} - *this; }
  friend bool operator==(const Exact& a, const Exact& b) { return compare(a, b) == 0; }
  friend std::strong_ordering operator<=>(const Exact& a, const Exact& b) { return compare(a, b) <=> 0; }

  /// Rounded half away from zero to `places` digits: Exact(1, 3).decimal(2) == "0.33", Exact(5, 1000).decimal(2) ==
  /// "0.01".
  std::string decimal(int places) const;
  /// The value of decimal(places) as a fraction.
  Exact rounded(int places) const;
  /// "1/3", or "5" where the denominator is 1.
  std::string fraction() const;
  double approximate() const;  ///< for statistics and charts only, never for a published number
  /// The value where it is a whole number that fits.
  std::optional<std::int64_t> as_whole() const
  {
    return big_ || denominator_ != 1 ? std::nullopt : std::optional(numerator_);
  }
  bool is_zero() const { return !big_ && numerator_ == 0; }
  bool is_whole() const { return big_ ? is_big_whole() : denominator_ == 1; }

 private:
  friend class ExactSum;
  struct Big;
  struct DropBig {  // declared here so that the constructors above can be inline while Big is unknown
    void operator()(Big* big) const;
  };
  bool is_big_whole() const;
  static Big* copy(const Big& big);
  static int compare(const Exact& a, const Exact& b);
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
  std::unique_ptr<Big, DropBig> big_;  // set where the value does not fit in the two numbers above
};

}  // namespace util
