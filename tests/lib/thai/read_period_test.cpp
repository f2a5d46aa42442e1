// SPDX-License-Identifier: Apache-2.0
#include "lib/thai/read_period.hpp"

#include <gtest/gtest.h>

namespace thai {
namespace {

using namespace std::chrono_literals;
using std::chrono::year_month_day;

Period period_of(year_month_day first, year_month_day last)
{
  return {first, last};
}

const Period k_year_2569 = period_of(2025y / 10 / 1, 2026y / 9 / 30);

TEST(ReadPeriod, MonthsWithYearsOfTwoDigitsAreOfTheBuddhistEra)
{
  EXPECT_EQ(read_period("ต.ค. ๖๘ ถึง ก.ย. ๖๙", 2569), k_year_2569);
  EXPECT_EQ(read_period("ต.ค.๖๘ ถึง ก.ย.๖๙", 2569), k_year_2569);
  EXPECT_EQ(read_period("Oct 68 to Sep 69", 2569), k_year_2569);
  EXPECT_EQ(read_period("มี.ค. ๖๙", 2569), period_of(2026y / 3 / 1, 2026y / 3 / 31));
  EXPECT_EQ(read_period("กุมภาพันธ์ 2567", 2567), period_of(2024y / 2 / 1, 2024y / 2 / 29));
}

TEST(ReadPeriod, DaysAsTheyAreWritten)
{
  EXPECT_EQ(read_period("1 ตุลาคม 2567 – 30 กันยายน 2568", 2568), period_of(2024y / 10 / 1, 2025y / 9 / 30));
  EXPECT_EQ(read_period("๔ ก.พ. ๖๔", 2564), period_of(2021y / 2 / 4, 2021y / 2 / 4));
  EXPECT_EQ(read_period("๘ ตุลาคม ๒๕๖๓", 2564), period_of(2020y / 10 / 8, 2020y / 10 / 8));
}

TEST(ReadPeriod, MonthsWithoutAYearFallIntoTheFiscalYear)
{
  EXPECT_EQ(read_period("ตุลาคม - ธันวาคม", 2569), period_of(2025y / 10 / 1, 2025y / 12 / 31));
  EXPECT_EQ(read_period("ธ.ค. – ก.พ. 2569", 2569), period_of(2025y / 12 / 1, 2026y / 2 / 28));
}

TEST(ReadPeriod, QuartersAndWholeYears)
{
  EXPECT_EQ(read_period("ไตรมาสที่ ๑", 2569), period_of(2025y / 10 / 1, 2025y / 12 / 31));
  EXPECT_EQ(read_period("Quarter 4", 2569), period_of(2026y / 7 / 1, 2026y / 9 / 30));
  EXPECT_EQ(read_period("ตลอดปีงบประมาณ", 2569), k_year_2569);
  EXPECT_EQ(read_period("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๘", 2569), period_of(2024y / 10 / 1, 2025y / 9 / 30));
}

TEST(ReadPeriod, WhatSaysNoTimeIsNone)
{
  for (const char* text : {"", "เมื่อมีโอกาส", "30 กันยายน 2568 – 1 ตุลาคม 2567", "ไตรมาสที่ 5", "31 ก.พ. 2568", "12"})
    EXPECT_EQ(read_period(text, 2569), std::nullopt) << text;
}

}  // namespace
}  // namespace thai
