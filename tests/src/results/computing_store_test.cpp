// SPDX-License-Identifier: Apache-2.0
// A round computed from the database: the golden numbers come out, every digit can be recounted, and what was changed
// behind the program's back is found.
#include "src/results/computing_store.hpp"

#include <gtest/gtest.h>

#include "lib/util/embedded.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/inputs_store.hpp"
#include "src/results/result_store.hpp"
#include "src/results/spread_store.hpp"

#include "result_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using db::Connection;
using result_test::World;

class ComputedRounds : public db_test::OnEngine {
 protected:
  ComputedRounds()
      : OnEngine(db::read_migrations(util::embedded_program_files())), world_(result_test::fill(database()))
  {
  }
  void ask()
  {
    database().write([&](Connection& c) { results::ComputationStore(c).ask(world_.cycle, 2567, clock_.now(), 1); });
  }
  results::Computation compute()
  {
    ask();
    auto done = results::compute_next(database(), clock_, 2);
    EXPECT_TRUE(done.has_value());
    return *done;
  }
  util::SettableClock clock_{result_test::k_now};
  World world_;
};
DB_ENGINES(ComputedRounds);

DB_TEST(ComputedRounds, give_the_numbers_that_the_agency_published)
{
  const results::Computation done = compute();
  EXPECT_EQ(done.agencies, 2);
  EXPECT_EQ(done.answers, 46 + 53 + 20 + 3);
  EXPECT_EQ(done.judgements, 35);
  database().read([&](Connection& c) {
    const auto row = results::ResultStore(c, done.cycle, done.id).find(world_.rawe);
    ASSERT_TRUE(row.has_value());
    EXPECT_EQ(results::shown(*row->total, 2), "86.63");
    EXPECT_EQ(row->level, "pass");
    EXPECT_EQ(row->region, "northeast");
    EXPECT_EQ(results::shown(*row->instruments[0], 2), "95.19");
    const auto framework = cycles::CycleStore(c).framework(done.cycle);
    const scoring::Result result = results::restored(framework, row->texts);
    EXPECT_EQ(result.indicators[*framework->indicator("8")].score->decimal(2), "64.61");
    const auto other = results::ResultStore(c, done.cycle, done.id).find(world_.namesake);
    EXPECT_FALSE(other->total.has_value()) << "another agency of the same name keeps its own answers";
    EXPECT_TRUE(other->below_sample);
  });
}

DB_TEST(ComputedRounds, can_be_recounted_to_the_last_digit)
{
  const results::Computation done = compute();
  const results::Recount recount = results::recount(database(), done, 1);
  EXPECT_TRUE(recount.equal());
  EXPECT_EQ(recount.agencies, 2);
  EXPECT_EQ(recount.input_digest, done.input_digest);
  EXPECT_EQ(recount.result_digest, done.result_digest);
}

DB_TEST(ComputedRounds, show_a_changed_answer_and_a_changed_score)
{
  const results::Computation done = compute();
  database().write([&](Connection& c) {
    c.execute(R"(UPDATE review_judgement SET state = 'met', elements = '11111' WHERE item = 'o2' AND agency_id = :id)",
              world_.rawe);
    c.execute("UPDATE review_judgement SET elements = substr('1111111111', 1, CAST(:n AS INTEGER)) WHERE item = 'o2'",
              static_cast<std::int64_t>(framework::embedded_year(2567)->items[1].elements.size()));
  });
  const results::Recount recount = results::recount(database(), done, 1);
  ASSERT_FALSE(recount.equal());
  std::string fields;
  for (const results::Difference& one : recount.differences)
    fields += one.code + ":" + one.field + " ";
  EXPECT_EQ(fields, "A-1:total A-1:OIT A-1:9 A-1:9.1 A-1:o2 :inputs ");
}

DB_TEST(ComputedRounds, are_computed_once_by_whoever_comes_first)
{
  ask();
  ask();
  const auto first = database().write(
      [&](Connection& c) { return results::ComputationStore(c).claim(clock_.now(), clock_.now() + 100); });
  ASSERT_TRUE(first.has_value());
  EXPECT_FALSE(results::compute_next(database(), clock_, 1).has_value()) << "somebody is at it";
  clock_.set(clock_.now() + 101);
  const auto taken_over = results::compute_next(database(), clock_, 1);
  ASSERT_TRUE(taken_over.has_value());
  EXPECT_EQ(taken_over->id, first->id);
  EXPECT_FALSE(database().write([&](Connection& c) {
    return results::ComputationStore(c).report(first->id, result_test::k_now + 100, clock_.now() + 100, 50);
  })) << "whoever comes back late finds that it is done";
}

DB_TEST(ComputedRounds, keep_the_last_and_the_one_before)
{
  const auto first = compute();
  const auto second = compute();
  const auto third = compute();
  database().read([&](Connection& c) {
    const results::ComputationStore store(c);
    EXPECT_EQ(store.find(first.id)->state, results::ComputationState::dropped);
    EXPECT_EQ(store.newest_done(world_.cycle)->id, third.id);
    EXPECT_EQ(store.newest_done(world_.cycle, third.id)->id, second.id);
    EXPECT_EQ(results::ResultStore(c, world_.cycle, first.id).count(), 0);
    EXPECT_EQ(results::ResultStore(c, world_.cycle, second.id).count(), 2);
  });
}

DB_TEST(ComputedRounds, are_listed_by_the_database)
{
  const auto done = compute();
  database().read([&](Connection& c) {
    const results::ResultStore store(c, done.cycle, done.id);
    EXPECT_EQ(store.count({.search = "ระเว"}), 2);
    EXPECT_EQ(store.count({.region = "north"}), 1);
    EXPECT_EQ(store.count({.level = "pass"}), 1);
    EXPECT_EQ(store.count({.below_sample = true}), 1);
    for (const bool descending : {true, false}) {
      const auto page = store.page({}, {.by = "total", .descending = descending}, 10, 0);
      ASSERT_EQ(page.size(), 2U);
      EXPECT_EQ(page.front().agency, world_.rawe) << "without a total comes last";
    }
    EXPECT_EQ(store.page({}, {.by = "code", .descending = true}, 1, 1).front().code, "A-1");
    const results::SpreadStore spreads(c, done.cycle, done.id);
    const auto all = spreads.of_group({"all", ""});
    EXPECT_EQ(all.size(), 14U) << "the total, three instruments and ten indicators; without a score there is none";
    const auto types = spreads.of_subject("type", "total");
    ASSERT_EQ(types.size(), 1U);
    EXPECT_EQ(types.front().passed, 1);
    EXPECT_EQ(results::shown(types.front().median, 2), "86.63");
    EXPECT_EQ(spreads.counts({"all", ""}, "failed").size(), 7U);
    EXPECT_EQ(spreads.counts({"all", ""}, "band").front().code, "85");
  });
}

DB_TEST(ComputedRounds, of_a_running_round_count_days_that_are_over)
{
  database().read([&](Connection& c) {
    EXPECT_EQ(results::gather(c, world_.cycle, 20'000).inputs.answers(), 0U);
    EXPECT_EQ(results::gather(c, world_.cycle, 20'001).inputs.answers(), 122U);
  });
}

TEST(Quantile, OfSortedScores)
{
  EXPECT_EQ(results::quantile({10, 20, 30, 40}, 1), 18) << "17.5, rounded";
  EXPECT_EQ(results::quantile({100, 200, 300, 400}, 1), 175);
  EXPECT_EQ(results::quantile({100, 200, 300, 400}, 2), 250);
  EXPECT_EQ(results::quantile({7}, 3), 7);
}

}  // namespace
