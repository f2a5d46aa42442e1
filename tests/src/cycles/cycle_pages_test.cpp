// SPDX-License-Identifier: Apache-2.0
// The pages of rounds, called as the gate calls them, on both engines; each page is rendered in both languages.
#include "src/cycles/cycle_pages.hpp"

#include <filesystem>

#include "lib/http/outcome.hpp"

#include "src/accounts/account_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/cycles/enrolment_pages.hpp"
#include "src/cycles/round_pages.hpp"
#include "src/cycles/stage_pages.hpp"

#include "tests/lib/db/engines.hpp"
#include "tests/lib/site/shown_pages.hpp"

namespace cycles {
namespace {

using Path = site_test::Pairs;
using site_test::sent_fields;
using site_test::the_site;

accounts::Visitor administrator()
{
  return {.account = 7, .name = "Somchai", .grants = {{.role = accounts::Role::administrator}}};
}

class CyclePagesTest : public db_test::OnEngine {
 protected:
  CyclePagesTest() : OnEngine(db::read_migrations(util::embedded_program_files())) {}

  static http::Request request(util::Fields form = {}, const Path& path = {})
  {
    return site_test::page_request("/cycles", std::move(form), path);
  }
  static std::string html(http::Request& request, const site::Answer& answer)
  {
    return site_test::page_html(request, answer);
  }
  static bool refused(const site::Answer& answer)
  {
    const auto* view = std::get_if<site::View>(&answer);
    return view != nullptr && view->has_problems;
  }

  std::int64_t make(const std::string& year = "2565")
  {
    http::Request made = request(sent_fields({{"name", "รอบ " + year}, {"framework", year}}));
    EXPECT_EQ(html(made, pages().make(made, administrator())), "/cycles/1/calendar");
    return 1;
  }
  std::int64_t agency(const std::string& code)
  {
    return database().write([&](db::Connection& connection) {
      return agencies::AgencyStore(connection)
          .add({.code = code, .name = "อบต." + code, .type = "subdistrict", .province = "34", .province_size = "large"},
               {.account = 7, .at = 1, .reason = ""});
    });
  }
  Calendar calendar()
  {
    return database().read([](db::Connection& connection) { return CycleStore(connection).calendar(1); });
  }
  void open(StageCode stage)
  {
    database().write([&](db::Connection& connection) {
      CycleStore(connection)
          .change_stage(1, stage, StageAct::opened, {.account = 7, .at = clock_.now(), .reason = "x"});
    });
  }

