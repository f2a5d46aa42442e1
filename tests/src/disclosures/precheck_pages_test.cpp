// SPDX-License-Identifier: Apache-2.0
// The pre-check as people meet it: what was found for an agency, what was online, and how far a round is.
#include "src/disclosures/precheck_pages.hpp"

#include <filesystem>

#include <gtest/gtest.h>

#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/disclosures/finding_store.hpp"
#include "src/disclosures/precheck_store.hpp"
#include "src/disclosures/round_precheck_pages.hpp"
#include "src/disclosures/snapshot_files.hpp"
#include "src/disclosures/snapshot_store.hpp"

#include "disclosure_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using db::Connection;
using disclosure_test::Asked;
using disclosure_test::DisclosureWorld;
using disclosure_test::shown;
using disclosure_test::status_of;
using disclosures::EntryState;
using disclosures::PrecheckPages;
using disclosures::PrecheckStore;
using disclosures::RoundPrecheckPages;
using disclosures::Snapshot;
using disclosures::SnapshotStore;

constexpr const char* k_two = "อบต.สอง";

class PrecheckedPages : public db_test::OnEngine {
 protected:
  PrecheckedPages() : OnEngine(disclosure_test::migrations())
  {
    world.put({.item = "o7",
               .state = EntryState::in_work,
               .unit = world.finance,
               .links = {{.url = "https://one.example/report"}}});
    world.put({.item = "o1", .state = EntryState::in_work, .unit = world.office});
  }

  /// A run that found two things on the link of o7 and one on o1; on the page a document.
  void look()
  {
    const std::int64_t link = world.entry("o7").links.at(0).id;
    database().write([&](Connection& c) {
      PrecheckStore runs(c);
      ASSERT_TRUE(runs.ask(world.cycle, world.agency, {"asked", world.clock.now(), 1}));
      const auto run = runs.claim("test", world.clock.now(), world.clock.now() + 60);
      runs.begin(run->id, 2, world.clock.now());
      Snapshot page{.cycle = world.cycle, .agency = world.agency, .run = run->id, .item = "o7", .link = link};
      page.url = "https://one.example/report";
      page.at = world.clock.now();
      page.outcome = "answered";
      page.status = 200;
      page.kind = "html";
      page.bytes = 5;
      page.sha256 = util::sha256_hex("bytes");
      page.kept = true;
      page.text = "A report <b> of 2566";
      page.text_sha256 = util::sha256_hex(page.text);
      snapshot = SnapshotStore(c).add(page);
      Snapshot behind = page;
      behind.page = snapshot;
      behind.url = "https://one.example/report.pdf";
      behind.kind = "pdf";
      behind.text = "the table";
      behind.text_sha256 = util::sha256_hex(behind.text);
      document = SnapshotStore(c).add(behind);
      const disclosures::Finding year{.item = "o7",
                                      .element = "1",
                                      .rule = "1",
                                      .code = "year_wrong",
                                      .link = link,
                                      .snapshot = snapshot,
                                      .quote = "of <2566>",
                                      .params = {{"wanted", "2567"}, {"found", "2566"}}};
      disclosures::FindingStore(c).replace(world.cycle, world.agency, "o7", {year}, run->id, world.clock.now());
      disclosures::FindingStore(c).replace(world.cycle, world.agency, "o1", {{.item = "o1", .code = "no_link"}},
                                           run->id, world.clock.now());
      runs.item_done(*run, "o7", 1, world.clock.now());
      runs.item_done(*run, "o1", 0, world.clock.now());
      runs.finish(*run, world.clock.now());
    });
    std::filesystem::create_directories(world.folder);
    ASSERT_TRUE(disclosures::SnapshotFiles(world.folder).keep(util::sha256_hex("bytes"), "bytes"));
  }

  std::string page(const accounts::Visitor& who, const std::map<std::string, std::string>& query = {})
  {
    http::Request request = world.get({.query = query});
    return shown(agency_pages.show(request, who));
  }
  int seen_snapshot(std::int64_t id, const accounts::Visitor& who, std::string* text = nullptr,
                    const std::map<std::string, std::string>& query = {})
  {
    return status_of([&] {
      http::Request request = world.get({.query = query, .more = {{"snapshot", std::to_string(id)}}});
      site::Answer answer = agency_pages.snapshot(request, who);
      if (text != nullptr) *text = shown(answer);
      return answer;
    });
  }
  std::string round(const std::map<std::string, std::string>& query = {})
  {
    http::Request request = world.get({.query = query});
    return shown(round_pages.show(request, world.administrator));
  }

  DisclosureWorld world{database()};
  PrecheckPages agency_pages{database(), disclosure_test::site_of_tests(), world.clock, world.folder};
  RoundPrecheckPages round_pages{database(), disclosure_test::site_of_tests(), world.clock};
  std::int64_t snapshot = 0;
  std::int64_t document = 0;
};
DB_ENGINES(PrecheckedPages);

