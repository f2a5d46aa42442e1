// SPDX-License-Identifier: Apache-2.0
// The whole pre-check on the web site of a fictional agency: fetched from loopback, read, judged by nobody.
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "lib/util/embedded.hpp"
#include "lib/util/messages.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/disclosures/finding_store.hpp"
#include "src/disclosures/precheck_store.hpp"
#include "src/disclosures/precheck_work_store.hpp"
#include "src/disclosures/snapshot_files.hpp"
#include "src/disclosures/snapshot_store.hpp"

#include "agency_site.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using db::Connection;
using disclosure_test::AgencySite;
using disclosures::Finding;
using disclosures::FindingStore;
using disclosures::PrecheckStore;
using disclosures::PrecheckWork;
using disclosures::SnapshotStore;
using disclosures::Weight;

constexpr util::UtcSeconds k_mid_june = 1718409600;  // 15 June 2024, in fiscal year 2567
constexpr const char* k_survey = "https://ita.example/survey/1-1-K7QM-4TXP";

class Prechecks : public db_test::OnEngine {
 protected:
  Prechecks() : OnEngine(db::read_migrations(util::embedded_program_files()))
  {
    folder_ = std::filesystem::temp_directory_path() /
              ("prongsai-prechecks-" + std::to_string(::getpid()) + "-" + std::string(db::name(GetParam())));
  }
  ~Prechecks() override { std::filesystem::remove_all(folder_); }

  /// A round of 2567 with one agency that has entered a link for every item.
  void enter(const AgencySite& site)
  {
    database().write([&](Connection& c) {
      const auto agency = agencies::AgencyStore(c).add(
          {.code = "T-1", .name = "Thung Thong", .type = "subdistrict", .web = site.url("/")}, {.at = k_mid_june});
      agency_ = agency;
      const auto framework = cycles::read_framework_of(2567);
      framework_ = *framework->loaded.framework;
      cycle_ = cycles::CycleStore(c).add("2567", *framework, cycles::suggested_calendar(2567), {.at = k_mid_june});
      const std::vector<agencies::Agency> all{*agencies::AgencyStore(c).find(agency)};
      cycles::EnrolmentStore(c).enrol(cycle_, all, {.at = k_mid_june});
      for (const framework::Item& item : framework_.items) {
        c.execute("INSERT INTO disclosure_entry VALUES (:cycle, :agency, :item, 'ready', NULL, '', NULL, '', 1, 1, 1)",
                  cycle_, agency, item.code);
        add_link(c, item.code, site.url_of_item(item.code));
      }
      add_link(c, "o5", site.url("/scan.pdf"));
      PrecheckStore(c).ask_all(cycle_, {"programme", k_mid_june, 1});
    });
  }

  void add_link(Connection& c, const std::string& item, const std::string& url)
  {
    c.execute(R"(
      INSERT INTO disclosure_link (cycle_id, agency_id, item, position, url, note, added_at, added_by)
      VALUES (:cycle, :agency, :item, 1, :url, '', 1, 1))",
              cycle_, agency_, item, url);
  }

  disclosures::PrecheckWorkSettings settings(const AgencySite& site, const char* worker = "one")
  {
    disclosures::PrecheckWorkSettings settings;
    settings.policy.user_agent = "Prongsai/test";
    settings.policy.allowed = {site.address()};
    settings.policy.limits.pause = std::chrono::milliseconds(0);
    settings.read = [](std::string_view bytes, std::string_view declared) { return extract::read(bytes, declared); };
    settings.files = folder_;
    settings.worker = worker;
    settings.survey_link = [](std::int64_t, std::int64_t) { return std::string(k_survey); };
    return settings;
  }

  std::vector<Finding> findings()
  {
    return database().read([&](Connection& c) { return FindingStore(c).of_agency(cycle_, agency_); });
  }

  std::filesystem::path folder_;
  util::SettableClock clock_{k_mid_june};
  framework::Framework framework_;
  std::int64_t cycle_ = 0;
  std::int64_t agency_ = 0;
};
DB_ENGINES(Prechecks);

std::string told(const std::vector<Finding>& findings)
{
  const util::Messages english = util::Messages::embedded(util::Language::english);
  std::string all;
  for (const Finding& finding : findings)
    all += finding.item + "." + finding.element + " " + std::string(code(finding.weight)) + " " +
           english.say("prechecks.finding." + finding.code, finding.params) + " «" + finding.quote + "»\n";
  return all;
}