  CyclePages pages(HasAnswers has_answers = {}) { return {database(), the_site(), clock_, std::move(has_answers)}; }
  StagePages stages() { return {database(), the_site(), clock_}; }
  EnrolmentPages enrolments() { return {database(), the_site(), clock_}; }
  RoundPages rounds() { return {database(), the_site(), clock_}; }
  util::SettableClock clock_{1'600'000'000};
};

DB_TEST(CyclePagesTest, make_a_round_from_a_year)
{
  http::Request empty = request();
  html(empty, pages().list(empty, administrator()));
  http::Request form = request();
  html(form, pages().new_form(form, administrator()));
  make();
  http::Request twice = request(sent_fields({{"name", "รอบ 2565"}, {"framework", "2565"}}));
  EXPECT_TRUE(refused(pages().make(twice, administrator())));
  http::Request wrong = request(sent_fields({{"name", ""}, {"framework", "1999"}}));
  EXPECT_TRUE(refused(pages().make(wrong, administrator())));
  http::Request shown = request({}, {{"cycle", "1"}});
  EXPECT_NE(html(shown, pages().show(shown, administrator())).find("/cycles/1/stages/surveys/open"), std::string::npos);
  http::Request listed = request();
  EXPECT_NE(html(listed, pages().list(listed, administrator())).find("href=\"/cycles/1\""), std::string::npos);
}

DB_TEST(CyclePagesTest, name_the_faults_of_a_framework_file)
{
  const auto sent = [](const std::string& text) {
    http::Request made = request(sent_fields({{"name", "ของเรา"}, {"framework", "file"}}));
    http::Upload upload(std::filesystem::temp_directory_path());
    upload.field = "file";
    upload.file_name = "own.toml";
    upload.append(text);
    upload.finish();
    made.files.push_back(std::move(upload));
    return made;
  };
  http::Request none = request(sent_fields({{"name", "ของเรา"}, {"framework", "file"}}));
  EXPECT_TRUE(refused(pages().make(none, administrator())));
  http::Request faulty = sent("fiscal_year = 2569\ncolour = 1\n");
  const auto answer = pages().make(faulty, administrator());
  EXPECT_TRUE(refused(answer));
  EXPECT_NE(html(faulty, answer).find("own.toml:2"), std::string::npos);
  http::Request bytes = sent(std::string("\xFF\x00", 2));
  EXPECT_TRUE(refused(pages().make(bytes, administrator())));
}

DB_TEST(CyclePagesTest, fix_the_framework_once_answers_can_exist)
{
  make();
  const util::Fields form = sent_fields({{"framework", "2567"}, {"reason", "แก้ไข"}});
  const auto hash = [&] {
    return database().read(
        [](db::Connection& connection) { return CycleStore(connection).find(1).value().framework_hash; });
  };
  const std::string before = hash();
  http::Request asked = request(form, {{"cycle", "1"}});
  pages([](db::Connection&, std::int64_t) { return true; }).change_framework(asked, administrator());
  EXPECT_EQ(hash(), before) << "somebody has answered";
  http::Request shown = request({}, {{"cycle", "1"}});
  html(shown, pages().framework_form(shown, administrator()));
  pages().change_framework(asked, administrator());
  EXPECT_NE(hash(), before);
  const std::string after = hash();
  const std::string page = html(shown, pages().show(shown, administrator()));
  EXPECT_EQ(page.find(">" + after), std::string::npos) << "the whole hash is for who asks";
  for (const std::string& one : {before, after})
    EXPECT_NE(page.find("title=\"" + one + "\">" + one.substr(0, 12) + "…<"), std::string::npos);
  open(StageCode::surveys);
  http::Request back = request(sent_fields({{"framework", "2565"}, {"reason", "แก้ไข"}}), {{"cycle", "1"}});
  pages().change_framework(back, administrator());
  EXPECT_EQ(hash(), after) << "surveys have opened";
}

DB_TEST(CyclePagesTest, plan_a_calendar_in_the_buddhist_era)
{
  make();
  http::Request shown = request({}, {{"cycle", "1"}});
  EXPECT_NE(html(shown, pages().calendar_form(shown, administrator())).find("value=\"2565\""), std::string::npos);
  util::Fields typed;
  for (const StageCode stage : k_stages) {
    typed.add(std::string(code(stage)) + "_first", "1 มกราคม 2565");
    typed.add(std::string(code(stage)) + "_last", stage == StageCode::surveys ? "31/12/2564" : "๓๐/๐๖/๒๕๖๕");
  }
  typed.add("reason", "ตามประกาศ");
  http::Request wrong = request(typed, {{"cycle", "1"}});
  const auto answer = pages().plan(wrong, administrator());
  EXPECT_TRUE(refused(answer));
  EXPECT_NE(html(wrong, answer).find("surveys_last"), std::string::npos);
  util::Fields right;
  for (const auto& [name, value] : typed.entries())
    right.add(name, value == "31/12/2564" ? "30/6/2565" : value);
  http::Request sent = request(right, {{"cycle", "1"}});
  EXPECT_EQ(html(sent, pages().plan(sent, administrator())), "/cycles/1");
  EXPECT_EQ(stage_of(calendar(), StageCode::published).first_day(), std::chrono::year{2022} / 1 / 1);
}

DB_TEST(CyclePagesTest, stages_change_by_hand_only_with_a_reason)
{
  make();
  const Path path{{"cycle", "1"}, {"stage", "surveys"}};
  http::Request silent = request(sent_fields({{"reason", ""}}), path);
  EXPECT_TRUE(refused(stages().open(silent, administrator())));
  http::Request said = request(sent_fields({{"reason", "เปิดก่อนกำหนด"}}), path);
  html(said, stages().open_form(said, administrator()));
  EXPECT_EQ(html(said, stages().open(said, administrator())), "/cycles/1");
  EXPECT_EQ(stage_of(calendar(), StageCode::surveys).state(), StageState::open);
  EXPECT_THROW(stages().open(said, administrator()), http::SeeOther);
  http::Request early = request(sent_fields({{"reason", "x"}, {"last_day", "1/1/2565"}}), path);
  EXPECT_TRUE(refused(stages().extend(early, administrator())));
  http::Request later = request(sent_fields({{"reason", "x"}, {"last_day", "31/5/2565"}}), path);
  html(later, stages().extend_form(later, administrator()));
  stages().extend(later, administrator());
  EXPECT_EQ(stage_of(calendar(), StageCode::surveys).last_day(), std::chrono::year{2022} / 5 / 31);
  html(said, stages().close_form(said, administrator()));
  stages().close(said, administrator());
  http::Request nowhere = request(sent_fields({{"reason", "x"}}), {{"cycle", "1"}, {"stage", "lunch"}});
  EXPECT_THROW(stages().open(nowhere, administrator()), http::NotFound);
}

DB_TEST(CyclePagesTest, a_finished_round_cannot_be_changed)
{
  make();
  const Path path{{"cycle", "1"}};
  http::Request said = request(sent_fields({{"reason", "จบ"}}), path);
  html(said, stages().finish_form(said, administrator()));
  stages().finish(said, administrator());
  EXPECT_THROW(pages().plan(said, administrator()), http::SeeOther);
  EXPECT_THROW(enrolments().enrol(said, administrator()), http::SeeOther);
  html(said, pages().show(said, administrator()));
  html(said, stages().resume_form(said, administrator()));
  stages().resume(said, administrator());
  html(said, enrolments().enrol_form(said, administrator()));
}

DB_TEST(CyclePagesTest, tell_who_did_what)
{
  make();
  const std::int64_t enrolled = agency("A-1");
  database().write([&](db::Connection& c) {
    accounts::AccountStore people(c);
    const Deed by_one{.account = people.add("one", "Somsri One", 1), .at = 1, .reason = "x"};
    const Deed by_other{.account = people.add("other", "Somsri Other", 1), .at = 1, .reason = "x"};
    CycleStore(c).change_stage(1, StageCode::enrolment, StageAct::opened, by_one);
    EnrolmentStore(c).enrol(1, agencies::AgencyStore(c).all(), by_other);
  });
  http::Request round = request({}, {{"cycle", "1"}});
  EXPECT_NE(html(round, pages().show(round, administrator())).find("Somsri One"), std::string::npos);
  http::Request of_agency = request({}, {{"cycle", "1"}, {"agency", std::to_string(enrolled)}});
  EXPECT_NE(html(of_agency, rounds().show(of_agency, administrator())).find("Somsri Other"), std::string::npos);
}

DB_TEST(CyclePagesTest, enrol_by_type_and_by_code)
{
  make();
  const std::int64_t first = agency("A1");
  agency("A2");
  const Path path{{"cycle", "1"}};
  http::Request nobody = request({}, path);
  html(nobody, enrolments().list(nobody, administrator()));
  http::Request none = request(sent_fields({{"who", "types"}}), path);
  EXPECT_TRUE(refused(enrolments().enrol(none, administrator())));
  http::Request unknown = request(sent_fields({{"who", "codes"}, {"codes", "a1\r\nZ9, <b>"}}), path);
  const auto answer = enrolments().enrol(unknown, administrator());
  EXPECT_TRUE(refused(answer));
  EXPECT_NE(html(unknown, answer).find("Z9, &lt;b&gt;"), std::string::npos);
  http::Request one = request(sent_fields({{"who", "codes"}, {"codes", "a1"}}), path);
  EXPECT_EQ(html(one, enrolments().enrol(one, administrator())), "/cycles/1/agencies");
  http::Request all = request(sent_fields({{"who", "all"}}), path);
  enrolments().enrol(all, administrator());
  http::Request listed = request({}, path);
  const std::string page = html(listed, enrolments().list(listed, administrator()));
  EXPECT_NE(page.find("อบต.A1"), std::string::npos);
  EXPECT_NE(page.find("อบต.A2"), std::string::npos);
  http::Request file = request({}, path);
  file.query.add("format", "csv");
  EXPECT_FALSE(std::get<std::string>(std::get<http::Response>(enrolments().list(file, administrator())).body).empty());
  http::Request out = request(sent_fields({{"reason", "ยุบ"}}), {{"cycle", "1"}, {"agency", std::to_string(first)}});
  html(out, enrolments().withdraw_form(out, administrator()));
  enrolments().withdraw(out, administrator());
  EXPECT_THROW(enrolments().withdraw(out, administrator()), http::NotFound);
  EXPECT_THROW(rounds().show(out, administrator()), http::NotFound);
}

DB_TEST(CyclePagesTest, coordinators_count_while_enrolment_is_open)
{
  make();
  const std::int64_t id = agency("A1");
  http::Request all = request(sent_fields({{"who", "all"}}), {{"cycle", "1"}});
  enrolments().enrol(all, administrator());
  const accounts::Visitor coordinator{
      .account = 9, .name = "C", .grants = {{.role = accounts::Role::coordinator, .agency = id}}};
  const Path path{{"cycle", "1"}, {"agency", std::to_string(id)}};
  http::Request counts = request(sent_fields({{"people_IIT", "๕๐"}, {"people_EIT", "9,000"}}), path);
  const auto people = [&] {
    return database().read(
        [&](db::Connection& connection) { return EnrolmentStore(connection).find(1, id).value().population; });
  };
  rounds().count(counts, coordinator);
  EXPECT_TRUE(people().empty()) << "enrolment is not open";
  open(StageCode::enrolment);
  for (const char* wrong : {"", "0", "-5", "1.5", "many", "99999999999999999999"}) {
    http::Request sent = request(sent_fields({{"people_IIT", wrong}, {"people_EIT", "5"}}), path);
    EXPECT_TRUE(refused(rounds().count(sent, coordinator))) << wrong;
  }
  http::Request form = request({}, path);
  html(form, rounds().counts_form(form, coordinator));
  rounds().count(counts, coordinator);
  EXPECT_EQ(people(), (std::map<std::string, std::int64_t>{{"EIT", 9000}, {"IIT", 50}}));
  http::Request shown = request({}, path);
  const std::string page = html(shown, rounds().show(shown, coordinator));
  EXPECT_NE(page.find(">400<"), std::string::npos);
  EXPECT_NE(page.find(">30<"), std::string::npos);
  http::Request mine = request({}, path);
  EXPECT_NE(html(mine, rounds().list(mine, coordinator)).find("/cycles/1\""), std::string::npos);
}

DB_ENGINES(CyclePagesTest);

}  // namespace
}  // namespace cycles
