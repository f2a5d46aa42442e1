// SPDX-License-Identifier: Apache-2.0
#include "lib/thai/read_date.hpp"

#include <string>

#include <gtest/gtest.h>

#include "lib/thai/thai.hpp"
#include "lib/util/messages.hpp"

namespace {

using std::chrono::year_month_day;

int read_year(const char* text)
{
  const auto year = thai::read_year(text);
  return year ? static_cast<int>(*year) : 0;
}

TEST(ReadDate, AYearIsOfTheEraThatItsNumberTells)
{
  EXPECT_EQ(read_year("2569"), 2026);
  EXPECT_EQ(read_year("2026"), 2026);
  EXPECT_EQ(read_year("2400"), 1857);
  EXPECT_EQ(read_year("2399"), 2399);
  EXPECT_EQ(read_year("1800"), 1800);
  EXPECT_EQ(read_year("B.E. 2569"), 2026);
  EXPECT_EQ(read_year("\u0E1E.\u0E28.\u0E52\u0E55\u0E56\u0E59"), 2026);
  for (const char* nothing : {"69", "1799", "25690", "", "-2569", "2569x", "+2569"})
    EXPECT_EQ(read_year(nothing), 0) << nothing;
}

TEST(ReadDate, EveryDateThatIsWrittenIsReadAgain)
{
  for (const util::Language language : {util::Language::thai, util::Language::english}) {
    for (std::chrono::sys_days day = std::chrono::year(2024) / 1 / 1; day < std::chrono::year(2025) / 1 / 1;
         day += std::chrono::days(1)) {
      const std::string written = thai::long_date(year_month_day(day), language);
      ASSERT_EQ(thai::read_date(written), year_month_day(day)) << written;
      ASSERT_EQ(thai::read_date(thai::to_thai_digits(written)), year_month_day(day)) << written;
    }
  }
}

TEST(ReadDate, WhatIsNoDayOfTheCalendarIsNothing)
{
  for (const char* nothing : {"29/2/2568", "31/4/2569", "0/1/2569", "1/13/2569", "1/1", "1/1/1/2569", "2569", "a b c",
                              "", "1/1/69", "1.5.69.2569", "--", "2569-11-31"})
    EXPECT_EQ(thai::read_date(nothing), std::nullopt) << nothing;
  EXPECT_EQ(thai::read_date(std::string(5000, '1')), std::nullopt);
}

}  // namespace
