// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/part_gaps.hpp"

#include <gtest/gtest.h>

#include "tests/src/analysis/printed_result.hpp"
#include "tests/src/analysis/seed_002.hpp"

namespace {

using analysis::Exact;

TEST(PartGaps, Seed002PartTwoIsLower)
{
  const auto gaps = analysis::part_gaps_of(seed_002::result());
  ASSERT_EQ(gaps.size(), 3U);
  const char* first[] = {"97.23", "94.59", "69.56"};
  const char* second[] = {"88.00", "82.00", "59.67"};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(gaps[i].first.decimal(2), first[i]);
    EXPECT_EQ(gaps[i].second.decimal(2), second[i]);
    EXPECT_EQ(gaps[i].gap, gaps[i].second - gaps[i].first);
    EXPECT_FALSE(gaps[i].implied);
  }
}

TEST(PartGaps, PrintedQuestionsAndIndicatorsImplyIt)
{
  const auto printed = [](const char* text) { return results::Printed{Exact::parse(text), 2, {}}; };
  results::PublishedRow row;
  row.fiscal_year = 2567;
  row.indicators = {{"8", printed("64.61")}};
  row.questions = {{"e7", printed("97.36")}, {"e8", printed("94.34")}, {"e9", printed("16.98")}};
  const auto gaps = analysis::part_gaps_of(results::to_result(row, seed_002::framework_of(2567)));
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_TRUE(gaps[0].implied);
  EXPECT_EQ(gaps[0].first.decimal(2), "69.56");
  EXPECT_EQ(gaps[0].second.decimal(2), "59.66");
}

TEST(PartGaps, SurveysOfOnePartHaveNone)
{
  const auto result = printed_result::of(seed_002::framework_of(2565), std::vector<const char*>(10, "90"));
  EXPECT_TRUE(analysis::part_gaps_of(result).empty());
}

}  // namespace
