// SPDX-License-Identifier: Apache-2.0
// What a respondent meets, and every wrong turn.
#include "src/surveys/answering_pages.hpp"

#include "lib/html/assets.hpp"

#include "src/surveys/answer_store.hpp"
#include "src/surveys/code.hpp"
#include "src/surveys/sweep_store.hpp"

#include "survey_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using survey_test::answered;
using survey_test::body;
using survey_test::fields;
using survey_test::get;
using survey_test::k_public;
using survey_test::k_staff;
using survey_test::post;
using survey_test::SurveyWorld;
using surveys::AnsweringPages;

/// What the page knows on which a code is typed.
const std::string k_form = "the form of a page";
const std::string k_other_form = "the form of another page";

class Answering : public db_test::OnEngine {
 protected:
  Answering() : OnEngine(survey_test::migrations()) {}
  std::int64_t stored()
  {
    world.intake.drain();
    return rows("survey_answer");
  }
  std::int64_t rows(const std::string& table)
  {
    return database().read(
        [&](db::Connection& c) { return c.query("SELECT COUNT(*) FROM " + table).one<std::int64_t>(); });
  }
  http::Response send(const std::string& token, util::Fields form)
  {
    return world.ask(&AnsweringPages::send, post("/answer/" + token, fields({{"token", token}}), std::move(form)));
  }
  http::Response enter(const std::string& code, const std::string& again = k_form)
  {
    return world.ask(&AnsweringPages::use_code, code_form(code, again));
  }
  static http::Request code_form(const std::string& code, const std::string& again = k_form)
  {
    return post("/code", {}, fields({{"code", code}, {"again", again}}));
  }
  void sweep() { surveys::sweep(database(), accounts::Secrets(std::string(32, 'c')), world.clock, 30); }
  http::Response open(const std::string& token, const char* language = "th")
  {
    return world.ask(&AnsweringPages::form,
                     get("/answer/" + token, fields({{"token", token}}), fields({{"lang", language}})));
  }
  std::string link() { return surveys::link_path(world.signer, k_public).substr(std::string("/survey/").size()); }
  void change_round(const std::function<void(surveys::Round&)>& change)
  {
    change(world.rounds.by_cycle.at(survey_test::k_cycle));
    world.live.renew();
  }

  SurveyWorld world{database()};
};
DB_ENGINES(Answering);

std::string receipt_in(const std::string& page)
{
  const std::size_t at = page.find("<strong>");
  return at == std::string::npos ? "" : page.substr(at + 8, 14);
}

DB_TEST(Answering, staff_come_with_a_code_and_leave_with_a_receipt)
{
  const std::string code = world.make_codes(k_staff, 3).front();
  const http::Response entry = world.ask(&AnsweringPages::code_form, get("/code/" + code, fields({{"code", code}})));
  EXPECT_NE(body(entry).find("value=\"" + code + "\""), std::string::npos);
  const std::string token = SurveyWorld::token_in(enter(surveys::grouped_code(code)));
  ASSERT_NE(token, "");
  const http::Response page = open(token);
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(body(page).find("Tambon &quot;Rawe&quot; &lt;b&gt;"), std::string::npos) << "escaped";
  EXPECT_NE(body(open(token, "en")).find("Question 15 of 15"), std::string::npos);
  const http::Response thanks = send(token, answered(world.asked(k_staff)));
  EXPECT_EQ(thanks.status, 200);
  std::string receipt = receipt_in(body(thanks));
  EXPECT_EQ(receipt_in(body(send(token, answered(world.asked(k_staff))))), receipt) << "a retry";
  EXPECT_EQ(stored(), 1);
  std::erase(receipt, '-');
  EXPECT_TRUE(
      database().read([&](db::Connection& c) { return surveys::AnswerStore(c).has_receipt(k_staff, receipt); }));
}

DB_TEST(Answering, a_code_works_once_but_a_broken_connection_costs_nobody_the_code)
{
  const auto codes = world.make_codes(k_staff, 2);
  const std::string token = SurveyWorld::token_in(enter(codes[0]));
  EXPECT_EQ(SurveyWorld::token_in(enter(codes[0])), token) << "the same page sent again";
  EXPECT_EQ(enter(codes[0], k_other_form).status, 410) << "another page";
  EXPECT_EQ(SurveyWorld(database()).ask(&AnsweringPages::use_code, code_form(codes[0])).status, 303)
      << "a server that knows nothing but the database";
  world.clock.advance(std::chrono::hours(24));
  EXPECT_EQ(enter(codes[0]).status, 303) << "a night between";
  world.clock.advance(std::chrono::hours(24));
  sweep();
  EXPECT_EQ(enter(codes[0]).status, 410);
  EXPECT_EQ(enter(codes[1].substr(1)).status, 422);
  EXPECT_EQ(enter("").status, 422);
  change_round([](surveys::Round& round) { round.answering = false; });
  EXPECT_EQ(enter(codes[1]).status, 410) << "closed";
  change_round([](surveys::Round& round) { round.answering = true; });
  EXPECT_EQ(enter(codes[1]).status, 303) << "it was not used up meanwhile";
  change_round([](surveys::Round& round) { round.answering = false; });
  EXPECT_EQ(enter(codes[1]).status, 410) << "closed for who comes again, too";
}

