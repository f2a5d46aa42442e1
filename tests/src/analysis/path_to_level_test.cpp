// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/path_to_level.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "src/analysis/what_if.hpp"
#include "src/scoring/aggregate.hpp"

#include "tests/src/analysis/printed_result.hpp"
#include "tests/src/analysis/random_agency.hpp"
#include "tests/src/analysis/seed_002.hpp"

namespace {

using analysis::Exact;
using analysis::PathToLevel;
using analysis::PointKind;
using analysis::WeakPoint;

std::vector<WeakPoint> improvements_of(const scoring::Result& result)
{
  return analysis::by_gain(analysis::possible_improvements(result));
}

TEST(Missing, LooksAtDisplayedScores)
{
  const auto framework = seed_002::framework_of(2567);
  EXPECT_EQ(analysis::missing_for(*framework, Exact::parse("79.6427"), Exact{85}), Exact::parse("5.3523"));
  EXPECT_EQ(analysis::missing_for(*framework, Exact::parse("84.995"), Exact{85}), Exact{0});
  EXPECT_EQ(analysis::missing_for(*framework, Exact::parse("84.9949"), Exact{85}), Exact::parse("0.0001"));
  auto exact = *framework;
  exact.rules.level_of_displayed = false;
  EXPECT_EQ(analysis::missing_for(exact, Exact::parse("84.995"), Exact{85}), Exact::parse("0.005"));
}

TEST(Path, Seed002ReachesGoodThroughEachInstrument)
{
  const auto result = seed_002::result();
  const auto improvements = improvements_of(result);
  const auto path = analysis::path_to_next_level(result, improvements);
  ASSERT_TRUE(path);
  EXPECT_EQ(result.framework->levels[path->level].name.th, "ผ่านดี");
  EXPECT_EQ(path->missing, Exact{0}) << "the total suffices, two instruments do not";
  ASSERT_EQ(path->shortfalls.size(), 2U);
  EXPECT_EQ(path->shortfalls[0].displayed.decimal(2), "3.16");  // EIT 81.84
  EXPECT_EQ(path->shortfalls[1].displayed.decimal(2), "1.19");  // OIT 83.81
  EXPECT_EQ(path->unmet.size(), 1U);
  EXPECT_TRUE(path->unknown.empty());
  EXPECT_TRUE(path->reaches);
  EXPECT_FALSE(path->upper_bound);
  ASSERT_EQ(path->steps.size(), 2U);
  const WeakPoint& first = improvements[path->steps[0].weak_point];
  const WeakPoint& second = improvements[path->steps[1].weak_point];
  EXPECT_EQ(result.framework->questions[first.index].code, "e9");
  EXPECT_EQ(result.framework->items[second.index].code, "o33");
  EXPECT_EQ(path->steps[1].total_after, *result.total + first.gain + second.gain);
}

TEST(Path, BestLevelAndUnknownLevelHaveNone)
{
  const auto framework = seed_002::framework_of(2567);
  const std::vector<const char*> full(10, "100");
  const auto best = printed_result::of(framework, full);
  ASSERT_EQ(best.level, std::optional<std::size_t>{0});
  EXPECT_FALSE(analysis::path_to_next_level(best, {}));
  const auto unknown = printed_result::of(framework, {});
  EXPECT_FALSE(analysis::path_to_next_level(unknown, {}));
}

TEST(Path, IndicatorsAloneTellWhatIsMissingButNotHow)
{
  // Seed 003, FY2565: 79.64, level B; A begins at 85.
  const auto result = printed_result::of(
      seed_002::framework_of(2565),
      {"97.61", "98.46", "99.35", "98.86", "98.54", "96.03", "92.88", "87.23", "68.56", "43.75"}, "79.64");
  const auto path = analysis::path_to_next_level(result, improvements_of(result));
  ASSERT_TRUE(path);
  EXPECT_EQ(result.framework->levels[path->level].name.th, "A");
  EXPECT_EQ(path->missing, Exact::parse("5.355"));
  ASSERT_EQ(path->shortfalls.size(), 1U);
  EXPECT_EQ(path->shortfalls[0].displayed.decimal(2), "5.36");
  EXPECT_TRUE(path->steps.empty());
  EXPECT_FALSE(path->reaches);
}

TEST(Path, ConditionsOnUnknownScoresAreNamed)
{
  // Seed 004, FY2567: only a total and a level are printed.
  auto result = printed_result::of(seed_002::framework_of(2567), {}, "90.36");
  result.level = result.framework->level("ผ่าน");
  ASSERT_TRUE(result.level);
  const auto path = analysis::path_to_next_level(result, {});
  ASSERT_TRUE(path);
  EXPECT_EQ(path->unknown.size(), 1U);
  EXPECT_TRUE(path->unmet.empty());
  EXPECT_FALSE(path->reaches);
}

/// Whether doing exactly these acts reaches the level, by scoring's own rules.
bool reaches(const scoring::Result& result, const std::vector<WeakPoint>& improvements, const std::vector<Exact>& gains,
             std::size_t level)
{
  const framework::Framework& framework = *result.framework;
  scoring::Result after = result;
  for (std::size_t i = 0; i < improvements.size(); ++i) {
    const std::size_t indicator = analysis::indicator_of(framework, improvements[i]);
    const framework::Instrument& instrument = framework.instruments[framework.indicators[indicator].instrument];
    const Exact share{static_cast<std::int64_t>(instrument.indicators.size())};
    *after.indicators[indicator].score += gains[i] * share * Exact{100} / instrument.weight;
  }
  scoring::aggregate(after);
  return after.level && *after.level <= level;
}

/// The fewest acts, by trying every choice.
std::optional<int> fewest_by_trying(const scoring::Result& result, const std::vector<WeakPoint>& improvements,
                                    std::size_t level, bool to_full)
{
  std::optional<int> fewest;
  for (unsigned choice = 0; choice < (1U << improvements.size()); ++choice) {
    std::vector<Exact> gains(improvements.size());
    int acts = 0;
    for (std::size_t i = 0; i < improvements.size(); ++i) {
      if ((choice >> i & 1U) == 0) continue;
      gains[i] = to_full ? improvements[i].gain_to_full : improvements[i].gain;
      ++acts;
    }
    if ((!fewest || acts < *fewest) && reaches(result, improvements, gains, level)) fewest = acts;
  }
  return fewest;
}

RC_GTEST_PROP(PathProperty, NoChoiceReachesTheLevelWithFewerActs, ())
{
  const auto agency = random_agency::draw_agency(false);
  const scoring::Result result = agency.score();
  const auto improvements = improvements_of(result);
  RC_PRE(improvements.size() <= 9U);
  const auto path = analysis::path_to_next_level(result, improvements);
  RC_PRE(path.has_value());
  RC_ASSERT(path->reaches);  // everything at its best is 100, which every level allows
  RC_ASSERT(!path->unmet.empty());

  std::vector<Exact> gains(improvements.size());
  bool full = false;
  Exact total = *result.total;
  for (const auto& step : path->steps) {
    gains[step.weak_point] = step.gain;
    full |= step.to_full;
    total += step.gain;
    RC_ASSERT(step.total_after == total);
  }
  RC_ASSERT(reaches(result, improvements, gains, path->level));

  const auto one_level = fewest_by_trying(result, improvements, path->level, false);
  RC_ASSERT(full == !one_level.has_value());
  const auto fewest = one_level ? one_level : fewest_by_trying(result, improvements, path->level, true);
  RC_ASSERT(static_cast<int>(path->steps.size()) == *fewest);
  RC_TAG(full ? "some to 100" : "one level");
}

RC_GTEST_PROP(PathProperty, NoMoreQuestionsGoToAHundredThanMust, ())
{
  const auto agency = random_agency::draw_agency(false);
  const scoring::Result result = agency.score();
  const auto improvements = improvements_of(result);
  const auto path = analysis::path_to_next_level(result, improvements);
  if (!path || path->steps.size() > 9U) return;
  const auto& steps = path->steps;
  const auto full = std::count_if(steps.begin(), steps.end(), [](const auto& step) { return step.to_full; });
  RC_CLASSIFY(full > 0, "some to 100");
  for (unsigned choice = 0; choice < (1U << steps.size()); ++choice) {
    std::vector<Exact> gains(improvements.size());
    long to_full = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const WeakPoint& point = improvements[steps[i].weak_point];
      const bool taken = (choice >> i & 1U) != 0;
      gains[steps[i].weak_point] = taken ? point.gain_to_full : point.gain;
      if (taken) ++to_full;
    }
    RC_ASSERT(to_full >= full || !reaches(result, improvements, gains, path->level));
  }
}

}  // namespace
