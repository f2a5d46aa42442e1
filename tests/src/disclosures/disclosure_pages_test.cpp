// SPDX-License-Identifier: Apache-2.0
// Disclosures as their people meet them: who sees what, typing against each other, files, the way from a unit to the
// executive, files of links.
#include <gtest/gtest.h>

#include "src/disclosures/handed_in.hpp"
#include "src/disclosures/history_store.hpp"
#include "src/disclosures/submission_store.hpp"

#include "disclosure_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using cycles::StageAct;
using cycles::StageCode;
using disclosure_test::Asked;
using disclosure_test::DisclosureWorld;
using disclosure_test::shown;
using disclosure_test::status_of;
using disclosures::EntryState;

class Disclosures : public db_test::OnEngine {
 protected:
  Disclosures() : OnEngine(disclosure_test::migrations()) {}

  template <typename Pages>
  site::Answer ask(Pages& pages, site::Answer (Pages::*page)(http::Request&, const accounts::Visitor&),
                   http::Request request, const accounts::Visitor& visitor)
  {
    return (pages.*page)(request, visitor);
  }
  template <typename Pages>
  int status(Pages& pages, site::Answer (Pages::*page)(http::Request&, const accounts::Visitor&), http::Request request,
             const accounts::Visitor& visitor)
  {
    return status_of([&] { return (pages.*page)(request, visitor); });
  }
  int save(const accounts::Visitor& visitor, const std::string& item, std::map<std::string, std::string> form)
  {
    form.try_emplace("revision", std::to_string(world.entry(item).revision));
    form.try_emplace("rows", "2");
    return status(world.edit, &disclosures::EditPages::save, world.post({.item = item, .form = form}), visitor);
  }
  int move(const accounts::Visitor& visitor, const std::string& item, const std::string& then)
  {
    return status(
        world.items, &disclosures::ItemPages::move,
        world.post({.item = item, .form = {{"then", then}, {"revision", std::to_string(world.entry(item).revision)}}}),
        visitor);
  }
  std::int64_t rows(const std::string& table)
  {
    return database().read(
        [&](db::Connection& c) { return c.query("SELECT COUNT(*) FROM " + table).one<std::int64_t>(); });
  }
  std::map<std::string, std::string> settled_form()
  {
    return database().read([&](db::Connection& c) {
      const auto newest = disclosures::SubmissionStore(c).newest(world.cycle, world.agency);
      return std::map<std::string, std::string>{{"submission", std::to_string(newest->id)}, {"digest", newest->digest}};
    });
  }

  DisclosureWorld world{database()};
};
DB_ENGINES(Disclosures);

DB_TEST(Disclosures, everybody_sees_the_items_that_are_theirs)
{
  world.put({.item = "o1", .state = EntryState::in_work, .unit = world.office});
  world.put({.item = "o12", .state = EntryState::in_work, .unit = world.finance, .person = "x", .due_day = 1});
  const auto page = [&](const accounts::Visitor& who, const std::map<std::string, std::string>& query = {}) {
    return shown(ask(world.list, &disclosures::ListPages::list, world.get({.query = query}), who));
  };
  EXPECT_NE(page(world.coordinator).find("/disclosures/o28\""), std::string::npos);
  EXPECT_NE(page(world.coordinator).find("One &lt;b&gt;"), std::string::npos);
  EXPECT_EQ(page(world.officer).find("/disclosures/o1\""), std::string::npos) << "another unit's";
  EXPECT_NE(page(world.officer).find("/disclosures/o12\""), std::string::npos);
  EXPECT_NE(page(world.auditor).find("/disclosures/o1\""), std::string::npos);
  EXPECT_EQ(page(world.administrator).find("/assign\""), std::string::npos) << "reads only";
  EXPECT_NE(page(world.coordinator, {{"due", "overdue"}}).find("/disclosures/o12\""), std::string::npos);
  EXPECT_EQ(page(world.coordinator, {{"due", "overdue"}}).find("/disclosures/o1\""), std::string::npos);
  EXPECT_EQ(page(world.coordinator, {{"unit", "none"}}).find("/disclosures/o12\""), std::string::npos);
  EXPECT_NE(page(world.coordinator, {{"state", "checked"}}).find("No item fits"), std::string::npos);
  EXPECT_NE(page(world.coordinator, {{"format", "csv"}}).find("o28,"), std::string::npos);

  const auto item = [&](const std::string& code, const accounts::Visitor& who) {
    return status(world.items, &disclosures::ItemPages::show, world.get({.item = code}), who);
  };
  EXPECT_EQ(item("o1", world.officer), 404);
  EXPECT_EQ(item("o12", world.officer), 200);
  EXPECT_EQ(item("o99", world.coordinator), 404);
  EXPECT_EQ(item("o1", world.stranger), 404);
  EXPECT_EQ(save(world.officer, "o1", {{"explanation", "x"}}), 404);
  EXPECT_EQ(save(world.administrator, "o12", {{"explanation", "x"}}), 404);
}

