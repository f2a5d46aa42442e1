// SPDX-License-Identifier: Apache-2.0
// docs/anonymity.md, held against the schema and against the rows after people have answered.
#include <algorithm>
#include <set>

#include "src/surveys/answer_store.hpp"
#include "src/surveys/code.hpp"

#include "survey_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using survey_test::fields;
using survey_test::get;
using survey_test::post;
using survey_test::SurveyWorld;
using surveys::AnsweringPages;

class Anonymity : public db_test::OnEngine {
 protected:
  Anonymity() : OnEngine(survey_test::migrations()) {}

  std::set<std::string> columns_of(const std::string& table)
  {
    const std::string sql =
        engine() == db::Engine::sqlite
            ? "SELECT name FROM pragma_table_info(:t)"
            : "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_name = :t";
    const auto names = database().read([&](db::Connection& c) { return c.query(sql, table).all<std::string>(); });
    return {names.begin(), names.end()};
  }
  std::vector<std::string> texts(const std::string& sql)
  {
    return database().read([&](db::Connection& c) { return c.query(sql).all<std::string>(); });
  }
};
DB_ENGINES(Anonymity);

const std::set<std::string> k_survey = {"cycle_id", "agency_id", "instrument", "part"};

std::set<std::string> beyond_survey(const std::set<std::string>& columns)
{
  std::set<std::string> others;
  std::ranges::set_difference(columns, k_survey, std::inserter(others, others.end()));
  return others;
}

DB_TEST(Anonymity, codes_receipts_and_answers_have_no_column_in_common_but_the_survey)
{
  EXPECT_EQ(beyond_survey(columns_of("survey_code")), (std::set<std::string>{"code_hash"}));
  EXPECT_EQ(beyond_survey(columns_of("survey_code_grant")), (std::set<std::string>{"day", "grant_hash"}));
  EXPECT_EQ(beyond_survey(columns_of("survey_receipt")), (std::set<std::string>{"receipt"}));
  EXPECT_EQ(beyond_survey(columns_of("survey_answer")),
            (std::set<std::string>{"row_key", "day", "answers", "repeated", "import_id", "settled"}));
}

DB_TEST(Anonymity, sqlite_keeps_no_order_of_arrival)
{
  if (engine() != db::Engine::sqlite) GTEST_SKIP();
  for (const char* table : {"survey_code", "survey_code_grant", "survey_receipt", "survey_answer"}) {
    const std::string sql = std::string("SELECT CAST(rowid AS TEXT) FROM ") + table;
    EXPECT_THROW(texts(sql), db::Error) << table;
  }
}

/// Everything that the database has as one text.
std::string everything(db::Database& database)
{
  std::string all;
  database.read([&](db::Connection& c) {
    for (const char* sql : {"SELECT row_key || ' ' || CAST(day AS TEXT) || ' ' || answers FROM survey_answer",
                            "SELECT receipt FROM survey_receipt", "SELECT code_hash FROM survey_code",
                            "SELECT grant_hash FROM survey_code_grant"}) {
      for (const std::string& row : c.query(sql).all<std::string>())
        all += row + "\n";
    }
  });
  return all;
}

