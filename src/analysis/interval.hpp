// SPDX-License-Identifier: Apache-2.0
// What a rounded number leaves open: all values from low to high, both included. Published scores are reasoned about
// as such intervals, exactly, so that rounding is never taken for a contradiction, nor a contradiction for rounding.
#pragma once
#include <algorithm>

#include "lib/util/exact.hpp"

namespace analysis {

using util::Exact;

struct Interval {
  Exact low;
  Exact high;

  bool contains(const Exact& value) const { return low <= value && value <= high; }
  bool meets(const Interval& other) const { return low <= other.high && other.low <= high; }
  bool empty() const { return high < low; }

  Interval& operator+=(const Interval& other)
  {
    low += other.low;
    high += other.high;
    return *this;
  }
  friend Interval operator+(Interval a, const Interval& b) { return a += b; }
  /// Low minus high and high minus low: all differences of two values.
  friend Interval operator-(const Interval& a, const Interval& b) { return {a.low - b.high, a.high - b.low}; }
  friend Interval operator*(Interval a, const Exact& factor)  ///< a factor not below 0
  {
    a.low *= factor;
    a.high *= factor;
    return a;
  }
  friend Interval operator/(Interval a, const Exact& divisor)  ///< a divisor above 0
  {
    a.low /= divisor;
    a.high /= divisor;
    return a;
  }
};

inline Interval common(const Interval& a, const Interval& b)  ///< empty() where they do not meet
{
  return {std::max(a.low, b.low), std::min(a.high, b.high)};
}

/// Any score at all.
inline Interval any_score()
{
  return {Exact{0}, Exact{100}};
}

}  // namespace analysis
