// SPDX-License-Identifier: Apache-2.0
// The way of a contact: sent in by the coordinator, drawn and interviewed by the assessor, or given a link.
#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"

#include "src/surveys/answer_store.hpp"

#include "interview_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using survey_test::answered;
using survey_test::fields;
using survey_test::get;
using survey_test::InterviewWorld;
using survey_test::k_interviewed;
using survey_test::post;
using survey_test::shown;
using survey_test::with_file;

using Entries = std::vector<std::pair<std::string, std::string>>;

util::Fields path(const Entries& more = {})
{
  Entries entries{{"agency", "31"}, {"cycle", "7"}, {"instrument", "EIT"}, {"part", "2"}};
  entries.insert(entries.end(), more.begin(), more.end());
  return util::Fields(entries);
}

const std::string k_list =
    "name,telephone,email,kind\n"
    "First Person,0811111111,first@example.org,trader\n"
    "Second Person,0822222222,,resident\n"
    "Third Person,0833333333,,resident\n"
    "Fourth Person,0844444444,,resident\n";

class Interviews : public db_test::OnEngine {
 protected:
  Interviews() : OnEngine(survey_test::migrations()) {}

  std::string send(const std::string& bytes, const std::string& name = "contacts.csv")
  {
    http::Request request = with_file(post("/x", path(), {}), name, bytes);
    return shown(world.contacts.preview(request, world.visitor));
  }
  static std::string action_in(const std::string& page)
  {
    const std::string before = "action=\"/agencies/31/cycles/7/contacts/EIT/2/";
    const std::size_t at = page.find(before);
    if (at == std::string::npos) return "";
    const std::size_t begin = at + before.size();
    return page.substr(begin, page.find('"', begin) - begin);
  }
  void keep_list()
  {
    http::Request keep = post("/x", path({{"upload", action_in(send(k_list))}}), {});
    EXPECT_EQ(shown(world.contacts.keep(keep, world.visitor)), "/agencies/31/cycles/7/contacts/EIT/2");
  }
  site::Answer draw(const Entries& form)
  {
    http::Request request = post("/x", path(), util::Fields(form));
    return world.interviews.draw(request, world.assessor);
  }
  std::string sample()
  {
    http::Request request = get("/x", path());
    return shown(world.interviews.list(request, world.assessor));
  }
  std::string contact(const char* number)
  {
    http::Request request = get("/x", path({{"contact", number}}));
    return shown(world.interviewees.show(request, world.assessor));
  }
  std::string result(const char* number, const char* what)
  {
    http::Request request = post("/x", path({{"contact", number}}), fields({{"what", what}}));
    return shown(world.interviewees.result(request, world.assessor));
  }
  site::Answer interview(const char* number, const util::Fields& form)
  {
    http::Request request = post("/x", path({{"contact", number}}), form);
    return world.interviewees.store(request, world.assessor);
  }
  std::string link(const char* number, const char* as = "shown")
  {
    http::Request request = post("/x", path({{"contact", number}}), fields({{"as", as}}));
    return shown(world.interviewees.link(request, world.assessor));
  }
  static std::string code_in(const std::string& text)
  {
    const std::string before = "https://ita.example/code/";
    const std::size_t at = text.find(before);
    return at == std::string::npos ? "" : text.substr(at + before.size(), 12);
  }
  std::int64_t answers()
  {
    return database().read([](db::Connection& c) {
      return c.query("SELECT COUNT(*) FROM survey_answer WHERE instrument = 'EIT' AND part = '2'").one<std::int64_t>();
    });
  }
  std::vector<std::string> audit()
  {
    return database().read([](db::Connection& c) {
      return c.query("SELECT act || ' ' || object || ' ' || detail FROM audit_entry").all<std::string>();
    });
  }

  InterviewWorld world{database()};
};
DB_ENGINES(Interviews);

DB_TEST(Interviews, a_list_is_looked_through_then_stored_and_never_shown_to_its_sender_again)
{
  http::Request empty = get("/x", path());
  EXPECT_NE(shown(world.contacts.show(empty, world.visitor)).find("Send in a list"), std::string::npos);
  const std::string preview = send(k_list);
  EXPECT_NE(preview.find("4 contacts and no faults"), std::string::npos);
  EXPECT_NE(preview.find("Second Person"), std::string::npos) << "before it is stored the sender sees it";
  http::Request foreign = post("/x", path({{"upload", action_in(preview)}}), {});
  EXPECT_THROW(world.contacts.keep(foreign, world.assessor), http::Gone) << "sent by somebody else";
  keep_list();
  http::Request again = post("/x", path({{"upload", action_in(preview)}}), {});
  world.contacts.keep(again, world.visitor);
  EXPECT_THROW(world.contacts.keep(again, world.visitor), http::Gone) << "kept once";
  http::Request overview = get("/x", path());
  const std::string page = shown(world.contacts.show(overview, world.visitor));
  EXPECT_NE(page.find("4 contacts, stored on"), std::string::npos);
  EXPECT_EQ(page.find("Person"), std::string::npos);
  for (const std::string& entry : audit())
    EXPECT_EQ(entry.find("Person"), std::string::npos);
}

