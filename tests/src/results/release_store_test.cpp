// SPDX-License-Identifier: Apache-2.0
// Hearings and releases in the database: what people may see of a round, and from when.
#include "src/results/release_store.hpp"

#include <gtest/gtest.h>

#include "lib/util/embedded.hpp"

#include "src/results/hearing_store.hpp"

#include "tests/lib/db/engines.hpp"

namespace {

using db::Connection;
using results::BelowSample;

class Releases : public db_test::OnEngine {
 protected:
  Releases() : OnEngine(db::read_migrations(util::embedded_program_files())) {}
};
DB_ENGINES(Releases);

DB_TEST(Releases, are_seen_when_published_and_their_day_has_come)
{
  database().write([](Connection& c) {
    results::ReleaseStore store(c);
    const results::Release first{.cycle = 1, .fiscal_year = 2567, .computation = 10};
    store.freeze(first, {{.agency = 4, .how = BelowSample::withhold, .reason = "3 people"}}, {1, 100, "first"});
    auto newest = store.newest(1);
    EXPECT_EQ(newest->computation, 10);
    EXPECT_FALSE(store.visible(1, 1000).has_value());
    store.confirm(*newest, {2, 110, {}});
    store.publish(*newest, 500, {2, 120, {}});
    EXPECT_FALSE(store.visible(1, 499).has_value());
    EXPECT_EQ(store.visible(1, 500)->computation, 10);
    EXPECT_EQ(store.caution(newest->id, 4)->reason, "3 people");
    EXPECT_FALSE(store.caution(newest->id, 5).has_value());
    // A second one takes its place only when it is visible itself; withdrawn, the first is back.
    store.freeze({.cycle = 1, .fiscal_year = 2567, .computation = 11}, {}, {1, 600, "a mistake"});
    EXPECT_EQ(store.visible(1, 700)->computation, 10);
    store.publish(*store.newest(1), 700, {2, 650, {}});
    EXPECT_EQ(store.visible(1, 700)->computation, 11);
    store.withdraw(*store.newest(1), {2, 800, "wrong"});
    EXPECT_EQ(store.visible(1, 900)->computation, 10);
  });
  database().read([](Connection& c) {
    const auto history = results::ReleaseStore(c).history(1, 100);
    ASSERT_EQ(history.size(), 6U);
    EXPECT_EQ(results::ReleaseStore(c).count_history(1), 6);
    EXPECT_EQ(results::ReleaseStore(c).history(1, 2, 1).front().at, history[1].at);
    EXPECT_EQ(history.front().act, "withdrawn");
    EXPECT_EQ(history.front().reason, "wrong");
    EXPECT_EQ(results::ReleaseStore(c).all_visible(900).size(), 1U);
  });
}

DB_TEST(Releases, agencies_are_heard_once_and_decided)
{
  database().write([](Connection& c) {
    results::HearingStore store(c);
    EXPECT_EQ(store.rule(1).below_sample, BelowSample::warn);
    store.set_rule(1, {BelowSample::withhold, 3}, {1, 10, {}});
    store.set_rule(1, {BelowSample::withhold, 4}, {1, 11, {}});
    EXPECT_EQ(store.rule(1).hearing_days, 4);
    EXPECT_EQ(store.open(1, {5, 6}, 100, {1, 20, {}}), 2U);
    EXPECT_EQ(store.open(1, {5, 6, 7}, 200, {1, 30, {}}), 1U) << "who has a hearing keeps it";
    store.state(*store.find(1, 5), "น้ำท่วม <ทั้งตำบล>", {3, 40, {}});
    store.decide(*store.find(1, 6), BelowSample::publish, {1, 50, "enough"});
    EXPECT_EQ(store.find(1, 5)->statement, "น้ำท่วม <ทั้งตำบล>");
    EXPECT_EQ(store.find(1, 5)->until, 100);
    EXPECT_EQ(store.find(1, 6)->decision, BelowSample::publish);
    EXPECT_EQ(store.all(1).size(), 3U);
    EXPECT_FALSE(store.find(2, 5).has_value());
  });
}

}  // namespace