DB_TEST(Anonymity, nothing_joins_a_code_a_token_or_a_receipt_to_an_answer)
{
  SurveyWorld world(database());
  const auto codes = world.make_codes(survey_test::k_staff, 20);
  std::vector<std::string> tokens;
  std::vector<std::string> receipts;
  for (int i = 0; i < 12; ++i) {
    const auto& code = codes[static_cast<std::size_t>(i)];
    tokens.push_back(SurveyWorld::token_in(world.ask(
        &AnsweringPages::use_code, post("/code", {}, fields({{"code", code}, {"again", "the form of a page"}})))));
    ASSERT_NE(tokens.back(), "");
    EXPECT_EQ(tokens.back().find(code), std::string::npos);
    const auto thanks =
        world.ask(&AnsweringPages::send, post("/answer/t", fields({{"token", tokens.back()}}),
                                              survey_test::answered(world.asked(survey_test::k_staff))));
    EXPECT_EQ(thanks.status, 200);
    EXPECT_FALSE(thanks.headers.has("Set-Cookie")) << "staff get none";
  }
  world.intake.drain();
  const std::string all = everything(database());
  for (const std::string& secret : codes)
    EXPECT_EQ(all.find(secret), std::string::npos);
  for (const std::string& token : tokens) {
    const auto payload = world.signer.verify("survey page", token).value();
    const std::string key = surveys::read_page_token(payload).value().submission;
    EXPECT_EQ(all.find(key), std::string::npos);
    EXPECT_EQ(all.find(token.substr(0, 20)), std::string::npos);
  }
  EXPECT_EQ(all.find("192.0.2"), std::string::npos);
  // The used codes are gone, and nothing of a row of receipts or answers is in the other table.
  EXPECT_EQ(texts("SELECT code_hash FROM survey_code").size(), 8U);
  std::set<std::string> keys;
  for (const auto* sql : {"SELECT receipt FROM survey_receipt", "SELECT row_key FROM survey_answer",
                          "SELECT grant_hash FROM survey_code_grant"}) {
    for (const std::string& value : texts(sql))
      EXPECT_TRUE(keys.insert(value).second);
  }
  EXPECT_EQ(keys.size(), 36U);
}

DB_TEST(Anonymity, the_time_beside_an_answer_is_a_day)
{
  SurveyWorld world(database());
  for (int i = 0; i < 3; ++i) {
    world.clock.advance(std::chrono::seconds(7777));
    world.ask(&AnsweringPages::send, post("/answer/t", fields({{"token", world.token(survey_test::k_public)}}),
                                          survey_test::answered(world.asked(survey_test::k_public))));
  }
  world.intake.drain();
  const auto days = texts("SELECT DISTINCT CAST(day AS TEXT) FROM survey_answer");
  EXPECT_EQ(days, std::vector<std::string>{std::to_string(surveys::day_of(world.clock.now()))});
}

DB_TEST(Anonymity, rows_of_a_group_are_shuffled_and_earlier_days_written_anew_together)
{
  util::SeededRandom random("shuffle");
  std::vector<surveys::Submission> group;
  for (int i = 0; i < 100; ++i)
    group.push_back({survey_test::k_public, "111111111", "R" + std::to_string(1000 + i), false});
  const auto add = [&](std::size_t begin, std::size_t end, std::int64_t day) {
    database().write([&](db::Connection& c) {
      std::vector<surveys::Submission*> items;
      for (std::size_t i = begin; i < end; ++i)
        items.push_back(&group[i]);
      surveys::AnswerStore(c).add(items, day, random);
    });
  };
  add(0, 50, 100);
  add(50, 60, 100);
  add(60, 100, 101);
  if (engine() == db::Engine::postgresql) {
    const auto arrived = texts("SELECT receipt FROM survey_receipt ORDER BY ctid");
    EXPECT_FALSE(std::ranges::is_sorted(arrived.begin(), arrived.begin() + 50)) << "not as they came";
  }
  database().write([](db::Connection& c) { surveys::AnswerStore(c).settle_before(101); });
  EXPECT_EQ(texts("SELECT row_key FROM survey_answer").size(), 100U) << "nothing lost";
  EXPECT_EQ(texts("SELECT row_key FROM survey_answer WHERE settled = 1 AND day = 100").size(), 60U);
  if (engine() != db::Engine::postgresql) return;
  EXPECT_EQ(texts("SELECT DISTINCT CAST(xmin AS TEXT) FROM survey_answer WHERE day = 100").size(), 1U);
  EXPECT_EQ(texts("SELECT row_key FROM survey_answer WHERE settled = 0").size(), 40U) << "today's wait until tomorrow";
  const auto rows = texts("SELECT row_key FROM survey_answer WHERE day = 100 ORDER BY ctid");
  const auto joined = texts(
      "SELECT a.row_key FROM survey_answer a JOIN survey_receipt r "
      "ON CAST(a.xmin AS TEXT) = CAST(r.xmin AS TEXT) WHERE a.day = 100");
  EXPECT_TRUE(std::ranges::is_sorted(rows)) << "the order is that of the random keys";
  EXPECT_TRUE(joined.empty());
}

}  // namespace