DB_TEST(PrecheckedPages, tell_what_was_found_where_and_what_to_do)
{
  EXPECT_NE(page(world.coordinator).find("Not checked yet"), std::string::npos);
  look();
  const std::string html = page(world.coordinator);
  EXPECT_NE(html.find("It has to be of 2567, but only 2566 is named"), std::string::npos) << html;
  EXPECT_NE(html.find("Publish the document of 2567"), std::string::npos);
  EXPECT_NE(html.find("<q>of &lt;2566&gt;</q>"), std::string::npos) << "words of somebody else's page stay words";
  EXPECT_NE(html.find("/prechecks/snapshots/" + std::to_string(snapshot) + "\""), std::string::npos);
  EXPECT_NE(html.find("There is no link or file for this item yet"), std::string::npos);
  EXPECT_NE(html.find("https://one.example/report"), std::string::npos);
  const std::string csv = page(world.coordinator, {{"format", "csv"}});
  EXPECT_NE(csv.find("of <2566>"), std::string::npos);
  EXPECT_EQ(page(world.auditor).find("<form method=\"post\""), std::string::npos) << "who reads does not ask";
}

DB_TEST(PrecheckedPages, show_an_officer_the_items_of_the_unit_only)
{
  look();
  const std::string html = page(world.officer);
  EXPECT_NE(html.find("id=\"o7\""), std::string::npos);
  EXPECT_EQ(html.find("id=\"o1\""), std::string::npos) << "another unit's";
  EXPECT_EQ(page(world.officer, {{"format", "csv"}}).find("o1,"), std::string::npos);
  EXPECT_EQ(seen_snapshot(snapshot, world.officer), 200);
  world.put({.item = "o7", .state = EntryState::in_work, .unit = world.office});
  EXPECT_EQ(seen_snapshot(snapshot, world.officer), 404) << "the item went to another unit";
  EXPECT_EQ(seen_snapshot(document, world.officer), 404);
}

DB_TEST(PrecheckedPages, show_what_was_online_with_its_documents)
{
  look();
  std::string html;
  EXPECT_EQ(seen_snapshot(snapshot, world.coordinator, &html), 200);
  EXPECT_NE(html.find("A report &lt;b&gt; of 2566"), std::string::npos);
  EXPECT_NE(html.find(util::sha256_hex("bytes")), std::string::npos);
  EXPECT_NE(html.find("https://one.example/report.pdf"), std::string::npos);
  EXPECT_EQ(seen_snapshot(document, world.coordinator, &html), 200);
  EXPECT_NE(html.find("the table"), std::string::npos);
  EXPECT_NE(html.find("/prechecks/snapshots/" + std::to_string(snapshot) + "\""), std::string::npos)
      << "back to its page";
  EXPECT_EQ(seen_snapshot(snapshot, world.coordinator, nullptr, {{"file", "kept"}}), 200);
  EXPECT_EQ(seen_snapshot(snapshot + 100, world.coordinator), 404);
  std::filesystem::remove_all(world.folder);
  EXPECT_EQ(seen_snapshot(snapshot, world.coordinator, nullptr, {{"file", "kept"}}), 404);
}

DB_TEST(PrecheckedPages, ask_again_once_and_for_a_whole_round)
{
  const auto again = [&](const accounts::Visitor& who) {
    http::Request request = world.post({});
    agency_pages.again(request, who);
    return database().read([&](Connection& c) { return PrecheckStore(c).runs(world.cycle, world.agency).size(); });
  };
  EXPECT_EQ(again(world.executive), 0U) << "reads only";
  EXPECT_EQ(again(world.officer), 1U);
  EXPECT_EQ(again(world.coordinator), 1U) << "it waits already";
  EXPECT_NE(page(world.coordinator).find("In the queue"), std::string::npos);
  http::Request request = world.post({});
  round_pages.ask_all(request, world.administrator);
  EXPECT_EQ(database().read([&](Connection& c) { return PrecheckStore(c).progress(world.cycle).waiting; }), 1);
}

DB_TEST(PrecheckedPages, list_the_agencies_of_a_round_by_their_faults)
{
  look();
  const std::string html = round();
  EXPECT_LT(html.find("One &lt;b&gt;"), html.find(k_two)) << "the most faults first";
  EXPECT_GT(round({{"sort", "faults"}, {"order", "asc"}}).find("One &lt;b&gt;"),
            round({{"sort", "faults"}, {"order", "asc"}}).find(k_two));
  EXPECT_NE(html.find("Wrong year"), std::string::npos) << "what is frequent";
  EXPECT_EQ(round({{"state", "done"}}).find(k_two), std::string::npos);
  EXPECT_EQ(round({{"search", "nobody"}}).find(k_two), std::string::npos);
  EXPECT_NE(round({{"format", "csv"}}).find(k_two), std::string::npos);
}

}  // namespace
