// SPDX-License-Identifier: Apache-2.0
// Adds up many fractions. Exact brings every sum to lowest terms; here that is done once, at the end, which a nation's
// means are made of: the scores of a survey's questions nearly all have a divisor of the number of answers below them.
#pragma once
#include <cstdint>

#include "lib/util/exact.hpp"

namespace util {

class ExactSum {
 public:
  void add(const Exact& value);
  Exact total() const;
  /// total() / count; by 0: std::domain_error
  Exact over(std::int64_t count) const;

 private:
  bool add_quickly(const Exact& value);
  Exact spilt_;  // what became too long for the two numbers below
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

}  // namespace util