DB_TEST(Answering, a_page_that_knows_nothing_of_its_own_gets_its_questionnaire_once)
{
  const auto codes = world.make_codes(k_staff, 2);
  for (const std::string& guessable : {std::string(), std::string("123456789012345")}) {
    const std::string& code = codes[guessable.empty() ? 0 : 1];
    EXPECT_EQ(enter(code, guessable).status, 303);
    EXPECT_EQ(enter(code, guessable).status, 410);
  }
  EXPECT_EQ(rows("survey_code_grant"), 0);
}

DB_TEST(Answering, answers_of_a_questionnaire_given_again_count_once)
{
  const std::string code = world.make_codes(k_staff, 1).front();
  const auto form = answered(world.asked(k_staff));
  const std::string receipt = receipt_in(body(send(SurveyWorld::token_in(enter(code)), form)));
  EXPECT_NE(receipt, "");
  EXPECT_EQ(receipt_in(body(send(SurveyWorld::token_in(enter(code)), form))), receipt);
  EXPECT_EQ(stored(), 1);
}

DB_TEST(Answering, guessing_codes_becomes_slow)
{
  const auto guesses = surveys::codes_from(std::string(43, 'g'), 40);
  int waits = 0;
  for (const std::string& guess : guesses)
    waits += enter(guess).status == 429 ? 1 : 0;
  EXPECT_GT(waits, 25);
  const http::Response wait = enter(guesses[0]);
  EXPECT_TRUE(wait.headers.has("Retry-After"));
  world.clock.advance(std::chrono::minutes(20));
  EXPECT_EQ(enter(guesses[0]).status, 410) << "not locked out";
}

DB_TEST(Answering, the_public_comes_by_the_link)
{
  const util::Fields parameters({{"link", link()}});
  const http::Response start = world.ask(&AnsweringPages::start, get("/survey/l", parameters));
  EXPECT_EQ(start.status, 200);
  const http::Response begun = world.ask(&AnsweringPages::begin, post("/survey/l", parameters, {}));
  EXPECT_EQ(begun.status, 303);
  const http::Response thanks = send(SurveyWorld::token_in(begun), answered(world.asked(k_public)));
  EXPECT_EQ(thanks.status, 200);
  const std::string cookie(thanks.headers.get("Set-Cookie"));
  EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
  http::Request again = post("/survey/l", parameters, {});
  again.headers.add("Cookie", cookie.substr(0, cookie.find(';')));
  const std::string second = SurveyWorld::token_in(world.ask(&AnsweringPages::begin, std::move(again)));
  http::Request sent = post("/answer/t", fields({{"token", second}}), answered(world.asked(k_public)));
  sent.headers.add("Cookie", cookie.substr(0, cookie.find(';')));
  EXPECT_EQ(world.ask(&AnsweringPages::send, std::move(sent)).status, 200);
  EXPECT_EQ(stored(), 2);
  EXPECT_EQ(database().read([](db::Connection& c) {
    return c.query("SELECT SUM(repeated) FROM survey_answer").one<std::int64_t>();
  }),
            1);
}

DB_TEST(Answering, who_comes_again_and_again_waits_and_then_gets_the_page)
{
  const util::Fields parameters({{"link", link()}});
  std::string token;
  for (int i = 0; i < 20; ++i)
    token = SurveyWorld::token_in(world.ask(&AnsweringPages::begin, post("/survey/l", parameters, {})));
  const http::Response wait = open(token);
  EXPECT_EQ(wait.status, 429);
  EXPECT_EQ(wait.headers.get("Refresh"), wait.headers.get("Retry-After"));
  EXPECT_EQ(send(token, answered(world.asked(k_public))).status, 429);
  world.clock.advance(std::chrono::seconds(51));
  EXPECT_EQ(open(token).status, 200);
  EXPECT_EQ(stored(), 0);
}

