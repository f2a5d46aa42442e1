// SPDX-License-Identifier: Apache-2.0
// A pile of paper from its first sheet to the answers that it becomes.
#include "lib/http/outcome.hpp"

#include "interview_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using survey_test::fields;
using survey_test::get;
using survey_test::InterviewWorld;
using survey_test::post;
using survey_test::shown;

using Path = std::vector<std::pair<std::string, std::string>>;

util::Fields of_agency(const Path& more = {}, const char* agency = "31")
{
  Path entries{{"agency", agency}, {"cycle", "7"}};
  entries.insert(entries.end(), more.begin(), more.end());
  return util::Fields(entries);
}

class PaperKeyed : public db_test::OnEngine {
 protected:
  PaperKeyed() : OnEngine(survey_test::migrations()) {}

  std::string make(const char* sheets, const char* survey = "EIT 1")
  {
    http::Request request =
        post("/x", of_agency(), fields({{"survey", survey}, {"name", "counter <b>"}, {"sheets", sheets}}));
    const std::string where = shown(world.paper.make(request, world.visitor));
    const std::string before = "/agencies/31/cycles/7/paper/";
    return where.starts_with(before) ? where.substr(before.size()) : "";
  }
  util::Fields keyed(char answer) const
  {
    util::Fields form;
    const auto asked = world.asked(survey_test::k_public);
    for (std::size_t i = 0; i < asked.questions.size(); ++i)
      form.add(asked.question(i).code, std::string(1, asked.scale(i).levels.size() > 2 ? answer : '1'));
    return form;
  }
  std::string key(const std::string& batch, const char* pass, const char* sheet, const util::Fields& form)
  {
    http::Request request = post("/x", of_agency({{"batch", batch}, {"pass", pass}, {"sheet", sheet}}), form);
    return shown(world.keying.key(request, world.visitor));
  }
  std::string batch_page(const std::string& batch)
  {
    http::Request request = get("/x", of_agency({{"batch", batch}}));
    return shown(world.paper.show(request, world.visitor));
  }
  std::string store(const std::string& batch)
  {
    http::Request request = post("/x", of_agency({{"batch", batch}}), {});
    return shown(world.paper.store(request, world.visitor));
  }
  std::int64_t count(const std::string& table)
  {
    return database().read(
        [&](db::Connection& c) { return c.query("SELECT COUNT(*) FROM " + table).one<std::int64_t>(); });
  }

  InterviewWorld world{database()};
};
DB_ENGINES(PaperKeyed);

DB_TEST(PaperKeyed, a_batch_is_keyed_twice_settled_and_stored_once)
{
  const std::string batch = make("2");
  ASSERT_NE(batch, "");
  const std::string keying = "/agencies/31/cycles/7/paper/" + batch + "/keying/";
  EXPECT_EQ(key(batch, "1", "1", keyed('2')), keying + "1/2") << "on to the next sheet";
  EXPECT_EQ(key(batch, "1", "2", keyed('3')), "/agencies/31/cycles/7/paper/" + batch) << "the pass is done";
  http::Request second = get("/x", of_agency({{"batch", batch}, {"pass", "2"}, {"sheet", "1"}}));
  EXPECT_EQ(shown(world.keying.form(second, world.visitor)).find("value=\"2\""), std::string::npos)
      << "the second pass does not see the first";
  EXPECT_THROW(store(batch), http::Conflict);
  key(batch, "2", "1", keyed('2'));
  key(batch, "2", "2", keyed('4'));
  const std::string differing = batch_page(batch);
  EXPECT_NE(differing.find("The passes differ in"), std::string::npos);
  EXPECT_THROW(store(batch), http::Conflict) << "not while they differ";
  http::Request look = get("/x", of_agency({{"batch", batch}}));
  const std::string page = shown(world.keying.differences(look, world.visitor));
  EXPECT_NE(page.find("Sheet 2, question 1"), std::string::npos);
  EXPECT_EQ(page.find("Sheet 1, question"), std::string::npos);
  http::Request nothing = post("/x", of_agency({{"batch", batch}}), fields({{"s2q1", "1"}}));
  EXPECT_TRUE(std::get<site::View>(world.keying.settle(nothing, world.visitor)).has_problems)
      << "one of the two, for each";
  util::Fields chosen;
  const auto asked = world.asked(survey_test::k_public);
  for (std::size_t i = 0; i < asked.questions.size(); ++i)
    chosen.add("s2q" + std::to_string(i + 1), "4");
  http::Request settle = post("/x", of_agency({{"batch", batch}}), chosen);
  EXPECT_EQ(std::get<http::Response>(world.keying.settle(settle, world.visitor)).status, 303);
  EXPECT_NE(batch_page(batch).find("Both passes agree"), std::string::npos);
  http::Request question = get("/x", of_agency({{"batch", batch}}));
  EXPECT_NE(shown(world.paper.store_form(question, world.visitor)).find("2 sheets"), std::string::npos);
  EXPECT_EQ(count("survey_answer"), 0);
  store(batch);
  EXPECT_EQ(count("survey_answer"), 2);
  EXPECT_EQ(count("survey_paper_sheet"), 0) << "nothing leads from a sheet to an answer";
  EXPECT_THROW(store(batch), http::Gone);
  EXPECT_THROW(key(batch, "1", "1", keyed('2')), http::Gone);
  EXPECT_EQ(count("survey_answer"), 2);
  const auto stored = database().read([](db::Connection& c) {
    return c.query("SELECT answers FROM survey_answer ORDER BY answers").all<std::string>();
  });
  EXPECT_EQ(stored[0].front(), '2');
  EXPECT_EQ(stored[1].front(), '4');
  http::Request list = get("/x", of_agency());
  EXPECT_NE(shown(world.paper.list(list, world.visitor)).find("Stored as answers"), std::string::npos);
}

