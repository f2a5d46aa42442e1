// SPDX-License-Identifier: Apache-2.0
// The pages of judging as people meet them: assigning, reading, settling, contesting, on both engines.
#include <filesystem>

#include <gtest/gtest.h>

#include "lib/http/outcome.hpp"
#include "lib/http/signed.hpp"
#include "lib/site/site.hpp"

#include "src/disclosures/entry_store.hpp"
#include "src/reviews/assignment_pages.hpp"
#include "src/reviews/clarification_pages.hpp"
#include "src/reviews/dispute_pages.hpp"
#include "src/reviews/item_pages.hpp"
#include "src/reviews/judgement_store.hpp"
#include "src/reviews/queue_pages.hpp"
#include "src/reviews/round_pages.hpp"
#include "src/reviews/setting_pages.hpp"
#include "src/reviews/waiting_pages.hpp"

#include "review_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using reviews::ReadingKind;
using Entries = std::vector<std::pair<std::string, std::string>>;

const site::Site& review_site()
{
  static const site::Site k_site(
      html::Templates::embedded(), html::Words(util::Messages::embedded(util::Language::thai)),
      html::Words(util::Messages::embedded(util::Language::english)), http::Signer(std::string(32, 's')));
  return k_site;
}

/// The page in English, or where a response leads.
std::string shown(site::Answer answer)
{
  http::Request request;
  request.query = util::Fields(Entries{{"lang", "en"}});
  if (const auto* response = std::get_if<http::Response>(&answer)) {
    const std::string location(response->headers.get("Location"));
    return location.empty() ? std::get<std::string>(response->body) : location;
  }
  return std::get<std::string>(review_site().page(request, std::get<site::View>(std::move(answer)), {}).body);
}

class ReviewPages : public db_test::OnEngine {
 protected:
  ReviewPages() : OnEngine(review_test::migrations()) {}

  http::Request request(const Entries& path, const Entries& form = {}, bool post = false)
  {
    http::Request made;
    Entries all{{"cycle", std::to_string(world.cycle)}};
    all.insert(all.end(), path.begin(), path.end());
    made.parameters = util::Fields(all);
    made.query = util::Fields(Entries{{"lang", "en"}});
    made.form = util::Fields(form);
    if (post) made.method = http::Method::post;
    return made;
  }
  template <typename Pages>
  std::string ask(Pages& pages, site::Answer (Pages::*page)(http::Request&, const accounts::Visitor&),
                  std::int64_t account, const Entries& path = {}, const Entries& form = {})
  {
    http::Request made = request(path, form, !form.empty());
    return shown((pages.*page)(made, world.visitor(account)));
  }
  Entries item(std::int64_t agency, const std::string& code) const
  {
    return {{"agency", std::to_string(agency)}, {"item", code}};
  }
  std::string task_id(const std::string& code, ReadingKind kind)
  {
    return std::to_string(world.task(world.rawe, code, kind).id);
  }

  review_test::ReviewWorld world{database()};
  reviews::PageParts parts{.database = database(), .site = review_site(), .clock = world.clock, .random = world.random};
  reviews::ItemPages items{parts};
  reviews::QueuePages queues{parts};
  reviews::ClarificationPages clarifications{parts};
  reviews::AssignmentPages assignments{parts};
  reviews::DisputePages disputes{parts};
  reviews::WaitingPages waiting{parts};
  reviews::SettingPages settings{parts};
  reviews::RoundPages round{parts};
};
DB_ENGINES(ReviewPages);

DB_TEST(ReviewPages, work_is_given_out_by_hand_and_evenly)
{
  EXPECT_NE(ask(assignments, &reviews::AssignmentPages::by_hand, world.admin, {},
                {{"agency", "nowhere"}, {"item", "o99"}, {"account", std::to_string(world.one)}})
                .find("is no agency of this round"),
            std::string::npos);
  ask(assignments, &reviews::AssignmentPages::by_hand, world.admin, {},
      {{"agency", "a-1"}, {"item", ""}, {"account", std::to_string(world.one)}});
  EXPECT_EQ(world.task(world.rawe, "o1", ReadingKind::first).account, world.one);
  ask(assignments, &reviews::AssignmentPages::evenly, world.admin, {}, {{"spread", "agencies"}});
  EXPECT_NE(world.task(world.far, "o1", ReadingKind::first).account,
            world.task(world.near, "o1", ReadingKind::first).account);
  const std::string page = ask(assignments, &reviews::AssignmentPages::list, world.admin);
  EXPECT_NE(page.find("Person one"), std::string::npos);
  EXPECT_NE(page.find("0/35"), std::string::npos);
}

