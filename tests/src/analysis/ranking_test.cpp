// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/ranking.hpp"

#include <gtest/gtest.h>

#include "tests/src/analysis/printed_result.hpp"
#include "tests/src/analysis/seed_002.hpp"

namespace {

using analysis::Exact;
using Indexes = std::vector<std::size_t>;

scoring::Result printed(const std::vector<const char*>& indicators)
{
  return printed_result::of(seed_002::framework_of(2567), indicators);
}

TEST(Ranking, EqualAsDisplayedShareARank)
{
  // 93.194 and 93.19 both show 93.19.
  const auto result = printed({"97.97", "93.194", "93.19", "90", "96"});
  const auto ranking = analysis::ranking_of(result);
  ASSERT_EQ(ranking.size(), 5U);
  Indexes order;
  std::vector<int> ranks;
  for (const auto& ranked : ranking) {
    order.push_back(ranked.indicator);
    ranks.push_back(ranked.rank);
  }
  EXPECT_EQ(order, (Indexes{0, 4, 1, 2, 3}));
  EXPECT_EQ(ranks, (std::vector<int>{1, 2, 3, 3, 5}));
}

TEST(Ranking, ThresholdLooksAtDisplayedScores)
{
  const auto result = printed({"84.995", "84.99", "70", "100", "84.99"});
  const auto ranking = analysis::ranking_of(result);
  EXPECT_EQ(analysis::strengths_in(ranking, result, Exact{85}), (Indexes{3, 0}));
  EXPECT_EQ(analysis::weaknesses_in(ranking, result, Exact{85}), (Indexes{2, 1, 4}));
  EXPECT_EQ(analysis::weaknesses_in(ranking, result, Exact{70}), Indexes{});
}

TEST(Ranking, InstrumentsNameAllThatAreEqual)
{
  const auto result = printed({"90", "95", "95", "80", "80", "88", "88", "88", "100", "50"});
  const auto findings = analysis::instrument_findings(result);
  ASSERT_EQ(findings.size(), 3U);
  EXPECT_EQ(findings[0].best, (Indexes{1, 2}));
  EXPECT_EQ(findings[0].worst, (Indexes{3, 4}));
  EXPECT_EQ(findings[1].best, (Indexes{5, 6, 7}));
  EXPECT_TRUE(findings[1].worst.empty());
  EXPECT_EQ(findings[2].best, Indexes{8});
  EXPECT_EQ(findings[2].worst, Indexes{9});
}

TEST(Ranking, UnknownIndicatorsAreLeftOut)
{
  const auto result = printed({});
  EXPECT_TRUE(analysis::ranking_of(result).empty());
  for (const auto& finding : analysis::instrument_findings(result)) {
    EXPECT_TRUE(finding.best.empty());
    EXPECT_TRUE(finding.worst.empty());
    EXPECT_FALSE(finding.score);
  }
}

TEST(Ranking, Seed002)
{
  const auto result = seed_002::result();
  const auto ranking = analysis::ranking_of(result);
  const std::vector<std::string> shown{"97.97", "96.81", "94.93", "93.19", "93.04",
                                       "92.62", "90.00", "88.30", "77.62", "64.61"};
  ASSERT_EQ(ranking.size(), shown.size());
  for (std::size_t i = 0; i < shown.size(); ++i)
    EXPECT_EQ(ranking[i].score.decimal(2), shown[i]);
  EXPECT_EQ(analysis::weaknesses_in(ranking, result, Exact{85}), (Indexes{7, 8}));
}

}  // namespace
