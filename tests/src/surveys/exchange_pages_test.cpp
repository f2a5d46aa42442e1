// SPDX-License-Identifier: Apache-2.0
// Answers out as the CSV of `prongsai score`, and in from elsewhere: looked through, then taken after a yes.
#include <algorithm>

#include "lib/http/outcome.hpp"

#include "src/surveys/import_store.hpp"

#include "interview_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using survey_test::answered;
using survey_test::fields;
using survey_test::get;
using survey_test::InterviewWorld;
using survey_test::k_public;
using survey_test::k_staff;
using survey_test::post;
using survey_test::shown;
using survey_test::with_file;

class Exchange : public db_test::OnEngine {
 protected:
  Exchange() : OnEngine(survey_test::migrations()) {}

  void answer(const surveys::Survey& survey, int times)
  {
    for (int i = 0; i < times; ++i) {
      world.ask(&surveys::AnsweringPages::send,
                post("/answer/t", fields({{"token", world.token(survey)}}), answered(world.asked(survey))));
    }
  }
  std::string take_out()
  {
    http::Request request = post("/cycles/7/answers/export", fields({{"cycle", "7"}}), {});
    return shown(world.exchange.export_answers(request, world.visitor));
  }
  site::Answer send(const std::string& csv)
  {
    http::Request request = with_file(post("/x", fields({{"cycle", "7"}}), {}), "answers.csv", csv);
    return world.exchange.preview(request, world.visitor);
  }
  static std::string preview_in(const std::string& page)
  {
    const std::string before = "action=\"/cycles/7/answers/import/";
    const std::size_t at = page.find(before);
    if (at == std::string::npos) return "0";
    const std::size_t begin = at + before.size();
    return page.substr(begin, page.find('"', begin) - begin);
  }
  site::Answer say_yes(const std::string& preview, const accounts::Visitor& visitor)
  {
    http::Request request = post("/x", fields({{"cycle", "7"}, {"preview", preview}}), {});
    return world.exchange.take(request, visitor);
  }
  std::int64_t count(const std::string& table)
  {
    return database().read(
        [&](db::Connection& c) { return c.query("SELECT COUNT(*) FROM " + table).one<std::int64_t>(); });
  }

  InterviewWorld world{database()};
};
DB_ENGINES(Exchange);

DB_TEST(Exchange, what_is_taken_out_can_be_taken_in_and_is_the_same)
{
  answer(k_public, 3);
  answer(k_staff, 2);
  world.intake.drain();
  http::Request out = post("/cycles/7/answers/export", fields({{"cycle", "7"}}), {});
  const site::Answer file = world.exchange.export_answers(out, world.visitor);
  EXPECT_TRUE(std::holds_alternative<http::FileBody>(std::get<http::Response>(file).body)) << "never whole in memory";
  const std::string csv = shown(file);
  EXPECT_NE(csv.find("EIT,1,"), std::string::npos);
  const auto read = surveys::read_answers_csv(util::CsvReader::from_text(csv, "answers.csv"),
                                              world.rounds.by_cycle.at(survey_test::k_cycle));
  EXPECT_TRUE(read.problems.empty());
  EXPECT_EQ(read.rows, 5U);
  EXPECT_EQ(read.answers.at(k_public), std::string(3 * world.asked(k_public).questions.size(), '1'));
  const std::string page = shown(send(csv));
  EXPECT_NE(page.find("5 answers of 1 agency and"), std::string::npos) << page;
  EXPECT_EQ(count("survey_answer"), 5) << "only looked at";
  const std::string preview = preview_in(page);
  EXPECT_THROW(say_yes(preview, world.assessor), http::Gone) << "sent by somebody else";
  EXPECT_EQ(std::get<http::Response>(say_yes(preview, world.visitor)).status, 303);
  EXPECT_EQ(count("survey_answer"), 10);
  EXPECT_EQ(count("survey_import_piece"), 0);
  EXPECT_THROW(say_yes(preview, world.visitor), http::Gone);
  EXPECT_TRUE(std::get<site::View>(send(csv)).has_problems) << "the same file";
  EXPECT_EQ(std::ranges::count(take_out(), '\n'), 11);
}

DB_TEST(Exchange, the_same_file_sent_twice_is_taken_once)
{
  answer(k_public, 1);
  world.intake.drain();
  const std::string csv = take_out();
  const std::string first = preview_in(shown(send(csv)));
  const std::string second = preview_in(shown(send(csv)));
  say_yes(first, world.visitor);
  EXPECT_THROW(say_yes(second, world.visitor), http::Gone);
  EXPECT_EQ(count("survey_answer"), 2);
}

DB_TEST(Exchange, a_faulty_file_is_refused_whole_with_every_fault)
{
  const std::string page =
      shown(send("agency,instrument,part,e1,e3,i1\n"
                 "Other,EIT,1,7,no,\n"
                 "Nobody,EIT,1,1,maybe,\n"
                 "Other,XIT,1,1,no,\n"
                 "Other,EIT,1,1,no,4\n"
                 "Other,EIT,2,6,yes,\n"));
  EXPECT_NE(page.find("The file has 5 faults"), std::string::npos) << page;
  http::Request none = post("/cycles/7/answers/import", fields({{"cycle", "7"}}), {});
  EXPECT_TRUE(std::get<site::View>(world.exchange.preview(none, world.visitor)).has_problems);
  EXPECT_TRUE(std::get<site::View>(send(std::string("PK\x03\x04\0\0garbage", 13))).has_problems);
  EXPECT_EQ(count("survey_import_preview"), 0);
  EXPECT_EQ(count("survey_answer"), 0);
}

DB_TEST(Exchange, an_agency_that_left_the_round_meanwhile_stops_it)
{
  const std::string preview = preview_in(shown(send("agency,instrument,part,e1\nOther,EIT,1,1\n")));
  world.rounds.by_cycle.at(7).agencies.erase(survey_test::k_other_agency);
  world.live.renew();
  EXPECT_THROW(say_yes(preview, world.visitor), http::Conflict);
  EXPECT_EQ(count("survey_answer"), 0);
  EXPECT_EQ(count("survey_import"), 0);
}

DB_TEST(Exchange, a_file_that_nobody_says_yes_to_is_forgotten_after_a_day)
{
  const std::string preview = preview_in(shown(send("agency,instrument,part,e1\nOther,EIT,1,1\n")));
  world.clock.advance(std::chrono::hours(25));
  send("agency,instrument,part,e1\nOther,EIT,1,2\n");
  EXPECT_THROW(say_yes(preview, world.visitor), http::Gone);
  EXPECT_EQ(count("survey_import_preview"), 1);
}

DB_TEST(Exchange, the_page_says_what_can_be_done)
{
  http::Request request = get("/cycles/7/answers", fields({{"cycle", "7"}}));
  EXPECT_NE(shown(world.exchange.exchange(request, world.visitor)).find("/cycles/7/answers/import"), std::string::npos);
  http::Request absent = get("/cycles/9/answers", fields({{"cycle", "9"}}));
  EXPECT_THROW(world.exchange.exchange(absent, world.visitor), http::NotFound);
}

}  // namespace
