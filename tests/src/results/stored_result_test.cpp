// SPDX-License-Identifier: Apache-2.0
// A result kept as text comes back digit for digit.
#include "src/results/stored_result.hpp"

#include <gtest/gtest.h>

#include "lib/util/csv.hpp"

#include "src/framework/load.hpp"
#include "src/results/published.hpp"
#include "src/scoring/read_judgements.hpp"
#include "src/scoring/read_responses.hpp"

namespace {

scoring::Result rawe_scored()
{
  scoring::Inputs inputs(framework::embedded_year(2567));
  scoring::read_responses(util::CsvReader::open("tests/world/rawe_2567_answers.csv"), inputs,
                          scoring::Words::embedded());
  scoring::read_judgements(util::CsvReader::open("tests/world/rawe_2567_judgements.csv"), inputs,
                           scoring::Words::embedded());
  return scoring::score(inputs.framework(), inputs.agencies().front());
}

void expect_back(const scoring::Result& result)
{
  const results::StoredTexts texts = results::stored(result);
  const scoring::Result back = results::restored(result.framework, texts);
  EXPECT_EQ(results::stored(back), texts);
  EXPECT_EQ(back.origin, result.origin);
  EXPECT_EQ(back.total, result.total);
  EXPECT_EQ(back.level, result.level);
  EXPECT_EQ(back.sub_indicators, result.sub_indicators);
  for (std::size_t i = 0; i < result.questions.size(); ++i) {
    ASSERT_EQ(back.questions[i].score, result.questions[i].score);
    ASSERT_EQ(back.questions[i].parts.size(), result.questions[i].parts.size());
    for (std::size_t part = 0; part < result.questions[i].parts.size(); ++part) {
      EXPECT_EQ(back.questions[i].parts[part].tally.counts, result.questions[i].parts[part].tally.counts);
      EXPECT_EQ(back.questions[i].parts[part].tally.skipped, result.questions[i].parts[part].tally.skipped);
      EXPECT_EQ(back.questions[i].parts[part].sum, result.questions[i].parts[part].sum);
    }
  }
  for (std::size_t i = 0; i < result.instruments.size(); ++i) {
    EXPECT_EQ(back.instruments[i].respondents, result.instruments[i].respondents);
    EXPECT_EQ(back.instruments[i].parts, result.instruments[i].parts);
  }
  for (std::size_t i = 0; i < result.items.size(); ++i) {
    EXPECT_EQ(back.items[i].state, result.items[i].state);
    EXPECT_EQ(back.items[i].printed, result.items[i].printed);
    ASSERT_EQ(back.items[i].elements.size(), result.items[i].elements.size());
  }
  ASSERT_EQ(back.flags.size(), result.flags.size());
  for (std::size_t i = 0; i < result.flags.size(); ++i) {
    EXPECT_EQ(back.flags[i].code, result.flags[i].code);
    EXPECT_EQ(back.flags[i].params, result.flags[i].params);
  }
}

TEST(StoredResult, ComputedFromAnswersComesBack)
{
  expect_back(rawe_scored());
}

TEST(StoredResult, PrintedScoresOfEveryYearComeBack)
{
  for (const auto& row : results::read_published(util::CsvReader::open("tests/world/published.csv")).rows)
    expect_back(results::to_result(row, framework::embedded_year(row.fiscal_year)));
}

TEST(StoredResult, NothingKnownComesBackAsNothing)
{
  const auto framework = framework::embedded_year(2568);
  scoring::Inputs inputs(framework);
  inputs.find_or_add("x");
  expect_back(scoring::score(framework, inputs.agencies().front()));
}

TEST(StoredResult, OddWordsOfFlagsComeBack)
{
  scoring::Result result = rawe_scored();
  result.flags.push_back({"a.b", {{"empty", ""}, {"odd", "a  \\s \\ ก\\"}}});
  expect_back(result);
}

TEST(StoredResult, TextsOfSomethingElseAreRefused)
{
  const scoring::Result result = rawe_scored();
  const results::StoredTexts texts = results::stored(result);
  EXPECT_THROW(results::restored(framework::embedded_year(2568), texts), std::logic_error);
  results::StoredTexts cut = texts;
  cut.scores.resize(cut.scores.size() / 2);
  EXPECT_THROW(results::restored(result.framework, cut), std::exception);
  cut = texts;
  cut.counts += " 1";
  EXPECT_THROW(results::restored(result.framework, cut), std::logic_error);
  cut = texts;
  cut.items.front() = 'z';
  EXPECT_THROW(results::restored(result.framework, cut), std::logic_error);
}

}  // namespace