DB_TEST(PaperKeyed, wrong_input_is_told_and_stays_in_the_form)
{
  for (const char* wrong : {"", "0", "501", "some"})
    EXPECT_EQ(make(wrong), "") << wrong;
  EXPECT_EQ(make("3", "XIT 1"), "");
  const std::string batch = make("3");
  util::Fields form = fields({{"e1", "9"}, {"e2", "2"}});
  const std::string page = key(batch, "1", "1", form);
  EXPECT_NE(page.find("value=\"9\""), std::string::npos);
  EXPECT_NE(page.find("Please key the answer to question"), std::string::npos);
  EXPECT_EQ(count("survey_paper_sheet"), 0);
  for (const auto& [pass, sheet] : std::vector<std::pair<const char*, const char*>>{{"3", "1"}, {"1", "4"}, {"0", "1"}})
    EXPECT_THROW(key(batch, pass, sheet, keyed('1')), http::NotFound);
  http::Request foreign = get("/x", of_agency({{"batch", batch}}, "32"));
  EXPECT_THROW(world.paper.show(foreign, world.visitor), http::NotFound) << "another agency's";
}

DB_TEST(PaperKeyed, a_sheet_can_be_keyed_again_in_its_pass)
{
  const std::string batch = make("1");
  key(batch, "1", "1", keyed('2'));
  key(batch, "2", "1", keyed('3'));
  key(batch, "2", "1", keyed('2'));
  EXPECT_NE(batch_page(batch).find("Both passes agree"), std::string::npos);
  http::Request form = get("/x", of_agency({{"batch", batch}, {"pass", "1"}, {"sheet", "1"}}));
  EXPECT_NE(shown(world.keying.form(form, world.visitor)).find("value=\"2\""), std::string::npos);
}

DB_TEST(PaperKeyed, a_batch_can_be_dropped_and_nothing_remains)
{
  const std::string batch = make("1");
  key(batch, "1", "1", keyed('2'));
  http::Request ask = get("/x", of_agency({{"batch", batch}}));
  EXPECT_NE(shown(world.paper.drop_form(ask, world.visitor)).find("Drop this batch?"), std::string::npos);
  http::Request request = post("/x", of_agency({{"batch", batch}}), {});
  world.paper.drop(request, world.visitor);
  EXPECT_EQ(count("survey_paper_sheet"), 0);
  EXPECT_THROW(world.paper.drop(request, world.visitor), http::Gone);
  EXPECT_NE(batch_page(batch).find("This batch is over"), std::string::npos);
}

DB_TEST(PaperKeyed, outside_of_the_stage_nothing_is_made_or_stored)
{
  const std::string batch = make("1");
  key(batch, "1", "1", keyed('2'));
  key(batch, "2", "1", keyed('2'));
  world.rounds.by_cycle.at(7).answering = false;
  world.live.renew();
  EXPECT_EQ(make("1"), "");
  store(batch);
  EXPECT_EQ(count("survey_answer"), 0);
  EXPECT_EQ(count("survey_paper_sheet"), 2) << "for when the stage is extended";
}

}  // namespace