DB_TEST(ReviewPages, an_item_is_read_and_leads_to_the_next)
{
  world.assign({{world.rawe, "", world.one}});
  const std::string mine = ask(queues, &reviews::QueuePages::mine, world.one);
  EXPECT_NE(mine.find(reviews::item_path(world.cycle, world.rawe, "o1")), std::string::npos) << mine;
  const std::string page = ask(items, &reviews::ItemPages::show, world.one, item(world.rawe, "o1"));
  EXPECT_NE(page.find("data-judging"), std::string::npos);
  EXPECT_NE(page.find("met_3"), std::string::npos);
  EXPECT_LT(page.find("judging__evidence"), page.find("data-judging")) << "what is judged comes before the form";
  const std::string task = task_id("o1", ReadingKind::first);
  const std::string refused = ask(items, &reviews::ItemPages::save, world.one, item(world.rawe, "o1"),
                                  {{"task", task}, {"met_1", "yes"}, {"reason_2", "other"}});
  EXPECT_NE(refused.find("Say in words what the other reason is"), std::string::npos);
  EXPECT_NE(refused.find("Tick it as met"), std::string::npos);
  EXPECT_EQ(ask(items, &reviews::ItemPages::save, world.one, item(world.rawe, "o1"),
                {{"task", task}, {"met_1", "yes"}, {"met_2", "yes"}, {"met_3", "yes"}}),
            reviews::item_path(world.cycle, world.rawe, "o2"));
  EXPECT_THROW(ask(items, &reviews::ItemPages::show, world.two, item(world.rawe, "o1")), http::NotFound);
  EXPECT_THROW(ask(items, &reviews::ItemPages::show, world.one, item(world.rawe, "O1")), http::NotFound);
  EXPECT_NE(ask(items, &reviews::ItemPages::show, world.admin, item(world.rawe, "o1")).find("First reading"),
            std::string::npos);
}

DB_TEST(ReviewPages, a_second_reader_does_not_see_the_first_and_a_moderator_settles)
{
  world.assign({{world.rawe, "", world.one}});
  world.read(world.rawe, "o1", ReadingKind::first, "101");
  const std::int64_t second = world.task(world.rawe, "o1", ReadingKind::second).account.value();
  const std::string page = ask(items, &reviews::ItemPages::show, second, item(world.rawe, "o1"));
  EXPECT_EQ(page.find("checked"), std::string::npos);
  EXPECT_EQ(page.find("Person one"), std::string::npos);
  EXPECT_NE(ask(waiting, &reviews::WaitingPages::list, world.admin).find("Second reading"), std::string::npos);
  world.read(world.rawe, "o1", ReadingKind::second, "111");
  const std::string dispute = task_id("o1", ReadingKind::moderated);
  EXPECT_THROW(ask(disputes, &reviews::DisputePages::list, world.one), http::NotFound);
  EXPECT_NE(ask(disputes, &reviews::DisputePages::list, world.admin).find(dispute), std::string::npos);
  EXPECT_NE(ask(disputes, &reviews::DisputePages::settle, world.admin, {{"dispute", dispute}},
                {{"met_1", "yes"}, {"met_2", "yes"}, {"met_3", "yes"}})
                .find("error-summary"),
            std::string::npos)
      << "a moderator says why";
  ask(disputes, &reviews::DisputePages::settle, world.admin, {{"dispute", dispute}},
      {{"met_1", "yes"}, {"met_2", "yes"}, {"met_3", "yes"}, {"words", "it is there"}});
  database().read([&](db::Connection& c) {
    EXPECT_EQ(reviews::JudgementStore(c).find(world.cycle, world.rawe, "o1")->state, reviews::ItemState::met);
  });
  const std::string overview = ask(round, &reviews::RoundPages::show, world.admin);
  EXPECT_NE(overview.find("Person one"), std::string::npos);
  EXPECT_NE(overview.find("Agreement of readers"), std::string::npos);
}

