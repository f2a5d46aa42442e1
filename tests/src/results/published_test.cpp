// SPDX-License-Identifier: Apache-2.0
// Reading published.csv: what is understood, and every fault at once.
#include "src/results/published.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "lib/util/messages.hpp"

#include "src/results/published_cells.hpp"

namespace {

using results::Published;
using util::Exact;

Published read(const std::string& text)
{
  return results::read_published(util::CsvReader::from_text(text, "published.csv"));
}

std::vector<std::string> codes(const util::Problems& problems)
{
  std::vector<std::string> result;
  for (const util::Problem& problem : problems)
    result.push_back(problem.code);
  return result;
}

using Codes = std::vector<std::string>;

TEST(Published, ReadsTheWorldsTable)
{
  const Published published = results::read_published(util::CsvReader::open("tests/world/published.csv"));
  EXPECT_EQ(codes(published.problems), Codes{});
  EXPECT_EQ(codes(published.remarks), Codes{});
  ASSERT_EQ(published.rows.size(), 6U);
  const results::PublishedRow& rawe = published.rows[2];
  EXPECT_EQ(rawe.agency, "องค์การบริหารส่วนตำบลระเว");
  EXPECT_EQ(rawe.agency_type, "subdistrict");
  EXPECT_EQ(rawe.fiscal_year, 2567);
  EXPECT_EQ(rawe.indicators.size(), 10U);
  EXPECT_EQ(rawe.questions.size(), 24U);
  EXPECT_EQ(rawe.items.size(), 35U);
  EXPECT_EQ(rawe.total->value, Exact::parse("86.63"));
  EXPECT_EQ(rawe.level, "ผ่าน");
  EXPECT_EQ(rawe.questions.at("e9").value, Exact::parse("16.98"));
  EXPECT_TRUE(rawe.items.at("o33").value.is_zero());
  EXPECT_EQ(published.rows[4].level, "");
  EXPECT_TRUE(published.rows[4].indicators.empty());
}

TEST(Published, UnderstandsHowPeopleWrite)
{
  const Published published = read(
      "\xEF\xBB\xBF Agency ;FISCAL_YEAR;๑;๑๐;ข้อ ๐๕;๐7;ข้อ o12;I3;Total;level;n_iit\r\n"
      "อบต.ก;๒๕๖๗;๙๗.๙๗;90,00;100;0;๑๐๐;98.70 %;86.63;ผ่าน;1,046\r\n");
  EXPECT_EQ(codes(published.problems), Codes{});
  ASSERT_EQ(published.rows.size(), 1U);
  const results::PublishedRow& row = published.rows[0];
  EXPECT_EQ(row.fiscal_year, 2567);
  EXPECT_EQ(row.indicators.at("1").value, Exact::parse("97.97"));
  EXPECT_EQ(row.indicators.at("10").value, Exact{90});
  EXPECT_EQ(row.indicators.at("10").places, 2);
  EXPECT_EQ(row.questions.at("i3").value, Exact::parse("98.7"));
  EXPECT_TRUE(row.items.at("o5").zero_for_o);
  EXPECT_TRUE(row.items.at("o7").zero_for_o);
  EXPECT_FALSE(row.items.at("o12").zero_for_o);
  EXPECT_EQ(row.items.at("o5").place.field, "ข้อ ๐๕");
  EXPECT_EQ(row.items.at("o5").place.line, 2);
  EXPECT_EQ(row.counts.at("n_iit"), 1046);
  EXPECT_EQ(codes(published.remarks),
            (Codes{"published.heading_read_as", "published.heading_read_as", "published.thai_zero_for_o",
                   "published.thai_zero_for_o", "published.heading_read_as"}));
}

TEST(Published, NamesAllFaultsAtOnce)
{
  const Published published = read(
      "agency,fiscal_year,1,colour,o5,๐5,total,level,n_eit,\n"
      "ก,2024,97.97,blue,100,100,86.63,ผ่าน,53,\n"
      ",2567,abc,,,,9e1,,-3,\n"
      "ข,67,1.2.3,,,,86,630,,x\n"
      "ค,2567,,,,,\n"
      "ค,๒๕๖๗,,,,,\n"
      "ง,,nan,,,,,,,,,y\n"
      "จ,soon,,,,,,,,\n");
  const Codes expected{"published.unknown_column",  // colour
                       "published.column_twice",    // ๐5
                       "published.year_common_era",
                       "published.not_a_number",
                       "published.not_a_number",
                       "published.not_a_count",
                       "published.cell_missing",  // line 3: no agency
                       "published.year_short",
                       "published.not_a_number",
                       "published.cell_without_heading",  // line 4: x
                       "published.row_twice",
                       "published.cell_missing",
                       "published.not_a_number",
                       "published.cell_without_heading",
                       "published.not_a_year"};
  EXPECT_EQ(codes(published.problems), expected);
  for (const util::Problem& problem : published.problems)
    EXPECT_GT(problem.place.line, 0) << problem.code;
  EXPECT_EQ(published.problems[2].params.at("year"), "2567");
  EXPECT_EQ(published.problems[2].place.field, "fiscal_year");
  EXPECT_EQ(published.problems[7].params.at("year"), "2567");
}

TEST(Published, EveryFaultHasWordsInBothLanguages)
{
  for (const util::Language language : {util::Language::thai, util::Language::english}) {
    const util::Messages messages = util::Messages::embedded(language);
    for (const char* text : {"", "agency,fiscal_year\n", "total\n1\n", "agency,fiscal_year,x,o1,๐1,1,n_iit\n",
                             "agency,fiscal_year,1,n_iit\n,2024,a,b,c\nก,9,,\nก,19,,\nก,2567,,\nก,2567,,\n"}) {
      const Published published = read(text);
      EXPECT_FALSE(published.problems.empty()) << text;
      for (const util::Problem& problem : published.problems)
        EXPECT_NE(messages.say(problem).find("published.csv"), std::string::npos);
      for (const util::Problem& remark : published.remarks)
        EXPECT_FALSE(messages.say(remark).empty());
    }
    EXPECT_FALSE(messages.say("published.part_from_questions", {{"instrument", "EIT"}, {"part", "1"}}).empty());
    EXPECT_FALSE(messages.say("published.heading_read_as", {{"code", "o1"}}).empty());
  }
}

TEST(Published, EmptyAndHeadingsOnlyAreFaults)
{
  EXPECT_EQ(codes(read("").problems), Codes{"published.empty"});
  EXPECT_EQ(codes(read("agency,fiscal_year\n").problems), Codes{"published.no_rows"});
  EXPECT_EQ(codes(read("total,level\n1,A\n").problems),
            (Codes{"published.column_missing", "published.column_missing"}));
}

TEST(Published, CellsThatLackAtTheEndAreBlank)
{
  const Published published = read("agency,fiscal_year,1,total,level\nก,2567\n\nข,2567,-,–,—\n");
  EXPECT_EQ(codes(published.problems), Codes{});
  ASSERT_EQ(published.rows.size(), 2U);
  EXPECT_FALSE(published.rows[1].total);
  EXPECT_EQ(published.rows[1].level, "");
}

TEST(PrintedNumber, StandsForItsRoundingInterval)
{
  const auto printed = results::parse_printed("86.63");
  ASSERT_TRUE(printed);
  EXPECT_EQ(printed->low(), Exact::parse("86.625"));
  EXPECT_EQ(printed->high(), Exact::parse("86.635"));
  EXPECT_EQ(results::parse_printed("88.3")->high(), Exact::parse("88.35"));
  EXPECT_EQ(results::parse_printed("90")->low(), Exact::parse("89.5"));
}

TEST(PrintedNumber, FullAndEmptyScoresNeedNoDecimals)
{
  EXPECT_EQ(results::parse_printed("100")->low(), Exact::parse("99.995"));
  EXPECT_EQ(results::parse_printed("100")->high(), Exact{100});
  EXPECT_EQ(results::parse_printed("0")->low(), Exact{0});
  EXPECT_EQ(results::parse_printed("0")->high(), Exact::parse("0.005"));
}

TEST(PrintedNumber, ForgivesSpreadsheets)
{
  EXPECT_EQ(results::parse_printed("79.63999999999999")->value, Exact::parse("79.64"));
  EXPECT_EQ(results::parse_printed("79.63999999999999")->places, 2);
  EXPECT_EQ(results::parse_printed("97.9710144927536")->value, Exact::parse("97.971014"));
  EXPECT_EQ(results::parse_printed("97.9710144927536")->places, 6);
}

TEST(PrintedNumber, RefusesWhatIsUnclear)
{
  for (const char* text : {"", ".", "1.", ".5", "86,630", "1,2,3", "1e2", "nan", "0x10", "--5", "86.63.1", "A",
                           "1234567890123456789012345678901", "๘๖.๖๓x"})
    EXPECT_FALSE(results::parse_printed(text)) << text;
  EXPECT_EQ(results::parse_printed("-5")->value, Exact{-5});
  EXPECT_EQ(results::parse_printed("150.00")->high(), Exact::parse("150.005"));
}

TEST(PrintedNumber, Counts)
{
  EXPECT_EQ(results::parse_count("๔๖"), 46);
  EXPECT_EQ(results::parse_count("12,345"), 12345);
  for (const char* text : {"", "-1", "4.5", "1,23", "12,3456", ",", "9999999999"})
    EXPECT_FALSE(results::parse_count(text)) << text;
}

RC_GTEST_PROP(Published, NeverFailsOnAnyText, (const std::string& text))
{
  const Published published = read("agency,fiscal_year,1,o5\n" + text);
  RC_ASSERT(published.rows.size() <= text.size() + 1);
}

RC_GTEST_PROP(PrintedNumber, ReadsBackWhatWasPrinted, ())
{
  const Exact score{*rc::gen::inRange<std::int64_t>(0, 30'000), 300};
  const auto printed = results::parse_printed(score.decimal(2));
  RC_ASSERT(printed.has_value());
  RC_ASSERT(printed->low() <= score);
  RC_ASSERT(score <= printed->high());
}

}  // namespace