DB_TEST(Disclosures, the_list_is_sorted_by_its_columns_and_stays_narrowed)
{
  world.put({.item = "o3", .state = EntryState::checked, .unit = world.office, .due_day = 20000});
  world.put({.item = "o7", .state = EntryState::in_work, .unit = world.finance, .person = "Clerk", .due_day = 10000});
  world.put({.item = "o9", .state = EntryState::in_work, .unit = world.office, .due_day = 30000});
  const auto page = [&](const std::map<std::string, std::string>& query) {
    return shown(ask(world.list, &disclosures::ListPages::list, world.get({.query = query}), world.coordinator));
  };
  /// The items in the order of their links.
  const auto order = [&](const std::map<std::string, std::string>& query) {
    const std::string html = page(query);
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const char* item : {"o1", "o3", "o7", "o9"}) {
      const std::size_t at = html.find(std::string("/disclosures/") + item + "\"");
      if (at != std::string::npos) found.emplace_back(at, item);
    }
    std::sort(found.begin(), found.end());
    std::string codes;
    for (const auto& one : found)
      codes += one.second + " ";
    return codes;
  };
  EXPECT_EQ(order({}), "o1 o3 o7 o9 ");
  EXPECT_EQ(order({{"sort", "item"}, {"order", "desc"}}), "o9 o7 o3 o1 ");
  EXPECT_EQ(order({{"sort", "state"}}), "o1 o7 o9 o3 ") << "not begun, in work, checked; alike as in the framework";
  EXPECT_EQ(order({{"sort", "due"}}), "o7 o3 o9 o1 ") << "without a date last";
  EXPECT_EQ(order({{"sort", "due"}, {"order", "desc"}}), "o1 o9 o3 o7 ");
  EXPECT_EQ(order({{"sort", "shown"}}), "o1 o3 o7 o9 ") << "no column that sorts";
  const std::string office = std::to_string(world.office);
  EXPECT_EQ(order({{"sort", "due"}, {"order", "desc"}, {"unit", office}}), "o9 o3 ");
  EXPECT_EQ(order({{"sort", "due"}, {"search", "CLERK"}}), "o7 ");

  const std::string narrowed = page({{"sort", "due"}, {"unit", office}, {"state", "in_work"}});
  EXPECT_NE(narrowed.find("unit=" + office + "&amp;state=in_work&amp;sort=state"), std::string::npos)
      << "a heading keeps what was asked for";
  EXPECT_NE(narrowed.find("aria-sort=\"ascending\""), std::string::npos);
  EXPECT_NE(narrowed.find("name=\"sort\" value=\"due\""), std::string::npos) << "and the form keeps the order";
  const std::string csv = page({{"sort", "due"}, {"unit", office}, {"format", "csv"}});
  EXPECT_LT(csv.find("o3,"), csv.find("o9,"));
  EXPECT_EQ(csv.find("o7,"), std::string::npos);
}

DB_TEST(Disclosures, an_item_shows_what_is_asked_with_advice_and_last_years_entry)
{
  world.put({.cycle = world.last_cycle,
             .item = "o9",
             .state = EntryState::checked,
             .explanation = "then <i>",
             .links = {{.url = "https://one.example/report-2567"}}});
  const std::string page =
      shown(ask(world.items, &disclosures::ItemPages::show, world.get({.item = "o7"}), world.coordinator));
  EXPECT_NE(page.find("often without budget"), std::string::npos);
  EXPECT_NE(page.find("fiscal year 2567 B.E. (1 October 2023"), std::string::npos);
  EXPECT_NE(page.find("report-2567"), std::string::npos) << "o9 of 2567 is o7 of 2568";
  EXPECT_NE(page.find("then &lt;i&gt;"), std::string::npos);
  const std::string form = shown(ask(world.edit, &disclosures::EditPages::form,
                                     world.get({.item = "o7", .query = {{"from", "last-year"}}}), world.coordinator));
  EXPECT_NE(form.find("value=\"https://one.example/report-2567\""), std::string::npos);
  EXPECT_EQ(world.entry("o7").revision, 0) << "nothing is taken over unseen";
  EXPECT_EQ(save(world.coordinator, "o7", {{"url_1", "https://one.example/report-2567"}, {"from", "last-year"}}), 303);
  const auto history = database().read(
      [&](db::Connection& c) { return disclosures::HistoryStore(c).history(world.cycle, world.agency, "o7"); });
  EXPECT_EQ(history.at(0).act, "confirmed_again");
}

