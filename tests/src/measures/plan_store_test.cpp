// SPDX-License-Identifier: Apache-2.0
// Plans, measures, their history, the library and the weaknesses of a published result, in both databases.
#include "src/measures/plan_store.hpp"

#include <gtest/gtest.h>

#include "lib/util/text.hpp"

#include "src/measures/change_store.hpp"
#include "src/measures/library_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/weakness_store.hpp"
#include "src/results/release_store.hpp"

#include "plan_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using measures::Measure;
using measures::MeasureAct;
using measures::VersionState;

class PlanStores : public db_test::OnEngine {
 protected:
  PlanStores() : OnEngine(plan_test::migrations()) {}

  template <typename Act>
  auto write(Act&& act)
  {
    return database().write([&](db::Connection& connection) { return act(connection); });
  }
  cycles::Deed deed(const std::string& reason = {}) const
  {
    return {world.coordinator.account, world.clock.now(), reason};
  }

  plan_test::PlanWorld world{database()};
};
DB_ENGINES(PlanStores);

DB_TEST(PlanStores, a_measure_comes_back_as_it_was_written)
{
  Measure measure = world.measure("ชื่อ", {"8", "o2"});
  measure.units = {world.office};
  measure.person = "หัวหน้าสำนักปลัด";
  measure.budget = 125050;
  measure.steps[1].due_day = measure.last_day;
  measure.follow_up = measures::FollowUp::monthly;
  measure.follow_up_words = "รายงาน";
  measure.success = {measures::SuccessKind::indicator, "8", util::Exact::parse("85.5"), "x"};
  measure.priority = measures::Priority::urgent;
  measure.source = "topic:x";
  measure.carried_from = 77;
  const std::int64_t id = world.add(measure);
  const Measure stored = world.stored(id);
  EXPECT_EQ(stored.position, 1);
  EXPECT_EQ(stored.revision, 1);
  EXPECT_EQ(stored.weaknesses, measure.weaknesses);
  EXPECT_EQ(stored.units, measure.units);
  EXPECT_EQ(stored.lead, world.finance);
  EXPECT_EQ(stored.success, measure.success);
  EXPECT_EQ(stored.budget, measure.budget);
  EXPECT_EQ(stored.steps[1].due_day, measure.last_day);
  EXPECT_EQ(stored.carried_from, 77);
  EXPECT_EQ(stored.source, "topic:x");
  EXPECT_TRUE(measures::changes(stored, world.stored(id)).empty());
}

DB_TEST(PlanStores, the_second_of_two_who_save_is_told)
{
  const std::int64_t id = world.add(world.measure("หนึ่ง", {"o2"}));
  Measure mine = world.stored(id);
  Measure theirs = mine;
  mine.title = "ของฉัน";
  mine.steps.erase(mine.steps.begin());
  theirs.title = "ของเขา";
  write([&](db::Connection& c) { EXPECT_TRUE(measures::MeasureStore(c).save(mine, MeasureAct::edited, deed())); });
  write([&](db::Connection& c) { EXPECT_FALSE(measures::MeasureStore(c).save(theirs, MeasureAct::edited, deed())); });
  const Measure now = world.stored(id);
  EXPECT_EQ(now.title, "ของฉัน");
  ASSERT_EQ(now.steps.size(), 1U);
  EXPECT_EQ(now.steps[0].id, mine.steps[0].id) << "progress belongs to it";
  write([&](db::Connection& c) {
    const auto history = measures::ChangeStore(c).of_measure(world.agency, id);
    ASSERT_GE(history.size(), 2U);
    EXPECT_EQ(history[0].by, "Name of coordinator");
    EXPECT_TRUE(std::any_of(history.begin(), history.end(), [](const measures::ChangeRow& row) {
      return row.act == "edited" && row.change.field == "title" && row.change.before == "หนึ่ง";
    }));
    EXPECT_TRUE(measures::MeasureStore(c).save(now, MeasureAct::edited, deed())) << "nothing differs";
    EXPECT_EQ(measures::MeasureStore(c).measure(world.agency, id)->revision, now.revision);
  });
}

