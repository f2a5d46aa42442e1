// SPDX-License-Identifier: Apache-2.0
#include "lib/util/exact_sum.hpp"

#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace {

using util::Exact;
using util::ExactSum;

Exact sum_of(const std::vector<Exact>& values)
{
  ExactSum sum;
  for (const Exact& value : values)
    sum.add(value);
  return sum.total();
}

TEST(ExactSum, IsInLowestTerms)
{
  EXPECT_EQ(ExactSum().total(), Exact(0));
  EXPECT_EQ(sum_of({Exact(1, 6), Exact(1, 3)}).fraction(), "1/2");
  EXPECT_EQ(sum_of({Exact(4540, 46), Exact(4480, 46), Exact(4500, 46)}).fraction(), "6760/23");
  EXPECT_EQ(sum_of({Exact(1, 2), Exact(-1, 2)}).fraction(), "0");
}

TEST(ExactSum, DividesByACount)
{
  ExactSum sum;
  sum.add(Exact(200));
  sum.add(Exact(1, 2));
  EXPECT_EQ(sum.over(3).fraction(), "401/6");
  EXPECT_EQ(sum.over(-3).fraction(), "-401/6");
  EXPECT_THROW(sum.over(0), std::domain_error);
}

TEST(ExactSum, GoesOnWhereSixtyFourBitsEnd)
{
  constexpr std::int64_t k_most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(sum_of({Exact(k_most), Exact(k_most), Exact(1, 2)}), Exact(k_most) + Exact(k_most) + Exact(1, 2));
  EXPECT_EQ(sum_of({Exact(1, k_most), Exact(1, k_most - 1)}), Exact(1, k_most) + Exact(1, k_most - 1));
  const Exact longer = Exact(k_most) * Exact(k_most);
  EXPECT_EQ(sum_of({longer, Exact(1, 3), -longer}), Exact(1, 3));
  ExactSum sum;
  sum.add(Exact(1, k_most));
  EXPECT_EQ(sum.over(k_most), Exact(1, k_most) / Exact(k_most));
}

TEST(ExactSumProperty, EqualsAddingOneByOne)
{
  EXPECT_TRUE(rc::check([](const std::vector<std::pair<std::int64_t, std::int64_t>>& parts, bool is_short) {
    Exact one_by_one;
    ExactSum sum;
    for (const auto& [numerator, denominator] : parts) {
      const Exact value = is_short ? Exact(numerator % 10000, denominator % 100 + 100)
                                   : Exact(numerator, denominator == 0 ? 1 : denominator);
      one_by_one += value;
      sum.add(value);
    }
    RC_ASSERT(sum.total().fraction() == one_by_one.fraction());
    RC_ASSERT(sum.over(7).fraction() == (one_by_one / Exact(7)).fraction());
  }));
}

}  // namespace
