// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/margins.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "src/analysis/students_t.hpp"

#include "tests/src/analysis/printed_result.hpp"
#include "tests/src/analysis/random_agency.hpp"
#include "tests/src/analysis/seed_002.hpp"

namespace {

using analysis::Exact;

TEST(StudentsT, TheTablesNumbers)
{
  EXPECT_NEAR(analysis::students_t_975(1), 12.706, 0.001);
  EXPECT_NEAR(analysis::students_t_975(10), 2.228, 0.001);
  EXPECT_NEAR(analysis::students_t_975(45), 2.014, 0.001);
  EXPECT_NEAR(analysis::students_t_975(1'000'000), 1.960, 0.001);
  EXPECT_THROW(analysis::students_t_975(0), std::domain_error);
}

TEST(StandardError, WorkedNumbersOfTheHeader)
{
  const framework::Scale six = random_agency::scales()[0];
  const scoring::Tally tally{{0, 0, 0, 0, 6, 40}, 3};
  EXPECT_NEAR(*analysis::standard_error(six, false, tally, {}), 1.004, 0.001);
  // A fifth was not asked: × √(1 − 46/57.5).
  EXPECT_NEAR(*analysis::standard_error(six, false, tally, 92U), 1.004 * std::sqrt(0.5), 0.001);
  EXPECT_DOUBLE_EQ(*analysis::standard_error(six, false, tally, 46U), 0);
  EXPECT_NEAR(*analysis::standard_error(six, false, tally, 45U), 1.004, 0.001) << "fewer than answered is a slip";
  EXPECT_NEAR(*analysis::standard_error(six, true, tally, {}), 1.004, 0.001) << "spread does not mind direction";
  EXPECT_FALSE(analysis::standard_error(six, false, {{0, 0, 0, 0, 0, 1}, 0}, {}));
  EXPECT_FALSE(analysis::standard_error(six, false, {}, {}));
}

TEST(Margins, Seed002HasOneForEveryPart)
{
  const auto result = seed_002::result();
  const auto margins = analysis::margins_of(result, {});
  ASSERT_EQ(margins.size(), 3U);
  EXPECT_EQ(margins[0].n, 46U);
  EXPECT_EQ(margins[1].n, 53U);
  EXPECT_EQ(margins[2].n, 20U);
  EXPECT_EQ(margins[0].questions.size(), 15U);
  EXPECT_EQ(margins[1].questions.size(), 9U);
  for (const auto& margin : margins) {
    EXPECT_GT(margin.standard_error, 0);
    EXPECT_NEAR(margin.half_width, margin.standard_error * analysis::students_t_975(margin.n - 1), 1e-9);
    EXPECT_FALSE(margin.population);
  }
  // e9: 9 of 53 said yes.
  const auto& e9 = margins[1].questions.back();
  const double share = 9.0 / 53;
  EXPECT_NEAR(e9.standard_error, 100 * std::sqrt(share * (1 - share) / 52), 1e-9);

  const auto total = analysis::total_margin_of(result, margins);
  ASSERT_TRUE(total);
  const double expected =
      std::sqrt(std::pow(0.30 * margins[0].standard_error, 2) + std::pow(0.15 * margins[1].standard_error, 2) +
                std::pow(0.15 * margins[2].standard_error, 2));
  EXPECT_NEAR(total->standard_error, expected, 1e-9);
  EXPECT_NEAR(total->half_width, expected * analysis::students_t_975(19), 1e-9);
}

TEST(Margins, AskingEveryoneLeavesNone)
{
  const auto result = seed_002::result();
  analysis::Options options;
  options.population_iit = 46;
  options.population_eit = 1000;
  const auto margins = analysis::margins_of(result, options);
  EXPECT_DOUBLE_EQ(margins[0].half_width, 0);
  EXPECT_EQ(margins[0].population, std::optional<std::uint32_t>{46});
  EXPECT_LT(margins[1].half_width, analysis::margins_of(result, {})[1].half_width);
}

TEST(Margins, PrintedScoresHaveNone)
{
  const auto result = printed_result::of(seed_002::framework_of(2567), std::vector<const char*>(10, "90"));
  EXPECT_TRUE(analysis::margins_of(result, {}).empty());
  EXPECT_FALSE(analysis::total_margin_of(result, {}));
}

TEST(Margins, ThresholdsInsideTheTotalsMarginAreNamed)
{
  auto result = seed_002::result();
  const auto margins = analysis::margins_of(result, {});
  result.total = Exact::parse("85.10");
  const auto near = analysis::total_margin_of(result, margins);
  ASSERT_TRUE(near);
  EXPECT_EQ(near->thresholds_within, std::vector<Exact>{Exact{85}});
  result.total = Exact{78};
  EXPECT_TRUE(analysis::total_margin_of(result, margins)->thresholds_within.empty());
}

RC_GTEST_PROP(MarginsProperty, ThePartsMarginIsNeverSmallerThanThatOfItsPeople, ())
{
  // One indicator of a few questions, people who answer all of them: the true standard error is that of their means.
  const auto scale = random_agency::scales()[0];
  const int questions = random_agency::draw(1, 4);
  const int people = random_agency::draw(2, 12);
  auto framework = std::make_shared<framework::Framework>();
  framework->scales = {scale};
  framework->instruments.push_back(
      {"IIT", {}, framework::InstrumentKind::survey, Exact{100}, {{"1", {}, Exact{1}}}, {0}});
  framework->indicators.resize(1);
  for (int question = 0; question < questions; ++question) {
    framework->questions.emplace_back();
    framework->questions.back().code = "i" + std::to_string(question + 1);
    framework->indicators[0].questions.push_back(static_cast<std::size_t>(question));
  }
  scoring::AgencyInput input{"", "", "", scoring::Counts(*framework), {}, {}};
  std::vector<double> means;
  for (int person = 0; person < people; ++person) {
    double sum = 0;
    for (int question = 0; question < questions; ++question) {
      const int position = random_agency::draw(1, 6);
      input.counts.add(static_cast<std::size_t>(question), 0, static_cast<std::size_t>(position));
      sum += 20.0 * (position - 1);
    }
    input.counts.add_respondent(0, 0);
    means.push_back(sum / questions);
  }
  double average = 0;
  for (const double value : means)
    average += value / people;
  double squares = 0;
  for (const double value : means)
    squares += (value - average) * (value - average);
  const double true_error = std::sqrt(squares / (people - 1) / people);

  const auto margins = analysis::margins_of(scoring::score(framework, input), {});
  RC_ASSERT(margins.size() == 1U);
  RC_ASSERT(margins[0].standard_error >= true_error - 1e-9);
  if (questions == 1) RC_ASSERT(std::abs(margins[0].standard_error - true_error) < 1e-9);
}

}  // namespace
