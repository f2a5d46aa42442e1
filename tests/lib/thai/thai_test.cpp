// SPDX-License-Identifier: Apache-2.0
#include "lib/thai/thai.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "lib/thai/fonts.hpp"

namespace {

using util::Language;
using namespace std::chrono;

TEST(Digits, turn_there_and_back)
{
  EXPECT_EQ(thai::to_thai_digits("86.63 คะแนน"), "๘๖.๖๓ คะแนน");
  EXPECT_EQ(thai::to_arabic_digits("พ.ศ. ๒๕๖๘"), "พ.ศ. 2568");
  EXPECT_EQ(thai::in_digits("o12", thai::Digits::arabic), "o12");
}

TEST(Digits, leave_other_thai_letters_alone)
{
  EXPECT_EQ(thai::to_arabic_digits("ๆ ฯ ๏ ๚ ๛"), "ๆ ฯ ๏ ๚ ๛");
  EXPECT_EQ(thai::to_arabic_digits("\xE0\xB9"), "\xE0\xB9");
}

TEST(Digits, round_trip_of_any_digits)
{
  EXPECT_TRUE(rc::check([](unsigned long number) {
    const std::string text = std::to_string(number);
    RC_ASSERT(thai::to_arabic_digits(thai::to_thai_digits(text)) == text);
  }));
}

TEST(Dates, buddhist_in_thai_and_common_in_english)
{
  const year_month_day date = 2025y / October / 21;
  EXPECT_EQ(thai::long_date(date, Language::thai), "21 ตุลาคม 2568");
  EXPECT_EQ(thai::long_date(date, Language::english), "21 October 2025");
}

TEST(Dates, fiscal_year_is_named_by_its_end)
{
  EXPECT_EQ(thai::fiscal_year_begin(2568), (2024y / October / 1));
  EXPECT_EQ(thai::fiscal_year_period(2568, Language::thai), "1 ตุลาคม 2567 – 30 กันยายน 2568");
  EXPECT_EQ(thai::fiscal_year_period(2568, Language::english), "1 October 2024 – 30 September 2025");
}

TEST(Dates, fiscal_year_in_short_months)
{
  EXPECT_EQ(thai::fiscal_year_months(2568, Language::thai), "ต.ค. 2567 – ก.ย. 2568");
  EXPECT_EQ(thai::fiscal_year_months(2568, Language::english), "Oct 2024 – Sep 2025");
}

TEST(Collation, thai_dictionary_order_puts_leading_vowels_after_their_consonant)
{
  EXPECT_LT(thai::collate("กา", "เก"), 0);
  EXPECT_LT(thai::collate("เก", "ขา"), 0);
}

TEST(FileNames, keep_thai_and_drop_what_systems_refuse)
{
  EXPECT_EQ(thai::file_name("เทศบาลตำบล วังไผ่/2565"), "เทศบาลตำบล_วังไผ่_2565");
  EXPECT_EQ(thai::file_name("../../etc/passwd"), "_.._etc_passwd");
  EXPECT_EQ(thai::file_name("///"), "_");
}

TEST(FileNames, are_cut_between_characters)
{
  std::string name;
  for (int i = 0; i < 100; ++i)
    name += "ก";
  EXPECT_EQ(thai::file_name(name).size(), 120U);
}

TEST(Fonts, text_has_width_that_grows_with_size_and_weight)
{
  const double width = thai::text_width("การปฏิบัติหน้าที่", 16);
  EXPECT_GT(width, 40);
  EXPECT_NEAR(thai::text_width("การปฏิบัติหน้าที่", 32), 2 * width, 0.5);
  EXPECT_GT(thai::text_width("การปฏิบัติหน้าที่", 16, true), width);
}

TEST(Fonts, marks_above_and_below_take_no_width)
{
  EXPECT_NEAR(thai::text_width("ปู่", 16), thai::text_width("ป", 16), 0.01);
}

TEST(Wrapping, breaks_between_words_and_loses_nothing)
{
  const std::string text = "การป้องกันการทุจริตและประพฤติมิชอบภายในหน่วยงาน";
  const auto lines = thai::wrap(text, 90, 16);
  EXPECT_GT(lines.size(), 2U);
  std::string joined;
  for (const auto& line : lines) {
    EXPECT_LE(thai::text_width(line, 16), 90.01);
    joined += line;
  }
  EXPECT_EQ(joined, text);
  EXPECT_EQ(lines.front().find("การป้องกัน"), 0U);
}

TEST(Wrapping, compound_words_stay_whole)
{
  const std::string text = "คะแนนเฉลี่ยของทุกหน่วยงานในตัวชี้วัดที่มีการปรับปรุงอย่างต่อเนื่อง มากน้อยเพียงใด";
  const std::vector<std::string> compounds = {"หน่วยงาน", "ตัวชี้วัด", "ต่อเนื่อง", "มากน้อย"};
  for (double width = 60; width < 200; width += 5) {
    const auto lines = thai::wrap(text, width, 16);
    for (const std::string& word : compounds) {
      const bool whole = std::any_of(lines.begin(), lines.end(),
                                     [&](const auto& line) { return line.find(word) != std::string::npos; });
      EXPECT_TRUE(whole) << word << " at " << width;
    }
  }
}

TEST(Wrapping, of_nothing_is_one_empty_line)
{
  EXPECT_EQ(thai::wrap("", 90, 16), std::vector<std::string>{""});
}

TEST(Wrapping, widest_word_is_narrower_than_the_text_and_fits_every_line)
{
  const std::string text = "ผู้มีส่วนได้ส่วนเสีย ภายในหน่วยงาน";
  const double widest = thai::widest_word(text, 16);
  EXPECT_LT(widest, thai::text_width(text, 16));
  for (const auto& line : thai::wrap(text, widest + 0.1, 16))
    EXPECT_LE(thai::text_width(line, 16), widest + 0.1);
  EXPECT_NEAR(thai::widest_word("OIT", 16), thai::text_width("OIT", 16), 0.01);
  EXPECT_EQ(thai::widest_word("", 16), 0);
}

// text_width adds up the digits of a number; the widest word of it is measured as a whole.
TEST(Fonts, DigitsStandBesideEachOtherWithoutKerning)
{
  const std::string digits = "0123456789.";
  for (const bool bold : {false, true}) {
    for (const char first : digits) {
      for (const char second : digits) {
        const std::string number = {'8', first, second, '1'};
        EXPECT_NEAR(thai::text_width(number, 9, bold), thai::widest_word(number, 9, bold), 0.001) << number;
      }
    }
  }
}

}  // namespace
