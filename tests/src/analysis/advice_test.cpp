// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/advice.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "src/framework/load.hpp"

namespace {

using analysis::AdviceBook;

bool complete(const framework::Text& text)
{
  return !text.th.empty() && !text.en.empty();
}

TEST(Advice, every_question_and_item_of_every_year_has_a_topic)
{
  const AdviceBook& book = AdviceBook::embedded();
  for (const int year : framework::embedded_years()) {
    const auto framework = framework::embedded_year(year);
    for (const auto& question : framework->questions)
      EXPECT_NE(book.topic(question.code, year), nullptr) << year << " " << question.code;
    for (const auto& item : framework->items)
      EXPECT_NE(book.topic(item.code, year), nullptr) << year << " " << item.code;
    for (const auto& indicator : framework->indicators)
      EXPECT_NE(book.indicator(indicator.code), nullptr) << year << " " << indicator.code;
  }
}

TEST(Advice, is_complete_in_both_languages)
{
  for (const analysis::Topic& topic : AdviceBook::embedded().topics()) {
    EXPECT_TRUE(complete(topic.analysis) && complete(topic.improve) && complete(topic.measure.title)) << topic.code;
    EXPECT_TRUE(complete(topic.measure.unit) && complete(topic.measure.follow_up)) << topic.code;
    EXPECT_GE(topic.measure.steps.size(), 2U) << topic.code;
  }
}

TEST(Advice, names_no_code_that_a_year_does_not_have)
{
  const AdviceBook& book = AdviceBook::embedded();
  for (const int year : framework::embedded_years()) {
    const auto framework = framework::embedded_year(year);
    for (const char* letter : {"i", "e", "o"}) {
      for (int number = 1; number <= 60; ++number) {
        const std::string code = letter + std::to_string(number);
        const bool exists = framework->question(code) || framework->item(code);
        EXPECT_TRUE(exists || book.topic(code, year) == nullptr) << year << code;
      }
    }
  }
}

constexpr const char* k_measure = R"(
[topic.measure]
title = { th = "ก", en = "a" }
steps = [ { th = "ก", en = "a" } ]
)";

TEST(Advice, ranges_of_years_reach_every_year_in_them)
{
  util::Problems problems;
  const auto book = AdviceBook::parse(std::string(R"(
[[topic]]
code = "x"
items = ["2562-2564:o12", "2567:o9"]
analysis = { th = "ก", en = "a" }
improve = { th = "ก", en = "a" }
)") + k_measure,
                                      "x.toml", problems);
  EXPECT_TRUE(problems.empty()) << (problems.empty() ? "" : problems.front().code);
  EXPECT_NE(book.topic("o12", 2563), nullptr);
  EXPECT_EQ(book.topic("o12", 2565), nullptr);
  EXPECT_NE(book.topic("o9", 2567), nullptr);
}

TEST(Advice, names_all_faults_with_their_lines)
{
  util::Problems problems;
  AdviceBook::parse(R"([[topic]]
code = "x"
items = ["o12", "2567:o9", "2565-2564:o1"]
analysis = { th = "ก" }
imporve = { th = "ก", en = "a" }
[[topic]]
code = "y"
items = ["2567:o9"]
analysis = { th = "ก", en = "a" }
improve = { th = "ก", en = "a" }
)",
                    "x.toml", problems);
  const auto has = [&](const std::string& code, int line) {
    return std::any_of(problems.begin(), problems.end(), [&](const util::Problem& problem) {
      return problem.code == code && problem.place.line == line && problem.place.file == "x.toml";
    });
  };
  EXPECT_TRUE(has("documents.advice_reference", 3));
  EXPECT_TRUE(has("documents.advice_twice", 7));
  EXPECT_EQ(std::count_if(problems.begin(), problems.end(),
                          [](const auto& p) { return p.code == "documents.advice_reference"; }),
            2);
  EXPECT_GE(problems.size(), 6U);
}

}  // namespace