DB_TEST(Answering, what_is_missing_comes_back_with_what_was_chosen)
{
  util::Fields form = answered(world.asked(k_public));
  std::vector<std::pair<std::string, std::string>> entries = form.entries();
  entries.erase(entries.begin() + 4);
  entries[0].second = "9";
  const http::Response again = send(world.token(k_public), util::Fields(entries));
  EXPECT_EQ(again.status, 422);
  EXPECT_NE(body(again).find("href=\"#e1\""), std::string::npos);
  EXPECT_NE(body(again).find("href=\"#e5\""), std::string::npos);
  EXPECT_EQ(body(again).find("href=\"#e2\""), std::string::npos);
  EXPECT_NE(body(again).find("name=\"e2\" type=\"radio\" value=\"1\" checked"), std::string::npos);
  EXPECT_EQ(stored(), 0);
}

DB_TEST(Answering, a_review_shows_the_answers_and_leads_back)
{
  const std::string token = world.token(k_public);
  util::Fields form = answered(world.asked(k_public));
  form.add("then", "review");
  const http::Response review = send(token, form);
  EXPECT_EQ(review.status, 200);
  EXPECT_NE(body(review).find("<input type=\"hidden\" name=\"e9\" value=\"1\">"), std::string::npos);
  util::Fields change = answered(world.asked(k_public));
  change.add("then", "change");
  EXPECT_NE(body(send(token, change)).find("name=\"e2\" type=\"radio\" value=\"1\" checked"), std::string::npos);
  EXPECT_EQ(stored(), 0);
}

DB_TEST(Answering, links_that_are_foreign_forged_closed_or_too_old_are_told_kindly)
{
  const std::string good = world.token(k_public);
  std::string forged = good;
  forged[3] = forged[3] == 'A' ? 'B' : 'A';
  for (const std::string& token : {forged, std::string("x.y"), good + "A", link()}) {
    EXPECT_EQ(open(token).status, 404);
    EXPECT_EQ(send(token, answered(world.asked(k_public))).status, 404);
  }
  const util::Fields token_as_link({{"link", good}});
  EXPECT_EQ(world.ask(&AnsweringPages::start, get("/survey/l", token_as_link)).status, 404) << "signed for another use";
  EXPECT_EQ(open(world.token({survey_test::k_cycle, 99, "EIT", "1"})).status, 404) << "agency that takes no part";
  EXPECT_EQ(open(world.token({survey_test::k_cycle, 31, "OIT", "1"})).status, 404);
  change_round([](surveys::Round& round) { round.answering = false; });
  EXPECT_EQ(open(good).status, 410);
  EXPECT_EQ(send(good, answered(world.asked(k_public))).status, 410);
  EXPECT_EQ(world.ask(&AnsweringPages::start, get("/survey/l", fields({{"link", link()}}))).status, 410);
  change_round([](surveys::Round& round) { round.answering = true; });
  world.clock.set(40'000LL * 86'400);
  EXPECT_EQ(open(good).status, 410);
  EXPECT_EQ(stored(), 0);
}

DB_TEST(Answering, when_nothing_more_can_be_taken_the_answers_stay_in_the_page)
{
  world.intake.drain();
  const http::Response busy = send(world.token(k_public), answered(world.asked(k_public)));
  EXPECT_EQ(busy.status, 503);
  EXPECT_TRUE(busy.headers.has("Retry-After"));
  EXPECT_NE(body(busy).find("<input type=\"hidden\" name=\"e9\" value=\"1\">"), std::string::npos);
}

DB_TEST(Answering, the_page_and_its_styles_are_small_enough_for_a_slow_line)
{
  if (engine() != db::Engine::sqlite) GTEST_SKIP() << "the same page";
  std::size_t beside = 0;  // styles, script, icon: all that a browser loads but fonts
  for (const html::Asset& asset : html::assets()) {
    if (asset.name.starts_with("questionnaire.") || asset.name == "icon.svg") beside += asset.gzip.size();
  }
  for (const surveys::Survey& survey : {k_staff, k_public}) {
    http::Request request = get("/answer/t", fields({{"token", world.token(survey)}}));
    request.headers.add("Accept-Encoding", "gzip");
    const http::Response page = world.ask(&AnsweringPages::form, std::move(request));
    EXPECT_EQ(page.headers.get("Content-Encoding"), "gzip");
    EXPECT_LT(body(page).size() + beside, 30'000U);
    EXPECT_GT(beside, 8'000U);
    EXPECT_NE(body(world.ask(&AnsweringPages::form, get("/answer/t", fields({{"token", world.token(survey)}}))))
                  .find(html::asset("questionnaire.js")),
              std::string::npos);
  }
}

DB_TEST(Answering, a_path_with_markup_stays_text)
{
  const std::string evil = "\"><script>alert(1)</script>";
  const http::Response page = world.ask(&AnsweringPages::code_form, get("/code/" + evil, fields({{"code", evil}})));
  EXPECT_EQ(body(page).find("<script>alert"), std::string::npos);
  EXPECT_EQ(body(enter(evil)).find("<script>alert"), std::string::npos);
}

}  // namespace
