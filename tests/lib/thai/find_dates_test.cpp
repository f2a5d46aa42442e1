// SPDX-License-Identifier: Apache-2.0
#include "lib/thai/find_dates.hpp"

#include <string>

#include <gtest/gtest.h>

namespace {

std::string found(std::string_view text)
{
  std::string all;
  for (const thai::FoundDate& date : thai::find_dates(text)) {
    if (!all.empty()) all += ' ';
    all += std::to_string(static_cast<int>(date.day.year())) + "-" +
           std::to_string(static_cast<unsigned>(date.day.month())) + "-" +
           std::to_string(static_cast<unsigned>(date.day.day()));
  }
  return all;
}

TEST(FindDates, in_every_way_of_writing)
{
  EXPECT_EQ(found("เริ่ม 1 ต.ค. 2566 สิ้นสุด ๓๐ กันยายน พ.ศ. ๒๕๖๗"), "2023-10-1 2024-9-30");
  EXPECT_EQ(found("1/10/2566, 2023-10-02; 3-10-66"), "2023-10-1 2023-10-2 2023-10-3");
  EXPECT_EQ(found("1 October 2023 and 5 Nov 2023"), "2023-10-1 2023-11-5");
  EXPECT_EQ(found("5 ม.ค. 67"), "2024-1-5");
}

TEST(FindDates, both_ends_of_a_range)
{
  EXPECT_EQ(found("1 - 5 ต.ค. 2566"), "2023-10-1 2023-10-5");
  EXPECT_EQ(found("1 ต.ค. – 5 พ.ย. 2566"), "2023-10-1 2023-11-5");
  EXPECT_EQ(found("1 ต.ค. 2566 - 30 ก.ย. 2567"), "2023-10-1 2024-9-30");
  EXPECT_EQ(found("1 มกราคม ถึง 3 มกราคม 2567"), "2024-1-1 2024-1-3");
}

TEST(FindDates, what_is_no_date_is_left)
{
  for (const char* text :
       {"", "2567", "ต.ค. 2566", "31/02/2567", "1.2.67", "02-123-4567", "1,234.50", "ข้อ 1/2567", "12"})
    EXPECT_EQ(found(text), "") << text;
}

TEST(FindMonths, by_name)
{
  EXPECT_EQ(thai::find_months("ต.ค. พฤศจิกายน Dec มี.ค. decide").size(), 4U);
}

}  // namespace
