// SPDX-License-Identifier: Apache-2.0
// Links, computing instead of waiting, one question at a time.
#include <gtest/gtest.h>

#include "lib/util/text.hpp"

#include "src/framework/load.hpp"
#include "src/surveys/answers.hpp"
#include "src/surveys/link.hpp"
#include "src/surveys/proof_of_work.hpp"
#include "src/surveys/step.hpp"
#include "src/surveys/tempo.hpp"

namespace {

using surveys::k_unanswered;
using surveys::Step;

TEST(SurveyLink, is_typed_from_a_poster_as_one_likes)
{
  const surveys::LinkText link{7, 31, "K7QM4TXP"};
  EXPECT_EQ(surveys::written(link), "7-31-K7QM-4TXP");
  for (const char* typed : {"7-31-K7QM-4TXP", "7-31-k7qm-4txp", "7-31-K7QM4TXP", "7-31-K7QM-4TXP-"})
    EXPECT_EQ(surveys::read_link(typed), link) << typed;
  for (const char* wrong :
       {"", "7", "7-31", "7-31-", "7-31-K7QM4TX", "7-31-K7QM4TXPA", "7-31-K7QM4TX0", "0-31-K7QM4TXP", "-7-31-K7QM4TXP",
        "7-x-K7QM4TXP", "99999999999999999999-31-K7QM4TXP", "7 31 K7QM4TXP"})
    EXPECT_FALSE(surveys::read_link(wrong)) << wrong;
}

std::string number_that_proves(const std::string& token, int bits)
{
  for (int number = 0;; ++number) {
    if (surveys::proves_work(token, std::to_string(number), bits)) return std::to_string(number);
  }
}

TEST(ProofOfWork, belongs_to_its_token_and_to_nothing_else)
{
  const std::string number = number_that_proves("token", 10);
  EXPECT_TRUE(util::sha256_hex("token:" + number).starts_with("00"));
  EXPECT_FALSE(surveys::proves_work("other", number, 10));
  EXPECT_FALSE(surveys::proves_work("token", number, 0)) << "nothing was asked for";
  for (const std::string& wrong : {std::string(), number + "x", "0" + std::string(20, '1'), std::string("-1")})
    EXPECT_FALSE(surveys::proves_work("token", wrong, 1)) << wrong;
  EXPECT_FALSE(surveys::proves_work("token", number, 60));
}

TEST(ProofOfWork, becomes_harder_with_each_doubling)
{
  EXPECT_EQ(surveys::work_bits(0), 0);
  EXPECT_EQ(surveys::work_bits(0.5), 14);
  EXPECT_EQ(surveys::work_bits(1), 14);
  EXPECT_EQ(surveys::work_bits(2), 15);
  EXPECT_EQ(surveys::work_bits(64), 20);
  EXPECT_EQ(surveys::work_bits(1e30), 30);
}

TEST(ProofOfWork, goes_on_rising_where_the_wait_has_its_end)
{
  util::SettableClock clock(1'700'000'000);
  util::SeededRandom random("tempo");
  surveys::Tempo tempo(clock, random);
  EXPECT_EQ(tempo.next("a", "192.0.2.7").beyond, 0);
  surveys::Slowness slow;
  for (int i = 0; i < 200; ++i)
    slow = tempo.next("a", "192.0.2.7");
  const surveys::Slowness slower = [&] {
    for (int i = 0; i < 400; ++i)
      tempo.next("a", "192.0.2.8");
    return tempo.next("a", "192.0.2.9");
  }();
  EXPECT_EQ(slow.wait, slower.wait);
  EXPECT_GT(surveys::work_bits(slower.beyond), surveys::work_bits(slow.beyond));
  EXPECT_EQ(tempo.next("b", "192.0.2.7").beyond, 0) << "another agency";
  EXPECT_EQ(tempo.next("a", "198.51.100.7").beyond, 0) << "another place";
}

class Steps : public testing::Test {
 protected:
  const std::shared_ptr<const framework::Framework> framework = framework::embedded_year(2567);
  const surveys::Questionnaire asked = surveys::questionnaire(*framework, "EIT", "1").value();
  const std::size_t questions = asked.questions.size();

  /// A form in which the first `count` questions are answered.
  util::Fields form(std::size_t count, std::vector<std::pair<std::string, std::string>> more) const
  {
    for (std::size_t i = 0; i < count; ++i)
      more.emplace_back(asked.question(i).code, "2");
    return util::Fields(std::move(more));
  }
};

TEST_F(Steps, lead_forwards_backwards_and_to_the_review)
{
  Step step = surveys::next_step(asked, form(1, {{"at", "1"}, {"then", "next"}}));
  EXPECT_EQ(step.to, Step::To::question);
  EXPECT_EQ(step.question, 1U);
  EXPECT_EQ(step.answers, "2" + std::string(questions - 1, k_unanswered));
  step = surveys::next_step(asked, form(2, {{"at", "3"}, {"then", "back"}}));
  EXPECT_EQ(step.question, 1U);
  EXPECT_TRUE(step.problems.empty()) << "going back asks for nothing";
  step = surveys::next_step(asked, form(0, {{"at", "1"}, {"then", "back"}}));
  EXPECT_EQ(step.question, 0U);
  step = surveys::next_step(asked, form(questions, {{"at", std::to_string(questions)}, {"then", "next"}}));
  EXPECT_EQ(step.to, Step::To::review);
  step = surveys::next_step(asked, form(questions, {{"go", "3"}, {"then", "send"}}));
  EXPECT_EQ(step.to, Step::To::question);
  EXPECT_EQ(step.question, 2U);
  step = surveys::next_step(asked, form(questions, {{"at", "3"}, {"then", "next"}}));
  EXPECT_EQ(step.to, Step::To::review) << "after a change back to the review";
  step = surveys::next_step(asked, form(questions, {{"then", "send"}}));
  EXPECT_EQ(step.to, Step::To::send);
  EXPECT_TRUE(surveys::fits(asked, step.answers));
}

TEST_F(Steps, say_what_is_missing)
{
  Step step = surveys::next_step(asked, form(2, {{"at", "3"}, {"then", "next"}}));
  EXPECT_EQ(step.question, 2U);
  ASSERT_EQ(step.problems.size(), 1U);
  EXPECT_EQ(step.problems[0].code, "surveys.not_answered");
  EXPECT_EQ(step.problems[0].place.field, asked.question(2).code);
  util::Fields unknown = form(2, {{"at", "3"}, {"then", "next"}, {asked.question(2).code, "9"}});
  EXPECT_EQ(surveys::next_step(asked, unknown).problems.at(0).code, "surveys.answer_unknown");
  step = surveys::next_step(asked, form(4, {{"then", "send"}}));
  EXPECT_EQ(step.to, Step::To::question) << "half of it is not sent";
  EXPECT_EQ(step.question, 4U);
  EXPECT_EQ(step.problems.size(), 1U);
}

TEST_F(Steps, survive_whatever_is_sent)
{
  for (const char* at : {"", "0", "-1", "99", "x", "18446744073709551616"}) {
    const Step step = surveys::next_step(asked, form(2, {{"at", at}, {"go", at}, {"then", "next"}}));
    EXPECT_EQ(step.to, Step::To::question);
    EXPECT_EQ(step.question, 2U) << at;
  }
  util::Fields twice = form(questions, {{asked.question(0).code, "1"}, {"then", "send"}});
  EXPECT_EQ(surveys::next_step(asked, twice).question, 0U) << "two answers are none";
}

}  // namespace
