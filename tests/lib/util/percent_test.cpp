// SPDX-License-Identifier: Apache-2.0
#include "lib/util/percent.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Percent, LeavesOnlyWhatCanStandInAnAddress)
{
  EXPECT_EQ(util::percent_encoded("Az09-._~"), "Az09-._~");
  EXPECT_EQ(util::percent_encoded("ก /&=+%"), "%E0%B8%81%20%2F%26%3D%2B%25");
  EXPECT_EQ(util::percent_byte('\xFF'), "%FF");
}

TEST(Percent, JoinsFieldsInTheirOrder)
{
  EXPECT_EQ(util::urlencoded({}), "");
  EXPECT_EQ(util::urlencoded(util::Fields({{"q", "สระบุรี"}, {"a b", ""}, {"q", "1&2"}})),
            "q=%E0%B8%AA%E0%B8%A3%E0%B8%B0%E0%B8%9A%E0%B8%B8%E0%B8%A3%E0%B8%B5&a%20b=&q=1%262");
}

}  // namespace