DB_TEST(Disclosures, links_are_added_moved_changed_and_removed_in_one_form)
{
  world.put({.item = "o12",
             .state = EntryState::ready,
             .unit = world.finance,
             .links = {{.url = "https://one.example/a"}, {.url = "https://one.example/b"}}});
  const auto before = world.entry("o12");
  const std::string first = std::to_string(before.links[0].id);
  const std::string second = std::to_string(before.links[1].id);
  EXPECT_EQ(save(world.officer, "o12",
                 {{"rows", "4"},
                  {"link_1", first},
                  {"url_1", "https://one.example/a"},
                  {"position_1", "2"},
                  {"link_2", second},
                  {"url_2", "https://one.example/b"},
                  {"position_2", "2"},
                  {"note_2", "page 3"},
                  {"url_3", "two.example"},
                  {"explanation", "หน้า 3\nท้ายเล่ม"}}),
            303);
  auto after = world.entry("o12");
  ASSERT_EQ(after.links.size(), 3U);
  EXPECT_EQ(after.links[0].id, before.links[1].id) << "the first went down";
  EXPECT_EQ(after.links[0].note, "page 3");
  EXPECT_EQ(after.links[1].id, before.links[0].id);
  EXPECT_EQ(after.links[2].url, "https://two.example");
  EXPECT_EQ(after.state, EntryState::in_work) << "changed, so it is not ready any more";
  EXPECT_EQ(save(world.officer, "o12",
                 {{"link_1", second},
                  {"url_1", "https://one.example/b"},
                  {"remove_1", "yes"},
                  {"link_2", first},
                  {"url_2", "https://one.example/a-new"}}),
            303);
  after = world.entry("o12");
  ASSERT_EQ(after.links.size(), 1U);
  EXPECT_NE(after.links[0].id, before.links[0].id) << "another address is another link";
}

DB_TEST(Disclosures, wrong_links_come_back_as_they_were_typed)
{
  world.put({.item = "o12", .unit = world.finance});
  const std::map<std::string, std::string> form{{"url_1", "ftp://one.example/x"},   {"url_2", "https://one.example/y"},
                                                {"url_3", "https://one.example/y"}, {"rows", "3"},
                                                {"explanation", "keep <this>"},     {"revision", "1"}};
  const std::string page =
      shown(ask(world.edit, &disclosures::EditPages::save, world.post({.item = "o12", .form = form}), world.officer));
  EXPECT_NE(page.find("href=\"#url_1\""), std::string::npos);
  EXPECT_NE(page.find("href=\"#url_3\""), std::string::npos);
  EXPECT_NE(page.find("ftp://one.example/x"), std::string::npos);
  EXPECT_NE(page.find("keep &lt;this&gt;"), std::string::npos);
  EXPECT_TRUE(world.entry("o12").links.empty());
}

DB_TEST(Disclosures, the_second_of_two_writers_is_told_and_loses_nothing)
{
  world.put({.item = "o12", .state = EntryState::in_work, .unit = world.finance});
  const std::string seen = std::to_string(world.entry("o12").revision);
  EXPECT_EQ(save(world.colleague, "o12", {{"url_1", "https://one.example/theirs"}, {"explanation", "theirs"}}), 303);
  const std::map<std::string, std::string> typed{
      {"url_1", "https://one.example/mine"}, {"explanation", "mine"}, {"rows", "2"}, {"revision", seen}};
  const site::Answer told =
      ask(world.edit, &disclosures::EditPages::save, world.post({.item = "o12", .form = typed}), world.officer);
  EXPECT_EQ(std::get<site::View>(told).status, 409);
  const std::string page = shown(told);
  EXPECT_NE(page.find("Name of colleague"), std::string::npos);
  EXPECT_NE(page.find(">theirs<"), std::string::npos);
  EXPECT_NE(page.find("mine</textarea>"), std::string::npos);
  EXPECT_NE(page.find("value=\"https://one.example/mine\""), std::string::npos);
  EXPECT_NE(page.find("value=\"https://one.example/theirs\""), std::string::npos) << "does not go by accident";
  EXPECT_EQ(world.entry("o12").explanation, "theirs");
  EXPECT_EQ(save(world.officer, "o12", {{"url_1", "https://one.example/mine"}, {"explanation", "mine"}}), 303);
  EXPECT_EQ(world.entry("o12").explanation, "mine");
}

