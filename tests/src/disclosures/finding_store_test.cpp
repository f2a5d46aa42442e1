// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/finding_store.hpp"

#include <gtest/gtest.h>

#include "lib/util/embedded.hpp"

#include "src/disclosures/precheck_store.hpp"
#include "src/disclosures/snapshot_store.hpp"

#include "tests/lib/db/engines.hpp"

namespace {

using db::Connection;
using disclosures::Finding;
using disclosures::FindingStore;
using disclosures::PrecheckStore;
using disclosures::Snapshot;
using disclosures::SnapshotStore;

class PrecheckStores : public db_test::OnEngine {
 protected:
  PrecheckStores() : OnEngine(db::read_migrations(util::embedded_program_files())) {}
};
DB_ENGINES(PrecheckStores);

Finding finding(const char* element, const char* code, std::int64_t link = 0)
{
  return {.item = "o9", .element = element, .rule = "1", .code = code, .link = link, .params = {{"year", "2566"}}};
}

DB_TEST(PrecheckStores, a_finding_stays_since_it_was_found_until_it_is_gone)
{
  const auto look = [&](std::vector<Finding> seen, std::int64_t run) {
    database().write([&](Connection& c) { FindingStore(c).replace(1, 7, "o9", seen, run, 100 * run); });
  };
  look({finding("3", "dates_missing"), finding("7", "year_missing", 4)}, 1);
  look({finding("7", "year_missing", 4)}, 2);
  database().read([](Connection& c) {
    const auto now = FindingStore(c).of_item(1, 7, "o9");
    ASSERT_EQ(now.size(), 1U);
    EXPECT_EQ(now[0].code, "year_missing");
    EXPECT_EQ(now[0].found, 100);
    EXPECT_EQ(now[0].seen, 200);
    EXPECT_EQ(now[0].params.at("year"), "2566");
    const auto all = FindingStore(c).history(1, 7, "o9");
    ASSERT_EQ(all.size(), 2U);
    const Finding& gone = all[0].code == "dates_missing" ? all[0] : all[1];
    EXPECT_EQ(gone.gone, 200);
    EXPECT_TRUE(FindingStore(c).of_item(1, 8, "o9").empty());
    const auto frequent = FindingStore(c).most_frequent(1);
    ASSERT_EQ(frequent.size(), 1U);
    EXPECT_EQ(frequent[0].agencies, 1);
    EXPECT_EQ(FindingStore(c).faults_by_agency(1).at(7), 1);
  });
}

DB_TEST(PrecheckStores, the_latest_snapshot_has_its_text_and_texts_are_kept_once)
{
  database().write([](Connection& c) {
    SnapshotStore store(c);
    Snapshot snapshot{.cycle = 1, .agency = 7, .run = 1, .item = "o9", .link = 4, .url = "https://a.go.th/x", .at = 5};
    snapshot.outcome = "answered";
    snapshot.status = 200;
    snapshot.text_sha256 = "aa";
    snapshot.text = "report";
    store.add(snapshot);
    snapshot.at = 6;
    store.add(snapshot);
    snapshot.link = 0;
    snapshot.item = "";
    snapshot.text_sha256 = "";
    store.add(snapshot);
  });
  database().read([](Connection& c) {
    const SnapshotStore store(c);
    ASSERT_TRUE(store.latest(4));
    EXPECT_EQ(store.latest(4)->at, 6);
    EXPECT_EQ(store.latest(4)->text, "report");
    EXPECT_TRUE(store.latest(4)->is_there());
    EXPECT_FALSE(store.latest(5));
    EXPECT_FALSE(store.latest(0));
    EXPECT_EQ(store.of_link(4).size(), 2U);
    EXPECT_EQ(store.newest(1, 7).size(), 1U);
    EXPECT_TRUE(store.latest_front_page(1, 7));
    EXPECT_EQ(c.query("SELECT count(*) FROM precheck_text").one<std::int64_t>(), 1);
  });
}

DB_TEST(PrecheckStores, an_agency_is_held_by_one_worker_and_taken_over_when_that_one_is_gone)
{
  database().write([](Connection& c) {
    PrecheckStore store(c);
    EXPECT_TRUE(store.ask(1, 7, {"asked", 10, 3}));
    EXPECT_FALSE(store.ask(1, 7, {"asked", 11, 3}));
    const auto run = store.claim("one", 20, 80);
    ASSERT_TRUE(run);
    EXPECT_EQ(run->agency, 7);
    store.begin(run->id, 2, 20);
    store.item_done(*run, "o1", 3, 21);
    EXPECT_FALSE(store.claim("two", 79, 140)) << "held";
    EXPECT_FALSE(store.anything_waits(79));
    const auto taken_over = store.claim("two", 80, 140);
    ASSERT_TRUE(taken_over);
    EXPECT_EQ(taken_over->items_done, 1);
    EXPECT_EQ(store.items_done(*taken_over), std::set<std::string>{"o1"});
    EXPECT_FALSE(store.renew(run->id, "one", 200)) << "no longer its own";
    EXPECT_TRUE(store.renew(run->id, "two", 200));
    EXPECT_EQ(store.progress(1).running, 1);
    store.finish(*taken_over, 90);
    EXPECT_EQ(store.progress(1).done, 1);
    EXPECT_TRUE(store.ask(1, 7, {"asked", 100, 3})) << "may be asked for again";
    EXPECT_EQ(store.runs(1, 7).size(), 2U);
  });
}

DB_TEST(PrecheckStores, what_nobody_can_finish_is_given_up)
{
  database().write([](Connection& c) {
    PrecheckStore store(c);
    store.ask(1, 7, {"asked", 10, 3});
    for (std::int64_t i = 0; i < PrecheckStore::k_most_attempts; ++i)
      ASSERT_TRUE(store.claim("dies", 20 + 100 * i, 20 + 100 * i + 50));
    EXPECT_FALSE(store.claim("two", 10000, 10060));
    EXPECT_EQ(store.newest(1, 7)->ended_how, "given_up");
    EXPECT_EQ(store.progress(1).given_up, 1);
  });
}

}  // namespace
