// SPDX-License-Identifier: Apache-2.0
// The example agency from single answers and judged elements: every number that its published analysis prints.
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "tests/src/scoring/csv_inputs.hpp"
#include "tests/src/scoring/rawe_printed.hpp"

namespace scoring {
namespace {

class Rawe : public testing::Test {
 protected:
  static void SetUpTestSuite()
  {
    Inputs inputs(framework::embedded_year(2567));
    const auto answers =
        read_responses(util::CsvReader::open("tests/world/rawe_2567_answers.csv"), inputs, Words::embedded());
    const auto judged =
        read_judgements(util::CsvReader::open("tests/world/rawe_2567_judgements.csv"), inputs, Words::embedded());
    ASSERT_EQ(faults(answers), std::vector<std::string>{});
    ASSERT_EQ(faults(judged), std::vector<std::string>{});
    ASSERT_EQ(inputs.agencies().size(), 1U);
    result_ = score(inputs.framework(), inputs.agencies()[0]);
  }

  static std::string shown(const std::optional<Exact>& score) { return score ? score->decimal(2) : "none"; }
  static const framework::Framework& year() { return *result_.framework; }
  static inline Result result_;
};

TEST_F(Rawe, PrintedQuestionsOfStaff)
{
  for (const auto& [code, score] : rawe_printed::k_staff_questions) {
    const QuestionScore& question = result_.questions[year().question(code).value()];
    EXPECT_EQ(shown(question.score), score) << code;
    EXPECT_EQ(question.parts[0].tally.n(), 46U) << code;
  }
}

TEST_F(Rawe, PrintedQuestionsOfOutsidersArePartOne)
{
  for (const auto& [code, score] : rawe_printed::k_outside_questions) {
    const QuestionScore& question = result_.questions[year().question(code).value()];
    EXPECT_EQ(shown(question.parts[0].score), score) << code;
    EXPECT_EQ(question.parts[0].tally.n(), 53U) << code;
    EXPECT_EQ(question.parts[1].tally.n(), 20U) << code;
  }
}

TEST_F(Rawe, PrintedIndicators)
{
  for (const auto& [code, score] : rawe_printed::k_indicators)
    EXPECT_EQ(shown(result_.indicators[year().indicator(code).value()].score), score) << code;
}

TEST_F(Rawe, PartsOfTheOutsideSurvey)
{
  for (const auto& [code, scores] : rawe_printed::k_outside_parts) {
    const IndicatorScore& indicator = result_.indicators[year().indicator(code).value()];
    EXPECT_EQ(shown(indicator.parts[0]), scores.first) << code;
    EXPECT_EQ(shown(indicator.parts[1]), scores.second) << code;
  }
  EXPECT_EQ(result_.instruments[1].respondents, (std::vector<std::uint32_t>{53, 20}));
}

TEST_F(Rawe, TotalLevelAndNothingToRemark)
{
  EXPECT_EQ(shown(result_.total), rawe_printed::k_total);
  ASSERT_TRUE(result_.level);
  EXPECT_EQ(year().levels[*result_.level].name.th, rawe_printed::k_level);
  EXPECT_TRUE(result_.flags.empty());
}

TEST_F(Rawe, PrintedItems)
{
  const std::vector<std::string>& failed = rawe_printed::k_failed_items;
  for (std::size_t index = 0; index < result_.items.size(); ++index) {
    const std::string& code = year().items[index].code;
    const bool fails = std::find(failed.begin(), failed.end(), code) != failed.end();
    EXPECT_EQ(result_.items[index].state, fails ? ItemState::failed : ItemState::met) << code;
  }
  const ItemScore& o21 = result_.items[year().item("o21").value()];
  EXPECT_FALSE(o21.elements.at(1).met);
  EXPECT_NE(o21.elements.at(1).reason, "");
}

/// Nobody answers like everybody else, and no question gets one answer only.
TEST_F(Rawe, AnswersAreSpread)
{
  for (std::size_t index = 0; index < year().questions.size(); ++index) {
    const auto& counts = result_.questions[index].parts[0].tally.counts;
    EXPECT_GE(std::count_if(counts.begin(), counts.end(), [](std::uint32_t count) { return count > 0; }), 2)
        << year().questions[index].code;
  }
}

}  // namespace
}  // namespace scoring