DB_TEST(Disclosures, files_are_known_by_content_and_kept_with_their_revisions)
{
  world.put({.item = "o12", .state = EntryState::in_work, .unit = world.finance});
  using disclosures::FilePages;
  const auto take = [&](const std::string& name, const std::string& bytes) {
    return status(world.files, &FilePages::take, world.post_file({.item = "o12"}, name, bytes), world.officer);
  };
  EXPECT_EQ(take("แผน.pdf", "MZ\x90\x01 not a pdf"), 422);
  EXPECT_EQ(take("big.txt", std::string(2001, 'x')), 422);
  EXPECT_EQ(take("empty.txt", ""), 422);
  EXPECT_EQ(rows("disclosure_file"), 0);
  EXPECT_EQ(take("แผน.pdf", "%PDF-1.7 one"), 303);
  EXPECT_EQ(take("แผน.pdf", "%PDF-1.7 one"), 303);
  EXPECT_EQ(rows("disclosure_file"), 1) << "the same bytes again";
  EXPECT_EQ(take("แผน.pdf", "%PDF-1.7 two"), 303);
  const auto entry = world.entry("o12");
  ASSERT_EQ(entry.files.size(), 1U);
  EXPECT_EQ(entry.files[0].revision, 2);
  EXPECT_EQ(entry.files[0].type, "application/pdf");
  EXPECT_TRUE(std::filesystem::exists(disclosures::kept_at(world.folder, entry.files[0].sha256)));
  const Asked newest{.item = "o12", .more = {{"file", std::to_string(entry.files[0].id)}}};
  const site::Answer sent = ask(world.files, &FilePages::hand_out, world.get(newest), world.auditor);
  EXPECT_EQ(shown(sent), "%PDF-1.7 two");
  EXPECT_NE(std::get<http::Response>(sent).headers.get("Content-Disposition").find("attachment"), std::string::npos);
  EXPECT_EQ(status(world.files, &FilePages::hand_out, world.get({.item = "o13", .more = newest.more}), world.auditor),
            404)
      << "a file of another item";
  EXPECT_EQ(status(world.files, &FilePages::remove, world.post(newest), world.officer), 303);
  EXPECT_TRUE(world.entry("o12").files.empty());
  EXPECT_EQ(rows("disclosure_file"), 2) << "the history keeps them";
}