DB_TEST(PlanStores, measures_are_moved_taken_out_and_put_back)
{
  const std::int64_t first = world.add(world.measure("ก", {}));
  const std::int64_t second = world.add(world.measure("ข", {}));
  const std::int64_t third = world.add(world.measure("ค", {}));
  const auto order = [&] {
    return database().read([&](db::Connection& c) {
      std::vector<std::int64_t> ids;
      std::int64_t position = 0;
      for (const Measure& one : measures::MeasureStore(c).measures(world.agency, 2568)) {
        EXPECT_EQ(one.position, ++position);
        ids.push_back(one.id);
      }
      return ids;
    });
  };
  write([&](db::Connection& c) { measures::MeasureStore(c).move(world.stored(third), -1, deed()); });
  EXPECT_EQ(order(), (std::vector{first, third, second}));
  write([&](db::Connection& c) { measures::MeasureStore(c).move(world.stored(first), -1, deed()); });
  EXPECT_EQ(order(), (std::vector{first, third, second})) << "nothing above the first";
  write([&](db::Connection& c) {
    EXPECT_TRUE(measures::MeasureStore(c).remove(world.stored(first), deed("ซ้ำ")));
    EXPECT_EQ(measures::MeasureStore(c).removed(world.agency, 2568).size(), 1U);
  });
  EXPECT_EQ(order(), (std::vector{third, second}));
  write([&](db::Connection& c) {
    EXPECT_FALSE(measures::MeasureStore(c).remove(world.stored(first), deed())) << "it is gone already";
    EXPECT_TRUE(measures::MeasureStore(c).restore(world.stored(first), deed()));
  });
  EXPECT_EQ(order(), (std::vector{third, second, first}));
  database().read([&](db::Connection& c) {
    EXPECT_TRUE(measures::MeasureStore(c).measures(world.results.namesake, 2568).empty());
    EXPECT_FALSE(measures::MeasureStore(c).measure(world.results.namesake, first)) << "of another agency";
  });
}

DB_TEST(PlanStores, there_is_one_plan_a_year)
{
  const measures::Plan plan = world.make_plan();
  write([&](db::Connection& c) {
    measures::PlanStore store(c);
    EXPECT_FALSE(store.make(plan, deed()));
    EXPECT_EQ(store.of_agency(world.agency).size(), 1U);
    EXPECT_EQ(store.of_year(2568).size(), 1U);
    EXPECT_FALSE(store.find(world.agency, 2569));
    store.change_threshold(plan, 90, deed());
    EXPECT_EQ(store.find(world.agency, 2568)->threshold, util::Exact(90));
    store.answer(plan, plan.cycle, 99, deed());
    EXPECT_EQ(store.find(world.agency, 2568)->computation, 99);
    const auto history = measures::ChangeStore(c).of_plan(world.agency, 2568);
    ASSERT_EQ(history.size(), 3U);
    EXPECT_EQ(history[1].change.before, "85.00");
    EXPECT_EQ(history[1].change.after, "90.00");
  });
}

DB_TEST(PlanStores, decisions_hold_until_they_are_withdrawn)
{
  const measures::Plan plan = world.make_plan();
  write([&](db::Connection& c) {
    measures::PlanStore store(c);
    store.decide(plan, "o5", deed("ไม่มีงบประมาณ"));
    const auto decisions = store.decisions(world.agency, 2568);
    ASSERT_EQ(decisions.size(), 1U);
    EXPECT_EQ(decisions[0].reason, "ไม่มีงบประมาณ");
    EXPECT_TRUE(store.withdraw_decision(plan, decisions[0].id, deed()));
    EXPECT_FALSE(store.withdraw_decision(plan, decisions[0].id, deed()));
    EXPECT_TRUE(store.decisions(world.agency, 2568).empty());
  });
}