DB_TEST(Interviews, faults_are_told_all_at_once_and_nothing_is_kept)
{
  EXPECT_NE(send("name,telephone\nA,\n,0812345678\nB,12\n").find("The file has 3 faults"), std::string::npos);
  EXPECT_NE(send(std::string("PK\x03\x04 broken", 11), "x.xlsx").find("fault"), std::string::npos);
  EXPECT_NE(send("name,telephone\n\"=HYPERLINK(1)\",0812345678\n").find("=HYPERLINK(1)"), std::string::npos)
      << "text, shown as text";
  EXPECT_EQ(send("name,telephone\n<script>x</script>,0812345678\n").find("<script>"), std::string::npos);
  http::Request none = post("/x", path(), {});
  EXPECT_TRUE(std::get<site::View>(world.contacts.preview(none, world.visitor)).has_problems);
  http::Request absent =
      get("/x", util::Fields({{"agency", "31"}, {"cycle", "7"}, {"instrument", "EIT"}, {"part", "1"}}));
  EXPECT_THROW(world.contacts.show(absent, world.visitor), http::NotFound) << "the public answers part 1";
}

DB_TEST(Interviews, the_list_to_fill_in_can_be_sent_back)
{
  http::Request request = get("/x", path(), fields({{"format", "xlsx"}}));
  const std::string workbook = shown(world.contacts.sample(request, world.visitor));
  EXPECT_NE(send(workbook, "list.xlsx").find("The file has 1 fault;"), std::string::npos)
      << "nothing but that it is empty: its headings are known";
  http::Request csv = get("/x", path(), fields({{"format", "csv"}}));
  const std::string text = shown(world.contacts.sample(csv, world.visitor));
  EXPECT_NE(send(text + "A,0812345678,,\r\n").find("1 contact and no faults"), std::string::npos);
}

DB_TEST(Interviews, a_sample_is_drawn_recorded_and_drawn_again_only_with_a_reason)
{
  EXPECT_NE(sample().find("The agency has not sent its contacts"), std::string::npos);
  keep_list();
  EXPECT_EQ(sample().find("Person"), std::string::npos) << "nobody before the draw";
  for (const char* wrong : {"", "0", "5", "many"})
    EXPECT_TRUE(std::get<site::View>(draw({{"size", wrong}})).has_problems) << wrong;
  draw({{"size", "2"}});
  const std::string page = sample();
  EXPECT_NE(page.find("2 of 4"), std::string::npos);
  const auto draws = database().read([](db::Connection& c) {
    return c.query("SELECT seed, size FROM survey_contact_draw").all<std::string, std::int64_t>();
  });
  ASSERT_EQ(draws.size(), 1U);
  EXPECT_NE(page.find(std::get<0>(draws[0])), std::string::npos) << "everybody may repeat it";
  EXPECT_TRUE(std::get<site::View>(draw({{"size", "3"}, {"how", "more"}})).has_problems) << "no reason";
  EXPECT_TRUE(std::get<site::View>(draw({{"size", "2"}, {"how", "more"}, {"reason", "one refused"}})).has_problems);
  EXPECT_TRUE(std::get<site::View>(draw({{"size", "3"}, {"reason", "one refused"}})).has_problems) << "no way chosen";
  draw({{"size", "3"}, {"how", "more"}, {"reason", "one refused <b>"}});
  EXPECT_NE(sample().find("Reason: one refused &lt;b&gt;"), std::string::npos);
  draw({{"size", "4"}, {"how", "anew"}, {"reason", "the list was wrong"}});
  const auto seeds = database().read([](db::Connection& c) {
    return c.query("SELECT seed FROM survey_contact_draw ORDER BY number").all<std::string>();
  });
  ASSERT_EQ(seeds.size(), 3U);
  EXPECT_EQ(seeds[0], seeds[1]);
  EXPECT_NE(seeds[1], seeds[2]);
  EXPECT_NE(audit().back().find("surveys.contacts_drawn agency 31, cycle 7, EIT 2 4 of 4, seed " + seeds[2]),
            std::string::npos);
}