DB_TEST(Disclosures, go_from_the_unit_over_the_coordinator_to_the_executive)
{
  using disclosures::AssignPages;
  using disclosures::WholePages;
  world.put_all(EntryState::ready);
  EXPECT_EQ(move(world.officer, "o1", "checked"), 303);
  EXPECT_EQ(world.entry("o1").state, EntryState::ready) << "only the coordinator checks";
  EXPECT_EQ(move(world.officer, "o1", "reopened"), 303);
  EXPECT_EQ(world.entry("o1").state, EntryState::in_work);
  EXPECT_EQ(move(world.officer, "o1", "ready"), 303);
  EXPECT_EQ(move(world.coordinator, "o1", "checked"), 303);
  EXPECT_EQ(status(world.items, &disclosures::ItemPages::give_back, world.post({.item = "o1"}), world.coordinator),
            422);
  EXPECT_EQ(status(world.items, &disclosures::ItemPages::give_back,
                   world.post({.item = "o1", .form = {{"reason", "old"}}}), world.coordinator),
            303);
  EXPECT_EQ(world.entry("o1").state, EntryState::in_work);
  EXPECT_EQ(move(world.coordinator, "o1", "checked"), 303);

  EXPECT_EQ(
      status(world.whole, &WholePages::submit, world.post({.form = {{"digest", world.digest()}}}), world.coordinator),
      200)
      << "27 items are not checked";
  EXPECT_EQ(rows("disclosure_submission"), 0);
  std::map<std::string, std::string> ticked;
  for (int i = 2; i <= 28; ++i)
    ticked["check_o" + std::to_string(i)] = std::to_string(world.entry("o" + std::to_string(i)).revision);
  EXPECT_EQ(status(world.assign, &AssignPages::check, world.post({.form = ticked}), world.coordinator), 303);
  EXPECT_EQ(
      status(world.whole, &WholePages::submit, world.post({.form = {{"digest", world.digest()}}}), world.coordinator),
      303);
  EXPECT_EQ(save(world.coordinator, "o1", {{"explanation", "late"}}), 422) << "locked, and what was typed stays";
  EXPECT_EQ(status(world.whole, &WholePages::approve_form, world.get({}), world.coordinator), 404);
  EXPECT_EQ(status(world.whole, &WholePages::give_back, world.post({.form = settled_form()}), world.executive), 422);
  auto returned = settled_form();
  returned["reason"] = "o7 is last year's";
  EXPECT_EQ(status(world.whole, &WholePages::give_back, world.post({.form = returned}), world.executive), 303);
  EXPECT_EQ(save(world.coordinator, "o7", {{"url_1", "https://one.example/2567"}}), 303);
  EXPECT_EQ(move(world.coordinator, "o7", "checked"), 303);
  const auto submit = [&] {
    return status(world.whole, &WholePages::submit, world.post({.form = {{"digest", world.digest()}}}),
                  world.coordinator);
  };
  EXPECT_EQ(submit(), 303);
  EXPECT_EQ(status(world.whole, &WholePages::approve, world.post({.form = returned}), world.executive), 422)
      << "what was returned is not what lies there now";
  auto withdrawn = settled_form();
  withdrawn["reason"] = "one more thing";
  EXPECT_EQ(status(world.whole, &WholePages::withdraw, world.post({.form = withdrawn}), world.coordinator), 303);
  EXPECT_EQ(submit(), 303);
  world.stage(StageCode::disclosure, StageAct::closed);
  EXPECT_EQ(status(world.whole, &WholePages::withdraw_form, world.get({}), world.coordinator), 303) << "too late";
  EXPECT_EQ(status(world.whole, &WholePages::approve_form, world.get({}), world.executive), 303) << "not yet";
  world.stage(StageCode::approval, StageAct::opened);
  EXPECT_EQ(status(world.whole, &WholePages::approve, world.post({.form = settled_form()}), world.executive), 303);
  const auto newest = database().read(
      [&](db::Connection& c) { return disclosures::SubmissionStore(c).newest(world.cycle, world.agency); });
  EXPECT_EQ(newest->state, disclosures::SubmissionState::approved);
  EXPECT_EQ(newest->settled_by, world.executive.account);
  EXPECT_EQ(save(world.coordinator, "o7", {{"explanation", "later"}}), 422);
  EXPECT_EQ(status(world.files, &disclosures::FilePages::take, world.post_file({.item = "o7"}, "a.txt", "a"),
                   world.coordinator),
            303)
      << "sent back to the item, which says why";
  EXPECT_EQ(rows("disclosure_file"), 0);
  EXPECT_EQ(status(world.whole, &WholePages::withdraw_form, world.get({}), world.coordinator), 303);
}

DB_TEST(Disclosures, many_items_are_assigned_at_once)
{
  using disclosures::AssignPages;
  const auto send = [&](const std::map<std::string, std::string>& form) {
    http::Request request = world.post({.form = form});
    request.form.add("items", "o2");
    request.form.add("items", "o3");
    return status(world.assign, &AssignPages::assign, std::move(request), world.coordinator);
  };
  EXPECT_EQ(send({{"unit", "keep"}}), 422) << "says nothing";
  EXPECT_EQ(send({{"unit", "999"}}), 422);
  EXPECT_EQ(
      send({{"unit", std::to_string(world.finance)}, {"due-day", "15"}, {"due-month", "1"}, {"due-year", "2570"}}),
      303);
  EXPECT_EQ(world.entry("o2").unit, world.finance);
  EXPECT_EQ(world.entry("o3").state, EntryState::not_begun) << "nobody has begun it";
  EXPECT_EQ(world.entry("o3").due_day,
            disclosures::day_number({std::chrono::year(2027), std::chrono::January, std::chrono::day(15)}));
  EXPECT_EQ(send({{"unit", "keep"}, {"person", "นักวิชาการพัสดุ"}}), 303);
  EXPECT_EQ(world.entry("o2").unit, world.finance);
  EXPECT_EQ(status(world.assign, &AssignPages::form, world.get({}), world.officer), 404);
}

