// SPDX-License-Identifier: Apache-2.0
// Paper questionnaires: what is keyed, and what two passes differ in.
#include "src/surveys/paper.hpp"

#include <gtest/gtest.h>

#include "survey_world.hpp"

namespace {

using surveys::differences;
using surveys::SheetDifference;

surveys::Questionnaire staff_questions(const surveys::Rounds& rounds)
{
  return surveys::questionnaire(*rounds.by_cycle.at(survey_test::k_cycle).framework, "IIT", "1").value();
}

TEST(Paper, PassesAreComparedSheetBySheet)
{
  EXPECT_TRUE(differences({{1, "123"}, {2, "111"}}, {{1, "123"}}).empty()) << "a sheet that one pass lacks waits";
  const std::vector<SheetDifference> expected{{1, 1, '2', '-'}, {3, 0, '1', '4'}, {3, 2, '3', '2'}};
  EXPECT_EQ(differences({{1, "123"}, {2, "111"}, {3, "123"}}, {{1, "1-3"}, {2, "111"}, {3, "422"}}), expected);
}

TEST(Paper, SheetsAreKeyedAsTheFormNumbersItsAnswers)
{
  const surveys::Rounds rounds = survey_test::two_agencies();
  const auto asked = staff_questions(rounds);
  util::Fields keyed;
  for (std::size_t i = 0; i < asked.questions.size(); ++i)
    keyed.add(asked.question(i).code, i == 0 ? " \u0E52 " : i == 1 ? "-" : "1");
  const auto read = surveys::read_sheet(asked, keyed);
  ASSERT_TRUE(read.problems.empty());
  EXPECT_EQ(read.answers.substr(0, 3), "2-1");
}

TEST(Paper, WhatIsBlankOrNotOfferedIsTold)
{
  const surveys::Rounds rounds = survey_test::two_agencies();
  const auto asked = staff_questions(rounds);
  util::Fields keyed;
  for (std::size_t i = 0; i < asked.questions.size(); ++i)
    keyed.add(asked.question(i).code, i == 0 ? "" : i == 1 ? "9" : i == 2 ? "12" : "1");
  const auto read = surveys::read_sheet(asked, keyed);
  ASSERT_EQ(read.problems.size(), 3U);
  EXPECT_EQ(read.problems[0].code, "surveys.paper_blank");
  EXPECT_EQ(read.problems[1].code, "surveys.answer_unknown");
  EXPECT_EQ(read.problems[2].code, "surveys.answer_unknown");
}

}  // namespace