DB_TEST(Interviews, an_assessor_sees_the_own_agencies)
{
  http::Request request = get("/interviews");
  const std::string page = shown(world.interviews.mine(request, world.assessor));
  EXPECT_NE(page.find("/agencies/31/cycles/7/interviews/EIT/2"), std::string::npos);
  EXPECT_EQ(page.find("/agencies/32/"), std::string::npos);
  EXPECT_NE(shown(world.interviews.mine(request, world.visitor)).find("No agency is assigned"), std::string::npos);
}

DB_TEST(Interviews, an_interview_is_stored_once_and_the_contact_is_marked)
{
  keep_list();
  draw({{"size", "4"}});
  http::Request form = get("/x", path({{"contact", "1"}}));
  EXPECT_NE(shown(world.interviewees.questions(form, world.assessor)).find("First Person"), std::string::npos);
  util::Fields some = fields({{"e1", "1"}});
  const site::Answer faulty = interview("1", some);
  EXPECT_TRUE(std::get<site::View>(faulty).has_problems);
  EXPECT_NE(shown(faulty).find("value=\"1\" checked"), std::string::npos) << "what was entered stays";
  EXPECT_EQ(answers(), 0);
  const util::Fields all = answered(world.asked(k_interviewed));
  EXPECT_EQ(shown(interview("1", all)), "/agencies/31/cycles/7/interviews/EIT/2");
  EXPECT_EQ(answers(), 1);
  EXPECT_EQ(shown(interview("1", all)), "/agencies/31/cycles/7/interviews/EIT/2/1") << "not twice";
  // As if the server had ended between the answer and the mark: sent again it is the same answer.
  database().write([](db::Connection& c) { c.execute("UPDATE survey_contact SET state = 'waiting'"); });
  interview("1", all);
  EXPECT_EQ(answers(), 1);
  EXPECT_NE(sample().find("1 has answered"), std::string::npos);
  http::Request done = get("/x", path({{"contact", "1"}}));
  EXPECT_EQ(std::get<http::Response>(world.interviewees.questions(done, world.assessor)).status, 303);
}

DB_TEST(Interviews, nothing_beside_the_answer_tells_who_was_asked)
{
  keep_list();
  draw({{"size", "4"}});
  interview("2", answered(world.asked(k_interviewed)));
  const auto columns = database().read([&](db::Connection& c) {
    const std::string sql =
        engine() == db::Engine::sqlite
            ? "SELECT name FROM pragma_table_info(:t)"
            : "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_name = :t";
    return c.query(sql, "survey_contact").all<std::string>();
  });
  const std::set<std::string> known{"cycle_id", "agency_id", "instrument", "part",     "list_id",  "number",
                                    "sealed",   "place",     "state",      "attempts", "link_hash"};
  EXPECT_EQ(std::set<std::string>(columns.begin(), columns.end()), known) << "no time, no key of an answer";
  if (engine() == db::Engine::sqlite) return;
  const auto together = database().read([](db::Connection& c) {
    return c
        .query(
            "SELECT COUNT(*) FROM survey_contact c "
            "JOIN survey_answer a ON CAST(a.xmin AS TEXT) = CAST(c.xmin AS TEXT)")
        .one<std::int64_t>();
  });
  EXPECT_EQ(together, 0) << "never in one transaction";
}

DB_TEST(Interviews, refused_unreachable_and_tried_again_are_counted)
{
  keep_list();
  draw({{"size", "4"}});
  result("1", "again");
  result("1", "again");
  result("2", "refused");
  result("3", "unreachable");
  EXPECT_NE(sample().find("0 have answered, 1 refused, 1 could not be reached, 2 are still to be asked; 3 attempts"),
            std::string::npos);
  EXPECT_NE(contact("2").find("Ask again after all"), std::string::npos);
  result("2", "waiting");
  EXPECT_NE(contact("2").find("Enter the interview"), std::string::npos);
  EXPECT_THROW(result("2", "answered"), http::Unprocessable) << "only by answers";
  EXPECT_THROW(result("2", "bought"), http::Unprocessable);
  EXPECT_THROW(result("99", "refused"), http::NotFound);
  http::Request filtered = get("/x", path(), fields({{"state", "unreachable"}}));
  const std::string page = shown(world.interviews.list(filtered, world.assessor));
  EXPECT_NE(page.find("Third Person"), std::string::npos);
  EXPECT_EQ(page.find("First Person"), std::string::npos);
}

