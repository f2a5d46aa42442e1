// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <gtest/gtest.h>

#include "src/framework/load.hpp"
#include "src/surveys/answers.hpp"
#include "src/surveys/code.hpp"
#include "src/surveys/page_token.hpp"
#include "src/surveys/survey.hpp"
#include "src/surveys/tempo.hpp"

namespace {

using surveys::Questionnaire;

const std::string k_secret(43, 'a');

Questionnaire of_2567(const char* instrument, const char* part)
{
  return surveys::questionnaire(*framework::embedded_year(2567), instrument, part).value();
}

util::Fields all_answered(const Questionnaire& asked, const std::string& with)
{
  util::Fields form;
  for (std::size_t i = 0; i < asked.questions.size(); ++i)
    form.add(asked.question(i).code, with);
  return form;
}

TEST(SurveyRules, AFrameworkHasItsSurveysInTheirParts)
{
  EXPECT_EQ(of_2567("IIT", "1").questions.size(), 15U);
  EXPECT_EQ(of_2567("EIT", "2").questions.size(), 9U);
  EXPECT_EQ(surveys::questionnaires(*framework::embedded_year(2567)).size(), 3U);
  EXPECT_FALSE(surveys::questionnaire(*framework::embedded_year(2567), "OIT", "1"));
  EXPECT_FALSE(surveys::questionnaire(*framework::embedded_year(2567), "IIT", "2"));
  EXPECT_EQ(surveys::way_of(of_2567("IIT", "1")), surveys::Way::code);
  EXPECT_EQ(surveys::way_of(of_2567("EIT", "1")), surveys::Way::link);
  EXPECT_EQ(surveys::way_of(of_2567("EIT", "2")), surveys::Way::interview);
}

TEST(SurveyRules, ASurveyIsReadAsItWasWritten)
{
  const surveys::Survey survey{12, 34, "EIT", "1"};
  EXPECT_EQ(surveys::read_survey(surveys::written(survey)), survey);
  for (const char* wrong : {"", "12 34 EIT", "12 34 EIT 1 2", "0 34 EIT 1", "-1 34 EIT 1", "12 x EIT 1", "12 34  1",
                            "99999999999999999999 1 EIT 1"})
    EXPECT_FALSE(surveys::read_survey(wrong)) << wrong;
  const surveys::PageToken token{survey, 20'000, 1'763'700'000, "key", 14};
  EXPECT_EQ(surveys::read_page_token(surveys::written(token)), token);
  EXPECT_EQ(surveys::read_page_token("12 34 EIT 1/1/2/14/k")->work, 14);
  for (const char* wrong :
       {"", "12 34 EIT 1/1/0/0/", "12 34 EIT 1/x/0/0/k", "12 34 EIT 1/1/-1/0/k", "12 34 EIT 1/1/0/k",
        "12 34 EIT 1/1/0/0/k/k", "12 34 EIT 1/1/0/x/k", "12 34 EIT 1/1/0/999/k"})
    EXPECT_FALSE(surveys::read_page_token(wrong)) << wrong;
}

TEST(SurveyRules, DaysBeginAtMidnightInThailand)
{
  EXPECT_EQ(surveys::day_of(0), 0);
  EXPECT_EQ(surveys::day_of(17 * 3600 - 1), 0);
  EXPECT_EQ(surveys::day_of(17 * 3600), 1);
  EXPECT_EQ(surveys::day_of(-7 * 3600 - 1), -1);
}

TEST(SurveyCodes, AreAllDifferentAndReadAsPrinted)
{
  const auto codes = surveys::codes_from(k_secret, 2000);
  EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), 2000U);
  EXPECT_EQ(surveys::codes_from(k_secret, 2000), codes) << "the same for the same secret";
  EXPECT_NE(surveys::codes_from(std::string(43, 'b'), 1).front(), codes.front());
  for (const std::string& code : codes) {
    ASSERT_EQ(code.find_first_not_of(surveys::k_alphabet), std::string::npos);
    ASSERT_EQ(surveys::read_code(surveys::grouped_code(code)).code, code);
  }
  std::string typed = codes.front();
  for (char& c : typed)
    c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  EXPECT_EQ(surveys::read_code("  " + typed.substr(0, 5) + " " + typed.substr(5)).code, codes.front());
}