DB_TEST(PlanStores, versions_are_settled_once)
{
  const measures::Plan plan = world.make_plan();
  write([&](db::Connection& c) {
    measures::PlanStore store(c);
    EXPECT_EQ(store.submit(plan, "one", deed()), 1);
    EXPECT_TRUE(store.settle(plan, 1, VersionState::approved, deed("ดี")));
    EXPECT_FALSE(store.settle(plan, 1, VersionState::returned, deed())) << "it is settled";
    EXPECT_EQ(store.submit(plan, "two", deed("why")), 2);
    EXPECT_TRUE(store.settle(plan, 2, VersionState::returned, deed("no")));
    EXPECT_EQ(store.newest(world.agency, 2568)->number, 2);
    const auto approved = store.approved(world.agency, 2568);
    ASSERT_TRUE(approved);
    EXPECT_EQ(approved->content, "one");
    EXPECT_EQ(approved->digest, util::sha256_hex("one"));
    EXPECT_EQ(approved->opinion, "ดี");
    EXPECT_EQ(store.versions(world.agency, 2568).front().content, "");
    EXPECT_FALSE(store.version(world.agency, 2568, 3));
    EXPECT_FALSE(store.newest(world.results.namesake, 2568));
  });
}

DB_TEST(PlanStores, weaknesses_come_from_what_is_published)
{
  const measures::Plan plan = world.make_plan();
  database().read([&](db::Connection& c) {
    const measures::WeaknessStore store(c);
    const auto framework = cycles::CycleStore(c).framework(plan.cycle);
    const auto weak = store.weaknesses(plan, framework).value();
    for (const char* failed : {"o2", "o5", "o9", "o12", "o17", "o21", "o33", "8", "9"})
      EXPECT_NE(measures::find_weakness(weak, failed), nullptr) << failed;
    EXPECT_EQ(measures::find_weakness(weak, "o1"), nullptr) << "met";
    EXPECT_EQ(measures::find_weakness(weak, "10"), nullptr) << "90 is not below 85";
    EXPECT_EQ(weak.front().subject, "9") << "22.38 points of 40 / 2";
    EXPECT_EQ(weak.front().cost.value().decimal(2), "4.48");
    for (std::size_t i = 1; i < weak.size(); ++i)
      EXPECT_GE(weak[i - 1].cost.value(), weak[i].cost.value());
    EXPECT_EQ(store.published(world.agency, world.clock.now()).front().total->decimal(2), "86.63");
    EXPECT_TRUE(store.published(world.agency, world.clock.now() - 10'000'000).empty()) << "not visible yet";
    auto gone = plan;
    gone.computation = 12345;
    EXPECT_FALSE(store.weaknesses(gone, framework));
  });
}

DB_TEST(PlanStores, a_result_that_is_withheld_makes_no_plan)
{
  result_test::publish(database(), world.results, {{world.agency, results::BelowSample::withhold, "few"}});
  database().read([&](db::Connection& c) {
    EXPECT_TRUE(measures::WeaknessStore(c).published(world.agency, world.clock.now()).empty());
  });
}

DB_TEST(PlanStores, each_agency_has_its_library_and_the_programmes)
{
  const measures::LibraryEntry entry{.agency = world.agency,
                                     .title = "ของเรา",
                                     .steps = {"หนึ่ง", "สอง"},
                                     .unit = "กองคลัง",
                                     .follow_up = measures::FollowUp::quarterly,
                                     .follow_up_words = "x",
                                     .subjects = {"o2", "8"},
                                     .fiscal_year = 2567};
  write([&](db::Connection& c) {
    measures::LibraryStore store(c);
    const std::int64_t id = store.add(entry, deed());
    measures::LibraryEntry for_all = entry;
    for_all.agency = 0;
    store.add(for_all, deed());
    const auto ours = store.entries(world.agency);
    ASSERT_EQ(ours.size(), 2U);
    EXPECT_EQ(ours[0].steps, entry.steps);
    EXPECT_EQ(ours[0].subjects, entry.subjects);
    EXPECT_EQ(ours[0].source, "library:" + std::to_string(id));
    EXPECT_EQ(store.entries(world.results.namesake).size(), 1U);
    EXPECT_FALSE(store.find(world.results.namesake, id));
    auto changed = store.find(world.agency, id).value();
    changed.title = "ใหม่";
    EXPECT_TRUE(store.save(changed, deed()));
    EXPECT_EQ(store.find(world.agency, id)->title, "ใหม่");
    EXPECT_TRUE(store.remove(changed, deed()));
    EXPECT_FALSE(store.save(changed, deed()));
    EXPECT_FALSE(store.find(world.agency, id));
  });
}

}  // namespace