DB_TEST(Interviews, a_link_lets_the_person_answer_alone_once)
{
  keep_list();
  draw({{"size", "4"}});
  const std::string page = link("2");
  const std::string code = code_in(page);
  ASSERT_EQ(code.size(), 12U);
  EXPECT_NE(contact("2").find("A link is out"), std::string::npos);
  const auto redirected = world.ask(&surveys::AnsweringPages::use_code, post("/code", {}, fields({{"code", code}})));
  ASSERT_EQ(redirected.status, 303);
  const std::string token = InterviewWorld::token_in(redirected);
  EXPECT_EQ(world
                .ask(&surveys::AnsweringPages::send,
                     post("/answer/t", fields({{"token", token}}), answered(world.asked(k_interviewed))))
                .status,
            200);
  EXPECT_EQ(answers(), 1);
  EXPECT_NE(sample().find("1 has answered"), std::string::npos);
  EXPECT_EQ(shown(interview("2", answered(world.asked(k_interviewed)))), "/agencies/31/cycles/7/interviews/EIT/2/2");
  EXPECT_EQ(answers(), 1) << "not by interview as well";
  EXPECT_EQ(link("2"), "/agencies/31/cycles/7/interviews/EIT/2/2") << "nor by another link";
}

DB_TEST(Interviews, an_interview_or_another_link_ends_a_link_that_was_not_used)
{
  keep_list();
  draw({{"size", "4"}});
  const std::string first = code_in(link("1"));
  const std::string second = code_in(link("1"));
  const auto use = [&](const std::string& code) {
    return world.ask(&surveys::AnsweringPages::use_code, post("/code", {}, fields({{"code", code}}))).status;
  };
  EXPECT_NE(use(first), 303);
  interview("1", answered(world.asked(k_interviewed)));
  EXPECT_NE(use(second), 303);
  EXPECT_EQ(answers(), 1);
}

DB_TEST(Interviews, a_link_goes_by_mail_where_there_is_an_address)
{
  keep_list();
  draw({{"size", "4"}});
  EXPECT_EQ(link("1", "mail"), "/agencies/31/cycles/7/interviews/EIT/2/1");
  ASSERT_EQ(world.letters.size(), 1U);
  EXPECT_EQ(world.letters[0].to, "first@example.org");
  EXPECT_EQ(code_in(world.letters[0].text).size(), 12U);
  EXPECT_THROW(link("2", "mail"), http::Unprocessable) << "no address";
}

DB_TEST(Interviews, outside_of_the_stage_nothing_is_stored)
{
  keep_list();
  draw({{"size", "4"}});
  world.rounds.by_cycle.at(7).answering = false;
  world.live.renew();
  EXPECT_TRUE(std::get<site::View>(interview("1", answered(world.asked(k_interviewed)))).has_problems);
  http::Request form = get("/x", path({{"contact", "1"}}));
  EXPECT_EQ(std::get<http::Response>(world.interviewees.questions(form, world.assessor)).status, 303);
  EXPECT_EQ(answers(), 0);
}

DB_TEST(Interviews, go_on_while_items_are_judged)
{
  keep_list();
  draw({{"size", "4"}});
  surveys::Round& round = world.rounds.by_cycle.at(7);
  round.answering = false;
  round.judging = true;
  round.last_day_judging = round.last_day + 10;
  world.live.renew();
  EXPECT_FALSE(round.takes(survey_test::k_public)) << "the public is not asked any more";
  EXPECT_EQ(round.last_day_of(survey_test::k_public), round.last_day);
  http::Request form = get("/x", path({{"contact", "1"}}));
  EXPECT_TRUE(std::holds_alternative<site::View>(world.interviewees.questions(form, world.assessor)));
}

DB_TEST(Interviews, the_coordinator_deletes_after_confirming_and_numbers_stay)
{
  keep_list();
  draw({{"size", "3"}});
  http::Request ask = get("/x", path());
  EXPECT_NE(shown(world.contacts.delete_form(ask, world.visitor)).find("Delete all contacts?"), std::string::npos);
  http::Request request = post("/x", path(), {});
  world.contacts.remove(request, world.visitor);
  EXPECT_THROW(world.contacts.remove(request, world.visitor), http::Gone);
  EXPECT_THROW(world.contacts.delete_form(ask, world.visitor), http::NotFound);
  http::Request overview = get("/x", path());
  EXPECT_NE(shown(world.contacts.show(overview, world.visitor)).find("3 drawn"), std::string::npos);
  EXPECT_TRUE(
      database()
          .read([](db::Connection& c) { return c.query("SELECT sealed FROM survey_contact").all<std::string>(); })
          .empty());
}

DB_TEST(Interviews, every_page_can_be_read_in_thai)
{
  keep_list();
  draw({{"size", "4"}});
  http::Request request = get("/x", path({{"contact", "1"}}));
  for (const site::Answer& answer :
       {world.contacts.show(request, world.visitor), world.interviews.list(request, world.assessor),
        world.interviews.mine(request, world.assessor), world.interviewees.show(request, world.assessor),
        world.interviewees.questions(request, world.assessor), world.contacts.delete_form(request, world.visitor)})
    EXPECT_NE(shown(answer, util::Language::thai).find("\u0E01"), std::string::npos);
}

}  // namespace