TEST(SurveyCodes, EveryWrongCharacterAndEveryTwoChangedAboutAreFound)
{
  const std::string code = surveys::codes_from(k_secret, 1).front();
  for (std::size_t i = 0; i < code.size(); ++i) {
    for (const char other : surveys::k_alphabet) {
      if (other == code[i]) continue;
      std::string wrong = code;
      wrong[i] = other;
      ASSERT_EQ(surveys::read_code(wrong).problems.at(0).code, "surveys.code_check") << wrong;
    }
    for (std::size_t j = i + 1; j < code.size(); ++j) {
      if (code[i] == code[j]) continue;
      std::string wrong = code;
      std::swap(wrong[i], wrong[j]);
      ASSERT_FALSE(surveys::read_code(wrong).problems.empty()) << wrong;
    }
  }
}

TEST(SurveyCodes, WhatIsNoCodeIsSaidInItsWay)
{
  const auto fault = [](const std::string& typed) { return surveys::read_code(typed).problems.at(0).code; };
  EXPECT_EQ(fault(" - "), "surveys.code_empty");
  EXPECT_EQ(fault("K7QM"), "surveys.code_short");
  EXPECT_EQ(fault("K7QM4TXP9WCAA"), "surveys.code_long");
  EXPECT_EQ(fault("K7QM4TXP9WC0"), "surveys.code_character");
  EXPECT_EQ(fault("\xff\xfe"), "surveys.code_character");
}

TEST(SurveyAnswers, AreReadQuestionByQuestion)
{
  const Questionnaire asked = of_2567("IIT", "1");
  util::Fields form = all_answered(asked, "2");
  form.add("strange", "field");
  const auto read = surveys::read_answers(asked, form);
  EXPECT_TRUE(read.problems.empty());
  EXPECT_EQ(read.answers, std::string(15, '2'));
  EXPECT_TRUE(surveys::fits(asked, read.answers));
  EXPECT_EQ(surveys::read_answers(asked, all_answered(asked, "-")).answers, std::string(15, '-'));
  EXPECT_EQ(surveys::read_answers(asked, all_answered(asked, "-"), false).problems.size(), 15U);
}

TEST(SurveyAnswers, EveryFaultIsToldAtOnce)
{
  const Questionnaire asked = of_2567("EIT", "1");
  EXPECT_EQ(surveys::read_answers(asked, {}).problems.size(), 9U);
  util::Fields form = all_answered(asked, "6");  // e3 and e9 are yes or no
  form.add("e1", "1");                           // twice
  const auto read = surveys::read_answers(asked, form);
  std::set<std::string> fields;
  for (const util::Problem& problem : read.problems) {
    EXPECT_EQ(problem.code, "surveys.answer_unknown");
    fields.insert(problem.place.field);
  }
  EXPECT_EQ(fields, (std::set<std::string>{"e1", "e3", "e9"}));
  EXPECT_TRUE(read.answers.empty());
  EXPECT_FALSE(surveys::fits(asked, "666666666"));
  EXPECT_FALSE(surveys::fits(asked, "66"));
  for (const char* wrong : {"7", "0", "11", "\xE0\xB9\x91", "<script>"})
    EXPECT_EQ(surveys::read_answers(asked, all_answered(asked, wrong)).problems.size(), 9U) << wrong;
}

TEST(SurveyTempo, FewWaitForNothingManyWaitLongerAndItIsForgotten)
{
  util::SettableClock clock(0);
  util::SeededRandom random("tempo");
  surveys::Tempo tempo(clock, random, {.free = 3, .each_hour = 60, .step = std::chrono::seconds(5)});
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(tempo.next("a", "192.0.2.7").wait.count(), 0);
  EXPECT_EQ(tempo.next("a", "192.0.2.8").wait.count(), 5) << "the same prefix";
  EXPECT_EQ(tempo.next("a", "192.0.2.7").wait.count(), 10);
  EXPECT_EQ(tempo.left("a", "192.0.2.1").count(), 10);
  EXPECT_EQ(tempo.next("b", "192.0.2.7").wait.count(), 0) << "another agency";
  EXPECT_EQ(tempo.next("a", "198.51.100.7").wait.count(), 0) << "another place";
  for (int i = 0; i < 1000; ++i)
    tempo.next("a", "192.0.2.7");
  EXPECT_EQ(tempo.next("a", "192.0.2.7").wait.count(), 300) << "never longer";
  clock.advance(std::chrono::hours(25));
  EXPECT_EQ(tempo.next("a", "192.0.2.7").wait.count(), 0);
  EXPECT_EQ(surveys::address_prefix("2001:db8:1:2::5"), surveys::address_prefix("2001:db8:1:2:ffff::9"));
  EXPECT_NE(surveys::address_prefix("2001:db8:1:200::5"), surveys::address_prefix("2001:db8:1:300::9"));
  EXPECT_EQ(surveys::address_prefix("unix"), "unix");
}

}  // namespace
