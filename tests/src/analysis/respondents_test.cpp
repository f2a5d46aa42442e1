// SPDX-License-Identifier: Apache-2.0
// How many people can have given a printed mean.
#include "src/analysis/respondents.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using analysis::Interval;
using analysis::PointGrid;
using analysis::PossibleMean;
using util::Exact;

const PointGrid k_six{Exact{0}, Exact{100}, Exact{20}};
const PointGrid k_four{Exact{0}, Exact{100}, Exact(100, 3)};
const PointGrid k_yes_no{Exact{0}, Exact{100}, Exact{100}};

Interval printed(const char* text)
{
  const Exact value = Exact::parse(text);
  return {value - Exact(1, 200), value + Exact(1, 200)};
}

framework::Scale scale(const std::vector<Exact>& points)
{
  framework::Scale scale;
  for (const Exact& each : points)
    scale.levels.push_back({"", {}, each});
  return scale;
}

TEST(PointGrid, OfScales)
{
  EXPECT_EQ(analysis::grid_of(scale({0, 20, 40, 60, 80, 100})).step, Exact{20});
  EXPECT_EQ(analysis::grid_of(scale({0, Exact(100, 3), Exact(200, 3), 100})).step, Exact(100, 3));
  EXPECT_EQ(analysis::grid_of(scale({100, 0})).step, Exact{100});
  const PointGrid uneven = analysis::grid_of(scale({25, 40, 100}));
  EXPECT_EQ(uneven.minimum, Exact{25});
  EXPECT_EQ(uneven.step, Exact{15});
  EXPECT_TRUE(analysis::grid_of(scale({})).step.is_zero());
}

TEST(PointGrid, OfAMeanOfQuestions)
{
  const PointGrid mean = analysis::grid_of_mean({k_six, k_six, k_yes_no});
  EXPECT_EQ(mean.step, Exact(20, 3));
  EXPECT_EQ(mean.maximum, Exact{100});
}

TEST(PossibleMean, TellsWhichNumbersFit)
{
  const PossibleMean bribes(printed("97.83"), k_yes_no);  // 45 of 46
  EXPECT_TRUE(bribes.by(46));
  EXPECT_FALSE(bribes.by(45));
  EXPECT_FALSE(bribes.by(47));
  EXPECT_FALSE(bribes.by(0));
  EXPECT_FALSE(bribes.by(-1));
  EXPECT_FALSE(bribes.by(1'000'000));
  EXPECT_FALSE(bribes.by_up_to(45));
  EXPECT_TRUE(bribes.by_up_to(46));
  EXPECT_EQ(bribes.nearest(46, Exact::parse("97.83")), Exact(4500, 46));
  EXPECT_FALSE(bribes.nearest(47, Exact::parse("97.83")));
}

TEST(PossibleMean, FullScoresFitEverybody)
{
  const PossibleMean full({Exact::parse("99.995"), Exact{100}}, k_six);
  for (const int n : {1, 2, 46, 3999})
    EXPECT_TRUE(full.by(n));
  EXPECT_EQ(full.chance(46), 1.0);
}

TEST(PossibleMean, OutsideTheScaleFitsNobody)
{
  const PossibleMean below({Exact{0}, Exact{20}}, {Exact{25}, Exact{100}, Exact{15}});
  EXPECT_FALSE(below.by_up_to(analysis::k_most_respondents));
  const PossibleMean constant({Exact{49}, Exact{51}}, {Exact{50}, Exact{50}, Exact{0}});
  EXPECT_TRUE(constant.by(1));
  EXPECT_EQ(constant.nearest(1, Exact{0}), Exact{50});
  EXPECT_FALSE(PossibleMean({Exact{51}, Exact{52}}, {Exact{50}, Exact{50}, Exact{0}}).by(1));
}

TEST(PossibleMean, FineScalesFitAlways)
{
  const PossibleMean fine(printed("97.83"), {Exact{0}, Exact{100}, Exact(1, 1'000'000'000)});
  EXPECT_TRUE(fine.by(1));
}

TEST(Respondents, FewRoundScoresAreNoEvidence)
{
  const auto people = analysis::smallest_common({PossibleMean(printed("80.00"), k_six)});
  ASSERT_TRUE(people);
  EXPECT_EQ(people->n, 1);
  EXPECT_FALSE(people->certain);
}

TEST(Respondents, NobodyFitsWhatIsTooExact)
{
  const Exact third = Exact::parse("33.123457");
  const Interval narrow{third - Exact(1, 2'000'000), third + Exact(1, 2'000'000)};
  const Exact other = Exact::parse("71.890123");
  const Interval narrow_too{other - Exact(1, 2'000'000), other + Exact(1, 2'000'000)};
  EXPECT_FALSE(analysis::smallest_common({PossibleMean(narrow, k_yes_no), PossibleMean(narrow_too, k_six)}));
  EXPECT_FALSE(analysis::smallest_common({}));
  EXPECT_FALSE(analysis::best_of_most({}));
}

RC_GTEST_PROP(Respondents, TheTrueNumberAlwaysFits, ())
{
  const int n = *rc::gen::inRange(1, analysis::k_most_respondents);
  const PointGrid grid = *rc::gen::element(k_six, k_four, k_yes_no);
  const auto most = static_cast<std::int64_t>((grid.maximum / grid.step).approximate()) * n;
  const Exact mean = grid.step * Exact{*rc::gen::inRange<std::int64_t>(0, most + 1)} / Exact{n};
  const PossibleMean possible(printed(mean.decimal(2).c_str()), grid);
  RC_ASSERT(possible.by(n));
  const auto nearest = possible.nearest(n, mean);
  RC_ASSERT(nearest.has_value());
  RC_ASSERT(nearest->decimal(2) == mean.decimal(2));
}

RC_GTEST_PROP(Respondents, TheSmallestIsNeverLargerThanTheTruth, ())
{
  const int n = *rc::gen::inRange(1, 600);
  std::vector<PossibleMean> questions;
  for (int i = 0; i < 9; ++i) {
    const Exact mean = Exact{20 * *rc::gen::inRange<std::int64_t>(0, 5 * n + 1)} / Exact{n};
    questions.emplace_back(printed(mean.decimal(2).c_str()), k_six);
  }
  const auto people = analysis::smallest_common(questions);
  RC_ASSERT(people.has_value());
  RC_ASSERT(people->n <= n);
  for (const PossibleMean& question : questions)
    RC_ASSERT(question.by(people->n));
}

}  // namespace