DB_TEST(ReviewPages, an_agency_sees_nothing_before_the_clarification_and_contests_then)
{
  world.assign({{world.rawe, "", world.one}});
  world.read(world.rawe, "o1", ReadingKind::first, "101");
  world.read(world.rawe, "o1", ReadingKind::second, "101");
  EXPECT_NE(ask(clarifications, &reviews::ClarificationPages::list, world.coordinator, item(world.rawe, ""))
                .find("Findings are not shown yet"),
            std::string::npos);
  EXPECT_THROW(ask(clarifications, &reviews::ClarificationPages::form, world.coordinator, item(world.rawe, "o1")),
               http::NotFound);
  world.change_stage(cycles::StageCode::clarification, cycles::StageAct::opened);
  const std::string page =
      ask(clarifications, &reviews::ClarificationPages::form, world.coordinator, item(world.rawe, "o1"));
  EXPECT_NE(page.find("Incomplete: x"), std::string::npos);
  EXPECT_EQ(page.find("Person"), std::string::npos) << "who judged is not shown";
  EXPECT_NE(ask(clarifications, &reviews::ClarificationPages::contest, world.coordinator, item(world.rawe, "o1"),
                {{"words", "short"}})
                .find("error-summary"),
            std::string::npos);
  ask(clarifications, &reviews::ClarificationPages::contest, world.coordinator, item(world.rawe, "o1"),
      {{"words", "the second element is on page five"}});
  world.read(world.rawe, "o1", ReadingKind::clarified, "111");
  const std::string after =
      ask(clarifications, &reviews::ClarificationPages::form, world.coordinator, item(world.rawe, "o1"));
  EXPECT_NE(after.find("Before the contest"), std::string::npos);
  EXPECT_NE(after.find("why"), std::string::npos);
  EXPECT_NE(ask(clarifications, &reviews::ClarificationPages::list, world.coordinator, item(world.rawe, ""))
                .find("Result changed"),
            std::string::npos);
}

DB_TEST(ReviewPages, conflicts_and_settings_are_kept)
{
  EXPECT_NE(ask(queues, &reviews::QueuePages::declare, world.one, {}, {{"agency", ""}, {"reason", "family"}})
                .find("Give an agency or a province"),
            std::string::npos);
  ask(queues, &reviews::QueuePages::declare, world.one, {}, {{"agency", "A-1"}, {"reason", "family"}});
  EXPECT_NE(ask(queues, &reviews::QueuePages::conflicts, world.one).find("family"), std::string::npos);
  EXPECT_NE(ask(settings, &reviews::SettingPages::conflicts, world.admin).find("Person one"), std::string::npos);
  ask(settings, &reviews::SettingPages::save, world.admin, {},
      {{"share", "25"}, {"moderators", std::to_string(world.two)}});
  const std::string page = ask(settings, &reviews::SettingPages::form, world.admin);
  EXPECT_NE(page.find("value=\"25\""), std::string::npos);
  EXPECT_NE(ask(disputes, &reviews::DisputePages::list, world.two).find("Nothing to settle"), std::string::npos);
}