DB_TEST(Prechecks, find_what_the_assessors_found_and_nothing_else)
{
  const AgencySite site("https://ita.example/survey/1-2-AAAA-BBBB");
  enter(site);
  PrecheckWork work(database(), clock_, settings(site));
  EXPECT_EQ(work.work().agencies, 1);
  const std::vector<Finding> found = findings();
  std::set<std::string> items;
  for (const Finding& finding : found)
    items.insert(finding.item);
  EXPECT_EQ(items, (std::set<std::string>{"o2", "o5", "o9", "o12", "o17", "o21", "o33"})) << told(found);
  std::set<std::string> faults;
  for (const Finding& finding : found) {
    if (finding.weight == Weight::fault) faults.insert(finding.item + "." + finding.element + " " + finding.code);
  }
  EXPECT_EQ(faults, (std::set<std::string>{"o2.6 contacts_missing", "o5.3 qr_other", "o9.3 dates_missing",
                                           "o12.3 months_missing", "o17.6 words_missing", "o21.2 words_missing",
                                           "o33.6 year_wrong"}))
      << told(found);
  const std::string words = told(found);
  EXPECT_NE(words.find("o5.2 hint The newest news is of 12/1/2567"), std::string::npos) << words;
  EXPECT_NE(words.find("2/2567, 3/2567"), std::string::npos) << words;
  EXPECT_NE(words.find("2 of 3 rows"), std::string::npos) << words;
  EXPECT_NE(words.find("2565"), std::string::npos) << words;
  EXPECT_NE(words.find("scan.pdf is scanned (1 pages)"), std::string::npos) << words;
  const util::Messages thai = util::Messages::embedded(util::Language::thai);
  for (const Finding& finding : found) {
    EXPECT_FALSE(thai.say("prechecks.finding." + finding.code, finding.params).empty());
    EXPECT_FALSE(thai.say("prechecks.advice." + finding.code, finding.params).empty());
    EXPECT_TRUE(thai.has("prechecks.short." + finding.code));
  }
}

DB_TEST(Prechecks, keep_what_was_online)
{
  const AgencySite site(k_survey);
  enter(site);
  disclosures::PrecheckWorkSettings apart = settings(site);
  apart.read = {};
  PrecheckWork(database(), clock_, apart).work();
  for (const Finding& finding : findings())
    EXPECT_NE(finding.code, "qr_other");
  database().read([&](Connection& c) {
    const auto link = c.query("SELECT id FROM disclosure_link WHERE item = 'o33'").one<std::int64_t>();
    const auto snapshot = SnapshotStore(c).latest(link);
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(snapshot->kind, "pdf");
    EXPECT_EQ(snapshot->pages, 1);
    EXPECT_EQ(snapshot->at, k_mid_june);
    EXPECT_FALSE(snapshot->text.empty());
    EXPECT_TRUE(snapshot->kept);
    EXPECT_TRUE(disclosures::SnapshotFiles(folder_).find(snapshot->sha256));
    const auto run = PrecheckStore(c).newest(cycle_, agency_);
    EXPECT_EQ(run->ended_how, "done");
    EXPECT_EQ(run->items, 35);
    EXPECT_EQ(run->items_done, 35);
    EXPECT_EQ(run->links, 36);
  });
}

DB_TEST(Prechecks, go_on_where_a_worker_was_killed_and_forget_what_was_mended)
{
  const AgencySite site("https://ita.example/survey/1-2-AAAA-BBBB");
  enter(site);
  // A worker that stored one item and was never heard of again.
  database().write([&](Connection& c) {
    PrecheckStore store(c);
    const auto run = store.claim("killed", k_mid_june, k_mid_june + 60);
    store.begin(run->id, 35, k_mid_june);
    store.item_done(*run, "o1", 1, k_mid_june);
  });
  PrecheckWork work(database(), clock_, settings(site, "two"));
  EXPECT_EQ(work.work().agencies, 0) << "held by the one that was killed";
  clock_.advance(std::chrono::minutes(2));
  EXPECT_EQ(work.work().agencies, 1);
  const std::size_t before = findings().size();
  database().write([&](Connection& c) {
    EXPECT_EQ(PrecheckStore(c).newest(cycle_, agency_)->items_done, 35);
    c.execute("UPDATE disclosure_link SET url = :url WHERE item = 'o21'", site.url("/o1.html"));
    c.execute("UPDATE disclosure_link SET url = :url WHERE item = 'o20'", site.url("/nowhere.html"));
    EXPECT_TRUE(PrecheckStore(c).ask(cycle_, agency_, {"asked", clock_.now(), 1}));
  });
  clock_.advance(std::chrono::minutes(2));
  EXPECT_EQ(work.work({.cycle = cycle_, .agency = agency_}).agencies, 1);
  const auto after = findings();
  EXPECT_GT(after.size(), before);
  EXPECT_NE(
      told(after).find("o20. fault The link " + site.url("/nowhere.html") + " cannot be opened: the site answers 404"),
      std::string::npos)
      << told(after);
  for (const Finding& finding : after) {
    EXPECT_TRUE(finding.item != "o9" || finding.found == k_mid_june + 120) << "not found anew";
  }
}

DB_TEST(Prechecks, stop_when_told_and_leave_the_rest_to_others)
{
  const AgencySite site(k_survey);
  enter(site);
  PrecheckWork work(database(), clock_, settings(site));
  int turns = 0;
  EXPECT_EQ(work.work({}, [&] { return ++turns > 2; }).agencies, 0);
  EXPECT_EQ(PrecheckWork(database(), clock_, settings(site, "two")).work().agencies, 1) << "at once";
}

}  // namespace
