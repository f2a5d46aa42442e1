// SPDX-License-Identifier: Apache-2.0
// The whole pre-check on the web site of a fictional agency: fetched from loopback, read, judged by nobody.
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "lib/util/embedded.hpp"
#include "lib/util/files.hpp"
#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/finding_store.hpp"
#include "src/disclosures/handed_in.hpp"
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

  /// With or without the bytes; the file's id.
  std::int64_t hand_in(const std::string& item, const std::string& name, const std::string& bytes, bool with_bytes)
  {
    const std::string sha256 = util::sha256_hex(bytes);
    if (with_bytes) {
      const auto path = disclosures::kept_at(folder_, sha256);
      std::filesystem::create_directories(path.parent_path());
      util::write_file(path, bytes);
    }
    return database().write([&](Connection& c) {
      const auto entry = disclosures::EntryStore(c).entry(cycle_, agency_, item);
      const disclosures::File file{
          .name = name, .type = "text/plain", .bytes = static_cast<std::int64_t>(bytes.size()), .sha256 = sha256};
      return disclosures::EntryStore(c).add_file(entry, file, {.account = 1, .at = k_mid_june})->id;
    });
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
  EXPECT_NE(words.find("scan.pdf is scanned (1 page)"), std::string::npos) << words;
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

DB_TEST(Prechecks, read_files_that_were_handed_in_by_the_same_rules)
{
  const AgencySite site(k_survey);
  enter(site);
  const std::string report =
      "รายงานผลโครงการ ปีงบประมาณ พ.ศ. 2565\nงบประมาณ 10 บาท ปัญหา ไม่มี ข้อเสนอแนะ ไม่มี\nณ วันที่ 14 ตุลาคม 2565\n";
  const std::int64_t read = hand_in("o33", "report.txt", report, true);
  const std::int64_t gone = hand_in("o32", "plan.txt", "แผน", false);
  database().write([&](Connection& c) { c.execute("DELETE FROM disclosure_link WHERE item IN ('o32', 'o33')"); });
  PrecheckWork(database(), clock_, settings(site)).work();
  std::string found;
  for (const Finding& finding : findings()) {
    if (finding.item != "o32" && finding.item != "o33") continue;
    found += finding.item + "." + finding.element + " " + finding.code + " " + std::string(code(finding.weight)) + "\n";
    EXPECT_EQ(finding.link, 0);
    EXPECT_EQ(finding.file, finding.item == "o33" ? read : gone);
  }
  EXPECT_EQ(found, "o32. file_missing fault\no33.6 year_wrong fault\n") << told(findings());
  EXPECT_NE(told(findings()).find("The file plan.txt is not there any more"), std::string::npos);
  database().read([&](Connection& c) {
    const auto snapshot = SnapshotStore(c).latest_of_file(read);
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(snapshot->kind, "text");
    EXPECT_EQ(snapshot->item, "o33");
    EXPECT_EQ(snapshot->url, "report.txt");
    EXPECT_NE(snapshot->text.find("2565"), std::string::npos);
    EXPECT_EQ(snapshot->sha256, util::sha256_hex(report));
    EXPECT_FALSE(snapshot->kept) << "its bytes lie with the files handed in";
    EXPECT_EQ(SnapshotStore(c).latest_of_file(gone)->outcome, "missing");
    EXPECT_EQ(SnapshotStore(c).newest_files(cycle_, agency_).size(), 2U);
    EXPECT_EQ(SnapshotStore(c).newest(cycle_, agency_).count(0), 0U) << "a file is no link";
    EXPECT_EQ(PrecheckStore(c).newest(cycle_, agency_)->links, 34);
  });
  // The same again: found since then, a second snapshot, the same text.
  database().write([&](Connection& c) { PrecheckStore(c).ask(cycle_, agency_, {"asked", clock_.now(), 1}); });
  clock_.advance(std::chrono::minutes(5));
  PrecheckWork(database(), clock_, settings(site)).work();
  database().read([&](Connection& c) {
    EXPECT_EQ(SnapshotStore(c).of_file(read).size(), 2U);
    EXPECT_EQ(FindingStore(c).of_item(cycle_, agency_, "o33").at(0).found, k_mid_june);
  });
}

DB_TEST(Prechecks, a_document_that_a_page_hands_out_has_a_snapshot_of_its_own)
{
  AgencySite site(k_survey);
  const std::string old =
      "รายงานผลโครงการ ปีงบประมาณ พ.ศ. 2564\nงบประมาณ 10 บาท ปัญหา ไม่มี ข้อเสนอแนะ ไม่มี\nณ วันที่ 14 ตุลาคม 2564\n";
  site.publish("/annual.html", "text/html; charset=utf-8",
               "<title>รายงาน</title><p>รายงานผล</p><a href=\"annual.csv\">ดาวน์โหลด</a><a href=\"lost.pdf\">x</a>");
  site.publish("/annual.csv", "text/csv; charset=utf-8", old);
  enter(site);
  database().write([&](Connection& c) {
    c.execute("UPDATE disclosure_link SET url = :url WHERE item = 'o33'", site.url("/annual.html"));
  });
  PrecheckWork(database(), clock_, settings(site)).work();
  database().read([&](Connection& c) {
    const auto link = c.query("SELECT id FROM disclosure_link WHERE item = 'o33'").one<std::int64_t>();
    const SnapshotStore store(c);
    const auto page = store.latest(link);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->kind, "html") << "the page, not what it hands out";
    const auto documents = store.documents(page->id);
    ASSERT_EQ(documents.size(), 1U) << "what is not there is no document";
    EXPECT_EQ(documents[0].url, site.url("/annual.csv"));
    EXPECT_EQ(documents[0].link, link);
    EXPECT_EQ(documents[0].sha256, util::sha256_hex(old));
    EXPECT_EQ(documents[0].bytes, static_cast<std::int64_t>(old.size()));
    EXPECT_NE(documents[0].text.find("2564"), std::string::npos);
    EXPECT_TRUE(disclosures::SnapshotFiles(folder_).find(documents[0].sha256)) << "small, so it is kept";
    EXPECT_EQ(store.of_link(link).size(), 1U);
    const auto found = FindingStore(c).of_item(cycle_, agency_, "o33");
    ASSERT_EQ(found.size(), 1U) << told(found);
    EXPECT_EQ(found[0].code, "year_wrong");
    EXPECT_EQ(found[0].snapshot, documents[0].id) << "it leads to where the words stand";
  });
}

}  // namespace
