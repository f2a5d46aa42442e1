// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/what_if.hpp"

#include <gtest/gtest.h>

#include "src/analysis/one_level.hpp"

#include "tests/src/analysis/printed_result.hpp"
#include "tests/src/analysis/seed_002.hpp"

namespace {

using analysis::Exact;
using analysis::PointKind;
using analysis::WeakPoint;

const WeakPoint* find(const std::vector<WeakPoint>& points, const scoring::Result& result, const std::string& code)
{
  const auto item = result.framework->item(code);
  const auto question = result.framework->question(code);
  for (const WeakPoint& point : points) {
    if (item && point.kind == PointKind::item && point.index == *item) return &point;
    if (question && point.kind == PointKind::question && point.index == *question) return &point;
  }
  return nullptr;
}

std::vector<std::string> codes(const std::vector<WeakPoint>& points, const framework::Framework& framework)
{
  std::vector<std::string> all;
  for (const WeakPoint& point : points) {
    all.push_back(point.kind == PointKind::item ? framework.items[point.index].code
                                                : framework.questions[point.index].code);
  }
  return all;
}

TEST(OneLevel, StepsOfEveryScale)
{
  const auto framework = seed_002::framework_of(2567);
  const framework::Scale& six = framework->scales[framework->questions[*framework->question("i1")].scale];
  const framework::Scale& yes_no = framework->scales[framework->questions[*framework->question("e9")].scale];
  EXPECT_EQ(analysis::one_better(six, 1, false), Exact{20});
  EXPECT_EQ(analysis::one_better(six, 6, false), Exact{100});
  EXPECT_EQ(analysis::one_better(six, 1, true), Exact{100});
  EXPECT_EQ(analysis::one_better(six, 6, true), Exact{20});
  EXPECT_EQ(analysis::widest_step(six), Exact{20});
  EXPECT_EQ(analysis::widest_step(yes_no), Exact{100});
  const auto four_year = seed_002::framework_of(2565);
  const framework::Scale& four = four_year->scales[four_year->questions[*four_year->question("i1")].scale];
  EXPECT_EQ(analysis::widest_step(four), (Exact{100, 3}));
}

TEST(OneLevel, CountedAnswersGiveTheShareBelowTheBest)
{
  const auto framework = seed_002::framework_of(2567);
  const framework::Scale& six = framework->scales[framework->questions[*framework->question("i1")].scale];
  // 40 people at 100, 6 at 80: the mean rises by 20 × 6/46.
  const scoring::Tally straight{{0, 0, 0, 0, 6, 40}, 0};
  EXPECT_EQ(analysis::rise_of_mean(six, false, straight), (Exact{120, 46}));
  // Reversed, the same positions are worth 20 and 0, and all 46 can rise.
  EXPECT_EQ(analysis::rise_of_mean(six, true, straight), Exact{20});
  EXPECT_EQ(analysis::rise_of_mean(six, false, {}), Exact{0});
  EXPECT_EQ(analysis::largest_rise(six, Exact{93}), Exact{7});
  EXPECT_EQ(analysis::largest_rise(six, Exact{50}), Exact{20});
  EXPECT_EQ(analysis::largest_rise(six, Exact{100}), Exact{0});
}

TEST(WhatIf, ItemsCostWhatTheMeanOfMeansMakesThemCost)
{
  const auto result = seed_002::result();
  ASSERT_EQ(result.total->decimal(2), "86.63");
  const auto points = analysis::possible_improvements(result);
  const auto gain = [&](const char* code) { return find(points, result, code)->gain; };
  EXPECT_EQ(gain("o2"), (Exact{2, 3}));  // 40 × 1/2 × 1/5 × 1/6
  EXPECT_EQ(gain("o5"), (Exact{2, 3}));
  EXPECT_EQ(gain("o9"), (Exact{4, 7}));  // 9.2 has 7 items
  EXPECT_EQ(gain("o12"), (Exact{4, 7}));
  EXPECT_EQ(gain("o17"), Exact{1});  // 9.3 has 4
  EXPECT_EQ(gain("o21"), Exact{1});  // 9.4 has 4
  EXPECT_EQ(gain("o33"), Exact{2});  // 40 × 1/2 × 1/2 × 1/5
  EXPECT_EQ(find(points, result, "o1"), nullptr);
  EXPECT_EQ(find(points, result, "o21")->reasons, std::vector<std::string>{"ไม่พบแนวปฏิบัติ Dos & Don'ts"});
  EXPECT_EQ(find(points, result, "o21")->failed_elements, std::vector<std::string>{"2"});
}

TEST(WhatIf, AllFailedItemsMetGainWhatTheyCostTogether)
{
  const auto result = seed_002::result();
  Exact sum;
  for (const WeakPoint& point : analysis::possible_improvements(result)) {
    if (point.kind == PointKind::item) sum += point.gain;
  }
  auto input = seed_002::input(*result.framework);
  for (auto& item : input.items)
    item.state = scoring::ItemState::met;
  EXPECT_EQ(*scoring::score(result.framework, input).total - *result.total, sum);
  EXPECT_EQ(sum.decimal(2), "6.48");
}

TEST(WhatIf, EServiceGainsTheWholeWayAndPerPerson)
{
  const auto result = seed_002::result();
  const auto points = analysis::possible_improvements(result);
  const WeakPoint* e9 = find(points, result, "e9");
  ASSERT_NE(e9, nullptr);
  EXPECT_TRUE(e9->whole_way);
  EXPECT_FALSE(e9->upper_bound);
  // 30 % × 1/3 × 1/3 × ½ (44/53 + 19/20) × 100
  EXPECT_EQ(e9->gain, (Exact{30, 9} * Exact{1, 2} * (Exact{44, 53} + Exact{19, 20})));
  EXPECT_EQ(e9->gain_to_full, e9->gain);
  EXPECT_EQ(*e9->gain_per_tenth, (Exact{1, 3}));
  ASSERT_EQ(e9->gain_per_person.size(), 2U);
  EXPECT_EQ(*e9->gain_per_person[0], (Exact{30, 18 * 53}));
  EXPECT_EQ(*e9->gain_per_person[1], (Exact{30, 18 * 20}));
  EXPECT_EQ(e9->notes, std::vector<std::string>{"analysis.note_whole_way"});
}

TEST(WhatIf, LargestGainFirstAndTiesInFrameworkOrder)
{
  const auto result = seed_002::result();
  const auto sorted = analysis::by_gain(analysis::possible_improvements(result));
  for (std::size_t i = 1; i < sorted.size(); ++i)
    EXPECT_GE(sorted[i - 1].gain, sorted[i].gain);
  const auto names = codes(sorted, *result.framework);
  EXPECT_EQ(std::vector<std::string>(names.begin(), names.begin() + 6),
            (std::vector<std::string>{"e9", "o33", "o17", "o21", "o2", "o5"}));
}

TEST(WhatIf, WeakPointsAreFailedItemsAndQuestionsBelowTheThreshold)
{
  const auto result = seed_002::result();
  const auto points = analysis::possible_improvements(result);
  EXPECT_EQ(codes(analysis::weak_points_among(points, result, Exact{85}), *result.framework),
            (std::vector<std::string>{"e9", "o2", "o5", "o9", "o12", "o17", "o21", "o33"}));
  const auto with_ninety = codes(analysis::weak_points_among(points, result, Exact{90}), *result.framework);
  EXPECT_TRUE(std::find(with_ninety.begin(), with_ninety.end(), "i5") != with_ninety.end());
  EXPECT_TRUE(std::find(with_ninety.begin(), with_ninety.end(), "i12") != with_ninety.end());
}

TEST(WhatIf, ThemesOfTheYearAreKnown)
{
  const auto result = seed_002::result();
  const auto points = analysis::possible_improvements(result);
  const auto theme = [&](const char* code) {
    return result.framework->themes[find(points, result, code)->theme.value()].code;
  };
  EXPECT_EQ(theme("o9"), "1");
  EXPECT_EQ(theme("e9"), "2");
  EXPECT_EQ(theme("o33"), "7");
}

results::PublishedRow seed_002_as_printed()
{
  const auto printed = [](const char* text) { return results::Printed{Exact::parse(text), 2, {}}; };
  results::PublishedRow row;
  row.agency = "อบต.ระเว";
  row.fiscal_year = 2567;
  row.indicators = {{"6", printed("92.62")}, {"7", printed("88.30")}, {"8", printed("64.61")}};
  row.questions = {{"i12", printed("89.13")}, {"e1", printed("96.98")}, {"e2", printed("96.60")},
                   {"e3", printed("98.11")},  {"e7", printed("97.36")}, {"e8", printed("94.34")},
                   {"e9", printed("16.98")}};
  row.items = {{"o33", printed("0")}, {"o34", printed("100")}, {"o9", printed("50")}};
  return row;
}

TEST(WhatIf, PrintedScoresGiveUpperBoundsOfThePartThatTheyShow)
{
  const auto result = results::to_result(seed_002_as_printed(), seed_002::framework_of(2567));
  const auto points = analysis::possible_improvements(result);
  EXPECT_EQ(codes(points, *result.framework),
            (std::vector<std::string>{"i12", "e1", "e2", "e3", "e7", "e8", "e9", "o9", "o33"}));

  const WeakPoint* i12 = find(points, result, "i12");
  EXPECT_TRUE(i12->upper_bound);
  EXPECT_FALSE(i12->part_of_survey);
  EXPECT_EQ(i12->gain, Exact::parse("10.87") * Exact(3, 10) / Exact{15});
  EXPECT_EQ(i12->rise, Exact::parse("10.87"));

  const WeakPoint* e9 = find(points, result, "e9");
  EXPECT_FALSE(e9->upper_bound) << "of two answers one step is the whole way, printed or not";
  EXPECT_TRUE(e9->part_of_survey);
  EXPECT_EQ(e9->gain, Exact::parse("83.02") * Exact(3, 10) / Exact{9} / Exact{2});
  EXPECT_EQ(*e9->score, Exact::parse("16.98"));

  EXPECT_EQ(find(points, result, "o33")->gain, Exact{2});
  EXPECT_EQ(find(points, result, "o9")->gain, (Exact{2, 7})) << "a printed 50 lacks half of 4/7";
}

TEST(WhatIf, ItemsThatDoNotApplyMakeTheOthersDearer)
{
  const auto framework = seed_002::framework_of(2567);
  auto input = seed_002::input(*framework);
  input.items[*framework->item("o31")].state = scoring::ItemState::not_applicable;
  const auto result = scoring::score(framework, input);
  const auto points = analysis::possible_improvements(result);
  const WeakPoint* o33 = find(points, result, "o33");
  ASSERT_NE(o33, nullptr);
  const Exact siblings = framework->cost_of_item(*framework->item("o33"));
  const bool same_sub = framework->items[*framework->item("o31")].sub_indicator ==
                        framework->items[*framework->item("o33")].sub_indicator;
  ASSERT_TRUE(same_sub);
  EXPECT_EQ(o33->gain, siblings * Exact{5} / Exact{4});
  EXPECT_EQ(o33->notes, std::vector<std::string>{"analysis.note_reweighted"});
  EXPECT_TRUE(find(points, result, "o2")->notes.empty());
}

TEST(WhatIf, APartWithoutAnswersLeavesItsWeightToTheOther)
{
  const auto framework = seed_002::framework_of(2567);
  scoring::AgencyInput input{"", "", "", scoring::Counts(*framework), {}, {}};
  for (const auto& question : framework->questions)
    seed_002::answer(*framework, input.counts, question.code, 0, 10, 40);
  input.items.resize(framework->items.size(), {scoring::ItemState::met, {}, {}});
  const auto result = scoring::score(framework, input);
  const auto points = analysis::possible_improvements(result);
  const WeakPoint* e1 = find(points, result, "e1");
  ASSERT_NE(e1, nullptr);
  EXPECT_EQ(e1->gain, (Exact{20} * Exact{3, 10} / Exact{9}));
  EXPECT_EQ(e1->notes, std::vector<std::string>{"analysis.note_part_missing"});
}

}  // namespace