DB_TEST(ReviewPages, a_file_of_assignments_is_looked_through_before_it_is_stored)
{
  const auto preview = [&](const std::string& csv, std::int64_t by) {
    http::Request made = request({}, {}, true);
    if (!csv.empty()) {
      http::Upload upload(std::filesystem::temp_directory_path());
      upload.field = "file";
      upload.file_name = "given.csv";
      upload.append(csv);
      upload.finish();
      made.files.push_back(std::move(upload));
    }
    return shown(assignments.preview(made, world.visitor(by)));
  };
  const auto waiting_files = [&] {
    return database().read(
        [](db::Connection& c) { return c.query("SELECT COUNT(*) FROM waiting_file").one<std::int64_t>(); });
  };
  EXPECT_NE(preview("", world.admin).find("error-summary"), std::string::npos);
  const std::string faulty = preview("agency,assessor\nA-1,nobody\nA-99,one\nA-2,one\nA-2,one\n", world.admin);
  for (const char* line : {"given.csv:2", "given.csv:3", "given.csv:5"})
    EXPECT_NE(faulty.find(line), std::string::npos) << line << faulty;
  EXPECT_EQ(waiting_files(), 0) << "nothing of a faulty file waits";

  const std::string page = preview("agency,item,assessor\nA-1,,one\nNear,o2,Person two\n", world.admin);
  EXPECT_NE(page.find("Rawe"), std::string::npos) << page;
  EXPECT_NE(page.find("Person one"), std::string::npos);
  EXPECT_NE(page.find(">o2<"), std::string::npos);
  EXPECT_NE(page.find("All items"), std::string::npos);
  EXPECT_EQ(waiting_files(), 1);
  EXPECT_EQ(database().read(
                [](db::Connection& c) { return c.query("SELECT COUNT(*) FROM review_task").one<std::int64_t>(); }),
            0)
      << "looking gives nothing out";
  const std::size_t at = page.find("/assignments/import/") + std::string("/assignments/import/").size();
  const Entries import{{"import", page.substr(at, page.find('"', at) - at)}};
  EXPECT_THROW(ask(assignments, &reviews::AssignmentPages::apply, world.two, import, {{"yes", "1"}}), http::Gone)
      << "somebody else's file";
  // A conflict that was declared meanwhile: the same file has a fault now.
  world.declare({.account = world.one, .agency = world.rawe, .reason = "family"});
  EXPECT_NE(ask(assignments, &reviews::AssignmentPages::apply, world.admin, import, {{"yes", "1"}}).find("given.csv:2"),
            std::string::npos);
  database().write([](db::Connection& c) { c.execute("DELETE FROM review_conflict"); });
  EXPECT_NE(
      ask(assignments, &reviews::AssignmentPages::apply, world.admin, import, {{"yes", "1"}}).find("/assignments"),
      std::string::npos);
  EXPECT_EQ(world.task(world.rawe, "o35", ReadingKind::first).account, world.one);
  EXPECT_EQ(world.task(world.near, "o2", ReadingKind::first).account, world.two);
  EXPECT_THROW(ask(assignments, &reviews::AssignmentPages::apply, world.admin, import, {{"yes", "1"}}), http::Gone)
      << "once";
}

DB_TEST(ReviewPages, what_was_online_stands_beside_the_item)
{
  world.assign({{world.rawe, "", world.one}});
  std::int64_t file = 0;
  database().write([&](db::Connection& c) {
    disclosures::EntryStore store(c);
    disclosures::Entry entry = store.entry(world.cycle, world.rawe, "o1");
    entry.state = disclosures::EntryState::in_work;
    entry.links = {{.url = "https://a.example/o1"}};
    ASSERT_TRUE(store.save(entry, disclosures::EntryAct::edited, {1, world.clock.now(), {}}));
    entry = store.entry(world.cycle, world.rawe, "o1");
    file = store
               .add_file(entry, {.name = "chart.pdf", .type = "application/pdf", .bytes = 9, .sha256 = "ab"},
                         {1, world.clock.now(), {}})
               ->id;
  });
  parts.evidence.snapshot = [](db::Connection&, std::int64_t) {
    reviews::Snapshot page{.url = "https://a.example/o1", .at = 1, .type = "html", .text = "Our <chart>\tName"};
    page.documents.push_back({.url = "https://a.example/o1.pdf", .at = 1, .type = "pdf", .text = "Names of all"});
    return std::optional(page);
  };
  parts.evidence.file_snapshot = [](db::Connection&, std::int64_t) {
    return std::optional(reviews::Snapshot{.url = "chart.pdf", .at = 1, .type = "pdf", .text = "Text of the file"});
  };
  parts.evidence.findings = [&](db::Connection&, std::int64_t, std::int64_t, std::string_view, util::Language) {
    return std::vector<reviews::Finding>{{.file = file, .is_fault = true, .words = "The file has no date"},
                                         {.words = "About the item"}};
  };
  reviews::ItemPages with_evidence{parts};
  const std::string page = ask(with_evidence, &reviews::ItemPages::show, world.one, item(world.rawe, "o1"));
  for (const char* words : {"Our &lt;chart&gt; | Name", "https://a.example/o1.pdf", "Names of all", "Text of the file"})
    EXPECT_NE(page.find(words), std::string::npos) << words;
  EXPECT_EQ(page.find("The file has no date"), page.rfind("The file has no date")) << "beside its file, once";
  EXPECT_LT(page.find("chart.pdf"), page.find("The file has no date"));
  EXPECT_NE(page.find("About the item"), std::string::npos);
}

}  // namespace
