// SPDX-License-Identifier: Apache-2.0
// Printed scores as a result.
#include <algorithm>

#include <gtest/gtest.h>

#include "src/framework/load.hpp"
#include "src/results/published.hpp"

namespace {

using util::Exact;

results::PublishedRow world_row(std::size_t index)
{
  return results::read_published(util::CsvReader::open("tests/world/published.csv")).rows.at(index);
}

std::string shown(const std::optional<Exact>& score)
{
  return score ? score->decimal(2) : "none";
}

TEST(PublishedResult, PrintedScoresStandForThemselves)
{
  const auto framework = framework::embedded_year(2567);
  const scoring::Result result = results::to_result(world_row(2), framework);
  EXPECT_EQ(result.origin, scoring::Origin::printed);
  EXPECT_EQ(result.agency, "องค์การบริหารส่วนตำบลระเว");
  EXPECT_EQ(shown(result.total), "86.63");
  ASSERT_TRUE(result.level);
  EXPECT_EQ(framework->levels[*result.level].name.th, "ผ่าน");
  EXPECT_EQ(shown(result.indicators[0].score), "97.97");
  EXPECT_EQ(shown(result.instruments[0].score), "95.19");
  EXPECT_EQ(shown(result.instruments[1].score), "81.84");
  EXPECT_EQ(shown(result.instruments[2].score), "83.81");
  EXPECT_EQ(result.items[*framework->item("o9")].state, scoring::ItemState::failed);
  EXPECT_EQ(result.items[*framework->item("o10")].state, scoring::ItemState::met);
  EXPECT_EQ(shown(result.sub_indicators[*framework->sub_indicator("9.1")]), "66.67");
}

TEST(PublishedResult, QuestionsOfASurveyInPartsBecomePartOne)
{
  const auto framework = framework::embedded_year(2567);
  const scoring::Result result = results::to_result(world_row(2), framework);
  const std::size_t six = *framework->indicator("6");
  EXPECT_EQ(shown(result.indicators[six].parts.at(0)), "97.23");
  EXPECT_EQ(shown(result.indicators[six].parts.at(1)), "88.01");
  EXPECT_EQ(shown(result.questions[*framework->question("e1")].parts.at(0).score), "96.98");
  EXPECT_FALSE(result.questions[*framework->question("e1")].parts.at(1).score);
  EXPECT_TRUE(std::ranges::any_of(
      result.flags, [](const scoring::Flag& flag) { return flag.code == "published.part_from_questions"; }));
}

TEST(PublishedResult, WhatIsNotPrintedIsComputedFromWhatIs)
{
  const auto framework = framework::embedded_year(2567);
  results::PublishedRow row = world_row(2);
  row.indicators.erase("1");
  row.indicators.erase("9");
  row.total.reset();
  row.level.clear();
  const scoring::Result result = results::to_result(row, framework);
  EXPECT_EQ(shown(result.indicators[0].score), "97.97");
  EXPECT_EQ(shown(result.indicators[8].score), "77.62");
  EXPECT_EQ(shown(result.total), "86.63");
  ASSERT_TRUE(result.level);
  EXPECT_EQ(framework->levels[*result.level].name.th, "ผ่าน");
}

TEST(PublishedResult, WhatIsNotKnownStaysEmpty)
{
  const auto framework = framework::embedded_year(2568);
  const scoring::Result result = results::to_result(world_row(5), framework);
  EXPECT_EQ(shown(result.total), "98.80");
  ASSERT_TRUE(result.level);
  EXPECT_EQ(framework->levels[*result.level].name.th, "ผ่านดี");
  EXPECT_EQ(result.questions.size(), framework->questions.size());
  EXPECT_EQ(result.items.size(), framework->items.size());
  for (const auto& indicator : result.indicators)
    EXPECT_FALSE(indicator.score);
  for (const auto& item : result.items)
    EXPECT_EQ(item.state, scoring::ItemState::unknown);
}

TEST(PublishedResult, ScoresThatCannotBeAreLeftOut)
{
  const auto framework = framework::embedded_year(2567);
  results::PublishedRow row = world_row(2);
  row.indicators.at("1").value = Exact{150};
  row.items.at("o1").value = Exact{50};
  row.questions.erase("i1");
  row.indicators["11"] = row.indicators.at("2");
  const scoring::Result result = results::to_result(row, framework);
  EXPECT_FALSE(result.indicators[0].score);
  EXPECT_EQ(result.items[0].state, scoring::ItemState::unknown);
  EXPECT_EQ(result.items[0].printed, Exact{50});
}

TEST(LevelNamed, TakesCodesAndNamesOfBothLanguages)
{
  const auto framework = framework::embedded_year(2567);
  const auto good = results::level_named(*framework, "ผ่านดี");
  ASSERT_TRUE(good);
  EXPECT_EQ(framework->levels[*good].code, "good");
  EXPECT_EQ(results::level_named(*framework, " “ผ่านดี” "), good);
  EXPECT_EQ(results::level_named(*framework, "GOOD"), good);
  EXPECT_EQ(results::level_named(*framework, framework->levels[*good].name.en), good);
  EXPECT_FALSE(results::level_named(*framework, "A"));
  EXPECT_FALSE(results::level_named(*framework, ""));
  EXPECT_FALSE(results::level_named(*framework, "\""));
  EXPECT_TRUE(results::level_named(*framework::embedded_year(2565), "a"));
}

}  // namespace
