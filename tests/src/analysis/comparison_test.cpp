// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/comparison.hpp"

#include <gtest/gtest.h>

#include "src/analysis/analysis.hpp"

#include "tests/src/analysis/printed_result.hpp"
#include "tests/src/analysis/seed_002.hpp"

namespace {

using analysis::Exact;
using Reasons = std::vector<std::string>;

bool has(const Reasons& reasons, const std::string& reason)
{
  return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

TEST(Comparison, TheSameFrameworkComparesEverything)
{
  const auto framework = seed_002::framework_of(2567);
  auto next = *framework;
  next.fiscal_year = 2568;
  for (std::size_t i = 0; i < framework->indicators.size(); ++i)
    EXPECT_EQ(analysis::why_not_comparable(*framework, i, next, i), Reasons{});
}

TEST(Comparison, FourAndSixLevelsAreNotTheSame)
{
  const auto earlier = seed_002::framework_of(2565);
  const auto later = seed_002::framework_of(2567);
  const auto reasons = [&](const char* code) {
    return analysis::why_not_comparable(*earlier, *earlier->indicator(code), *later, *later->indicator(code));
  };
  EXPECT_TRUE(has(reasons("1"), "analysis.scale_changed"));
  EXPECT_TRUE(has(reasons("1"), "analysis.questions_changed"));
  EXPECT_FALSE(has(reasons("1"), "analysis.parts_changed"));
  EXPECT_TRUE(has(reasons("6"), "analysis.parts_changed"));
  EXPECT_EQ(reasons("9"), Reasons{"analysis.items_changed"});
}

TEST(Comparison, OneChangeAtATime)
{
  const auto framework = seed_002::framework_of(2567);
  const auto reasons = [&](const framework::Framework& other, const char* code) {
    return analysis::why_not_comparable(*framework, *framework->indicator(code), other, *other.indicator(code));
  };
  auto other = *framework;
  other.questions[*other.question("i1")].wording.th += " (ใหม่)";
  EXPECT_EQ(reasons(other, "1"), Reasons{"analysis.questions_changed"});
  EXPECT_EQ(reasons(other, "2"), Reasons{});
  other.questions[*other.question("i1")].wording.provisional = true;
  EXPECT_EQ(reasons(other, "1"), Reasons{}) << "our own wording proves nothing";

  other = *framework;
  other.questions[*other.question("i5")].reversed = false;
  EXPECT_EQ(reasons(other, "2"), Reasons{"analysis.questions_changed"});

  other = *framework;
  other.scales[other.questions[*other.question("i1")].scale].levels[1].points = Exact{25};
  EXPECT_EQ(reasons(other, "1"), Reasons{"analysis.scale_changed"});
  EXPECT_EQ(reasons(other, "9"), Reasons{});

  other = *framework;
  other.instruments[*other.instrument("EIT")].parts[0].weight = Exact{1, 3};
  EXPECT_EQ(reasons(other, "6"), Reasons{"analysis.parts_changed"});

  other = *framework;
  other.sub_indicators[*other.sub_indicator("9.2")].items.pop_back();
  EXPECT_EQ(reasons(other, "9"), Reasons{"analysis.items_changed"});
  EXPECT_EQ(reasons(other, "10"), Reasons{});

  other = *framework;
  other.instruments[*other.instrument("EIT")].kind = framework::InstrumentKind::disclosure;
  EXPECT_EQ(reasons(other, "6"), Reasons{"analysis.instrument_changed"});
}

TEST(Comparison, YearsAscendAndOnlyEarlierOnesCount)
{
  const auto of = [](int year, const char* total) {
    return printed_result::of(seed_002::framework_of(year), {}, total);
  };
  const auto now = of(2567, "86.63");
  const auto y2565 = of(2565, "79.64");
  const auto y2563 = of(2563, "82.35");
  const auto later = of(2568, "98.80");
  const auto same = of(2567, "50.00");
  const auto years = analysis::years_of(now, {&later, &y2565, nullptr, &same, &y2563, &y2565});
  ASSERT_EQ(years.size(), 3U);
  EXPECT_EQ(years[0].fiscal_year, 2563);
  EXPECT_EQ(years[1].fiscal_year, 2565);
  EXPECT_EQ(years[2].result, &now);

  const auto comparisons = analysis::comparisons_of(now, years);
  ASSERT_EQ(comparisons.size(), 2U);
  EXPECT_EQ(comparisons[0].earlier_year, 2565);
  EXPECT_EQ(*comparisons[0].total_difference, Exact::parse("6.99"));
  EXPECT_TRUE(comparisons[0].framework_changed);
  EXPECT_TRUE(has(comparisons[0].why_not, "analysis.levels_changed"));
  EXPECT_FALSE(has(comparisons[0].why_not, "analysis.weights_changed"));
  EXPECT_TRUE(comparisons[0].changes.empty()) << "no indicator is printed";
  EXPECT_EQ(comparisons[1].earlier_year, 2563);
}

TEST(Comparison, ChangesAreExactAndSaidToBeComparableOrNot)
{
  const auto before = printed_result::of(seed_002::framework_of(2565),
                                         {"95", "95", "95", "95", "95", "90", "90", "90", "80", ""}, "88.00");
  const auto now = printed_result::of(seed_002::framework_of(2567), {"97.97", "93.19", "94.93", "93.04", "96.81",
                                                                     "92.62", "88.30", "64.61", "77.62", "90"});
  const auto comparisons = analysis::comparisons_of(now, analysis::years_of(now, {&before}));
  ASSERT_EQ(comparisons.size(), 1U);
  ASSERT_EQ(comparisons[0].changes.size(), 9U) << "indicator 10 is not known before";
  EXPECT_EQ(comparisons[0].changes[0].difference, Exact::parse("2.97"));
  for (const auto& change : comparisons[0].changes) {
    EXPECT_FALSE(change.comparable);
    EXPECT_FALSE(change.why_not.empty());
  }

  auto next_framework = std::make_shared<framework::Framework>(*now.framework);
  next_framework->fiscal_year = 2568;
  auto next = now;
  next.framework = next_framework;
  next.indicators[7].score = Exact{70};
  const auto same = analysis::comparisons_of(next, analysis::years_of(next, {&now}));
  EXPECT_FALSE(same[0].framework_changed);
  EXPECT_TRUE(same[0].changes[7].comparable);
  EXPECT_EQ(same[0].changes[7].difference, Exact::parse("5.39"));
}

TEST(Comparison, APartAnsweredInOneYearOnlyIsNotLike)
{
  const auto now = seed_002::result();
  auto earlier_framework = std::make_shared<framework::Framework>(*now.framework);
  earlier_framework->fiscal_year = 2566;
  auto earlier = now;
  earlier.framework = earlier_framework;
  earlier.indicators[5].parts[1].reset();
  const auto comparisons = analysis::comparisons_of(now, analysis::years_of(now, {&earlier}));
  EXPECT_EQ(comparisons[0].changes[5].why_not, Reasons{"analysis.parts_missing"});
  EXPECT_TRUE(comparisons[0].changes[6].comparable);
}

}  // namespace