DB_TEST(Disclosures, to_do_lists_are_printed_and_sent_to_the_officers_of_the_unit)
{
  using disclosures::ToDoPages;
  world.put({.item = "o12", .state = EntryState::in_work, .unit = world.finance, .due_day = 20'700});
  world.put(
      {.item = "o13", .state = EntryState::ready, .unit = world.finance, .links = {{.url = "https://o.example"}}});
  const std::string page = shown(ask(world.to_do, &ToDoPages::show, world.get({}), world.officer));
  EXPECT_NE(page.find("/disclosures/o12\""), std::string::npos);
  EXPECT_EQ(page.find("/disclosures/o13\""), std::string::npos) << "done";
  EXPECT_EQ(page.find("<form"), std::string::npos) << "only the coordinator sends";
  const std::string pdf =
      shown(ask(world.to_do, &ToDoPages::show, world.get({.query = {{"format", "pdf"}}}), world.coordinator));
  EXPECT_EQ(pdf.substr(0, 5), "%PDF-");
  EXPECT_EQ(status(world.to_do, &ToDoPages::send, world.post({.form = {{"unit", std::to_string(world.finance)}}}),
                   world.coordinator),
            303);
  ASSERT_EQ(world.letters.size(), 1U) << "the colleague has no e-mail address";
  EXPECT_EQ(world.letters[0].to, "officer@one.example");
  EXPECT_NE(world.letters[0].text.find("https://ita.example/agencies/"), std::string::npos);
}

DB_TEST(Disclosures, a_file_of_links_is_looked_through_before_it_is_stored)
{
  using disclosures::LinkImportPages;
  const auto preview = [&](const std::string& csv) {
    return shown(
        ask(world.import, &LinkImportPages::preview, world.post_file({}, "links.csv", csv), world.coordinator));
  };
  EXPECT_NE(preview("item,url\no1,nowhere\no99,https://a.example\n").find("2 faults"), std::string::npos);
  EXPECT_EQ(rows("waiting_file"), 0);
  const std::string page = preview("item,url,unit\no1,https://a.example/x,กองคลัง\n");
  const std::size_t at = page.find("name=\"digest\" value=\"") + std::string("name=\"digest\" value=\"").size();
  const std::string digest = page.substr(at, 64);
  const Asked yes{.form = {{"digest", digest}}, .more = {{"import", "1"}}};
  EXPECT_EQ(status(world.import, &LinkImportPages::apply, world.post(yes), world.executive), 404);
  EXPECT_EQ(status(world.import, &LinkImportPages::apply, world.post(yes), world.coordinator), 303);
  EXPECT_EQ(world.entry("o1").links.at(0).url, "https://a.example/x");
  EXPECT_EQ(world.entry("o1").unit, world.finance);
  EXPECT_EQ(status(world.import, &LinkImportPages::apply, world.post(yes), world.coordinator), 410) << "done once";
  const std::string taken_along = shown(
      ask(world.list, &disclosures::ListPages::list, world.get({.query = {{"format", "csv"}}}), world.coordinator));
  EXPECT_NE(preview(taken_along).find("changes nothing"), std::string::npos) << "the list that we hand out comes in";
}

DB_TEST(Disclosures, comments_pass_between_unit_and_coordinator)
{
  world.put({.item = "o12", .state = EntryState::in_work, .unit = world.finance});
  using disclosures::ItemPages;
  const auto comment = [&](const accounts::Visitor& who, const std::string& words) {
    return status(world.items, &ItemPages::comment, world.post({.item = "o12", .form = {{"words", words}}}), who);
  };
  EXPECT_EQ(comment(world.coordinator, "  "), 422);
  EXPECT_EQ(comment(world.coordinator, "Which <page>?"), 303);
  EXPECT_EQ(comment(world.executive, "x"), 404);
  EXPECT_NE(
      shown(ask(world.items, &ItemPages::show, world.get({.item = "o12"}), world.officer)).find("Which &lt;page&gt;?"),
      std::string::npos);
}

}  // namespace
