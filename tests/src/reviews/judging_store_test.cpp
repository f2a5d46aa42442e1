// SPDX-License-Identifier: Apache-2.0
// What follows from giving work out and from reading, on both engines.
#include <algorithm>

#include <gtest/gtest.h>

#include "src/accounts/account_store.hpp"
#include "src/reviews/conflict_store.hpp"
#include "src/reviews/judgement_store.hpp"
#include "src/reviews/reading_store.hpp"
#include "src/reviews/setting_store.hpp"

#include "read_items.hpp"
#include "review_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using reviews::ItemState;
using reviews::Outcome;
using reviews::ReadingKind;

class Judging : public db_test::OnEngine {
 protected:
  Judging() : OnEngine(review_test::migrations()) {}

  std::optional<reviews::Judgement> in_force(std::int64_t agency, const std::string& item)
  {
    return database().read(
        [&](db::Connection& c) { return reviews::JudgementStore(c).find(world.cycle, agency, item); });
  }
  std::vector<reviews::Reading> readings(std::int64_t agency, const std::string& item)
  {
    return database().read(
        [&](db::Connection& c) { return reviews::ReadingStore(c).of_item(world.cycle, agency, item); });
  }
  bool is_assessor(std::int64_t account, std::int64_t agency)
  {
    return world.visitor(account).is(accounts::Role::assessor, agency);
  }
  void contest(std::int64_t agency, const std::string& item)
  {
    const accounts::Visitor by = world.visitor(world.coordinator);
    database().write([&](db::Connection& c) {
      const auto judgement = reviews::JudgementStore(c).find(world.cycle, agency, item).value();
      reviews::JudgingStore(c, world.clock, world.random, by).contest(judgement, 2, "it is there");
    });
  }

  review_test::ReviewWorld world{database()};
};
DB_ENGINES(Judging);

DB_TEST(Judging, an_assignment_gives_the_role_and_the_last_one_takes_it_again)
{
  EXPECT_FALSE(is_assessor(world.one, world.rawe));
  EXPECT_EQ(world.assign({{world.rawe, "", world.one}}).items, 35U);
  EXPECT_TRUE(is_assessor(world.one, world.rawe));
  EXPECT_EQ(world.assign({{world.rawe, "o3", world.two}}).items, 1U);
  EXPECT_TRUE(is_assessor(world.two, world.rawe));
  EXPECT_EQ(world.task(world.rawe, "o3", ReadingKind::first).account, world.two);
  EXPECT_EQ(world.assign({{world.rawe, "", world.three}}).items, 35U);
  EXPECT_FALSE(is_assessor(world.one, world.rawe));
  EXPECT_FALSE(is_assessor(world.two, world.rawe));
  EXPECT_EQ(world.assign({{world.rawe, "", std::nullopt}}).items, 35U);
  EXPECT_FALSE(is_assessor(world.three, world.rawe));
  const std::vector<std::string> audit = world.audit();
  EXPECT_TRUE(std::any_of(audit.begin(), audit.end(),
                          [](const std::string& line) { return line.starts_with("account.grant"); }));
}

DB_TEST(Judging, a_role_that_was_there_before_stays)
{
  database().write([&](db::Connection& c) {
    accounts::AccountStore(c).grant(world.one, {accounts::Role::assessor, world.rawe, {}});
  });
  world.assign({{world.rawe, "", world.one}});
  world.assign({{world.rawe, "", world.two}});
  EXPECT_TRUE(is_assessor(world.one, world.rawe)) << "for interviews, perhaps";
}

DB_TEST(Judging, nobody_reads_against_a_conflict_of_interest)
{
  world.assign({{world.rawe, "", world.one}, {world.far, "", world.one}});
  world.declare({.account = world.one, .province = "34", .reason = "home"});
  EXPECT_FALSE(is_assessor(world.one, world.rawe));
  EXPECT_TRUE(is_assessor(world.one, world.far));
  EXPECT_EQ(world.task(world.rawe, "o1", ReadingKind::first).account, std::nullopt);
  EXPECT_EQ(world.task(world.far, "o1", ReadingKind::first).account, world.one);
  const auto given = world.assign({{world.rawe, "", world.one}});
  EXPECT_EQ(given.items, 0U);
  EXPECT_EQ(given.in_conflict, 35U);
  database().write([&](db::Connection& c) {
    const auto conflicts = reviews::ConflictStore(c).of(world.one);
    ASSERT_EQ(conflicts.size(), 1U);
    const accounts::Visitor admin{world.admin, "admin", {}};
    reviews::AssigningStore(c, world.clock, admin).end_conflict(conflicts.front());
    EXPECT_TRUE(reviews::ConflictStore(c).all().empty());
  });
  EXPECT_EQ(world.assign({{world.rawe, "", world.one}}).items, 35U);
}

DB_TEST(Judging, what_is_met_stands_at_once_and_can_be_read_anew)
{
  world.assign({{world.rawe, "", world.one}});
  EXPECT_EQ(world.read(world.rawe, "o1", ReadingKind::first, "111"), Outcome::stands);
  EXPECT_EQ(in_force(world.rawe, "o1")->state, ItemState::met);
  EXPECT_EQ(world.read(world.rawe, "o1", ReadingKind::first, "101"), Outcome::waits);
  EXPECT_FALSE(in_force(world.rawe, "o1")) << "a zero stands when another has read it";
  EXPECT_EQ(readings(world.rawe, "o1").size(), 2U) << "nothing is overwritten";
  EXPECT_EQ(world.assign({{world.rawe, "", world.two}}).read_already, 1U);
}

DB_TEST(Judging, zeros_are_read_by_another_and_stand_when_both_agree)
{
  world.assign({{world.rawe, "", world.one}});
  EXPECT_EQ(world.read(world.rawe, "o1", ReadingKind::first, "101"), Outcome::waits);
  const reviews::Task second = world.task(world.rawe, "o1", ReadingKind::second);
  EXPECT_EQ(second.why, "zero");
  ASSERT_TRUE(second.account);
  EXPECT_NE(second.account, world.one);
  EXPECT_TRUE(is_assessor(*second.account, world.rawe));
  EXPECT_EQ(world.read(world.rawe, "o1", ReadingKind::second, "101"), Outcome::stands);
  EXPECT_EQ(in_force(world.rawe, "o1")->state, ItemState::failed);
  EXPECT_EQ(in_force(world.rawe, "o1")->reasons.at("2").code, "incomplete");
  EXPECT_FALSE(reviews::may_still_read(world.task(world.rawe, "o1", ReadingKind::first), true));
}

DB_TEST(Judging, differences_are_settled_by_a_moderator)
{
  world.set_share(100);
  world.assign({{world.rawe, "", world.one}});
  EXPECT_EQ(world.read(world.rawe, "o1", ReadingKind::first, "111"), Outcome::waits);
  EXPECT_EQ(world.task(world.rawe, "o1", ReadingKind::second).why, "random");
  EXPECT_EQ(world.read(world.rawe, "o1", ReadingKind::second, "110"), Outcome::differs);
  EXPECT_FALSE(in_force(world.rawe, "o1"));
  EXPECT_EQ(world.read(world.rawe, "o1", ReadingKind::moderated, "111", world.admin), Outcome::stands);
  EXPECT_EQ(in_force(world.rawe, "o1")->state, ItemState::met);
  database().read([&](db::Connection& c) {
    const reviews::ReadTwice twice = reviews::ReadingStore(c).read_twice(world.cycle, reviews::WhySecond::random);
    EXPECT_EQ(twice.items[0][1], 1);
    EXPECT_EQ(twice.count(), 1);
    EXPECT_EQ(reviews::ReadingStore(c).read_at_agencies(world.cycle).size(), 1U);
  });
}

DB_TEST(Judging, second_readings_are_spread_and_wait_where_nobody_may_read)
{
  world.declare({.account = world.two, .agency = world.rawe, .reason = "x"});
  world.declare({.account = world.three, .agency = world.rawe, .reason = "x"});
  world.assign({{world.rawe, "", world.one}});
  world.read(world.rawe, "o2", ReadingKind::first, "000000");
  const reviews::Task waiting = world.task(world.rawe, "o2", ReadingKind::second);
  EXPECT_FALSE(waiting.account);
  database().read([&](db::Connection& c) {
    const accounts::Visitor admin{world.admin, "admin", {}};
    const reviews::AssigningStore store(c, world.clock, admin);
    EXPECT_TRUE(store.eligible(waiting, {world.rawe, "34"}).empty());
    EXPECT_EQ(reviews::TaskStore(c).waiting(world.cycle, ReadingKind::second).size(), 1U);
  });
  world.assign({{world.far, "", world.one}});
  for (const char* item : {"o1", "o6"})
    world.read(world.far, item, ReadingKind::first, item == std::string("o1") ? "000" : "00");
  EXPECT_NE(world.task(world.far, "o1", ReadingKind::second).account,
            world.task(world.far, "o6", ReadingKind::second).account);
}

DB_TEST(Judging, a_second_reader_with_a_conflict_hands_over_to_another)
{
  world.assign({{world.rawe, "", world.one}});
  world.read(world.rawe, "o1", ReadingKind::first, "000");
  const std::int64_t before = world.task(world.rawe, "o1", ReadingKind::second).account.value();
  world.declare({.account = before, .agency = world.rawe, .reason = "x"});
  const auto after = world.task(world.rawe, "o1", ReadingKind::second).account;
  ASSERT_TRUE(after);
  EXPECT_NE(*after, before);
  EXPECT_NE(*after, world.one);
  EXPECT_FALSE(is_assessor(before, world.rawe));
}

DB_TEST(Judging, a_contest_goes_to_who_never_read_the_item_and_keeps_before_and_after)
{
  world.assign({{world.rawe, "", world.one}});
  world.read(world.rawe, "o1", ReadingKind::first, "101");
  world.read(world.rawe, "o1", ReadingKind::second, "101");
  const std::int64_t second = world.task(world.rawe, "o1", ReadingKind::second).account.value();
  contest(world.rawe, "o1");
  const auto decider = world.task(world.rawe, "o1", ReadingKind::clarified).account;
  ASSERT_TRUE(decider);
  EXPECT_NE(*decider, world.one);
  EXPECT_NE(*decider, second);
  EXPECT_EQ(world.read(world.rawe, "o1", ReadingKind::clarified, "111"), Outcome::stands);
  EXPECT_EQ(in_force(world.rawe, "o1")->state, ItemState::met);
  database().read([&](db::Connection& c) {
    const auto kept = reviews::ContestStore(c).find(world.cycle, world.rawe, "o1");
    ASSERT_TRUE(kept && kept->decision);
    EXPECT_EQ(kept->before, ItemState::failed);
    EXPECT_EQ(kept->before_elements, "101");
    EXPECT_EQ(reviews::ReadingStore(c).find(kept->before_reading)->reasons.at("2").words, "x");
    EXPECT_EQ(reviews::ReadingStore(c).find(*kept->decision)->words, "why");
    const auto counts = reviews::ContestStore(c).counts(world.cycle);
    EXPECT_EQ(counts.contested, 1);
    EXPECT_EQ(counts.decided, 1);
    EXPECT_EQ(counts.changed, 1);
  });
  EXPECT_EQ(readings(world.rawe, "o1").size(), 3U);
}

DB_TEST(Judging, a_contest_taken_back_leaves_what_stood)
{
  world.assign({{world.rawe, "", world.one}});
  world.read(world.rawe, "o1", ReadingKind::first, "111");
  contest(world.rawe, "o1");
  EXPECT_THROW(contest(world.rawe, "o1"), db::ConstraintViolation);
  const accounts::Visitor by = world.visitor(world.coordinator);
  database().write([&](db::Connection& c) {
    const auto kept = reviews::ContestStore(c).find(world.cycle, world.rawe, "o1").value();
    reviews::JudgingStore(c, world.clock, world.random, by).take_back(kept);
    EXPECT_FALSE(reviews::ContestStore(c).find(world.cycle, world.rawe, "o1"));
    EXPECT_FALSE(reviews::TaskStore(c).find(world.cycle, world.rawe, "o1", ReadingKind::clarified));
  });
  contest(world.rawe, "o1");
}

DB_TEST(Judging, judgements_made_elsewhere_stand_and_are_readings_too)
{
  world.assign({{world.rawe, "", world.one}});
  const accounts::Visitor by = world.visitor(world.admin);
  database().write([&](db::Connection& c) {
    const std::vector<reviews::Judgement> judgements{
        {.cycle = world.cycle, .agency = world.rawe, .item = "o1", .state = ItemState::met, .elements = "111"},
        {.cycle = world.cycle,
         .agency = world.rawe,
         .item = "o2",
         .state = ItemState::failed,
         .reasons = {{"", {"", "gone"}}}}};
    reviews::JudgingStore(c, world.clock, world.random, by).take_in(judgements, "x.csv");
  });
  EXPECT_EQ(in_force(world.rawe, "o2")->reasons.at("").words, "gone");
  EXPECT_EQ(readings(world.rawe, "o2").front().kind, ReadingKind::imported);
  EXPECT_TRUE(world.task(world.rawe, "o1", ReadingKind::first).done);
  database().read([&](db::Connection& c) {
    EXPECT_TRUE(reviews::ReadingStore(c).read_at_agencies(world.cycle).empty()) << "nobody's severity";
  });
}

DB_TEST(Judging, the_next_item_is_the_next_of_the_same_agency_then_of_another)
{
  world.assign({{world.rawe, "", world.one}, {world.far, "", world.one}});
  const auto next = [&](std::int64_t agency, std::int64_t position) {
    const auto task = database().read([&](db::Connection& c) {
      return reviews::TaskStore(c).next(world.one, world.cycle, ReadingKind::first, agency, position);
    });
    return task ? std::to_string(task->agency) + task->item : std::string();
  };
  EXPECT_EQ(next(world.far, 9), std::to_string(world.far) + "o10");
  EXPECT_EQ(next(world.far, 35), std::to_string(world.far) + "o1");
  for (int item = 1; item <= 35; ++item) {
    const std::string code = "o" + std::to_string(item);
    world.read(world.far, code, ReadingKind::first,
               std::string(world.framework()->items[static_cast<std::size_t>(item - 1)].elements.size(), '1'));
  }
  EXPECT_EQ(next(world.far, 35), std::to_string(world.rawe) + "o1");
  database().read([&](db::Connection& c) {
    reviews::TaskStore tasks(c);
    EXPECT_EQ(tasks.by_account(world.cycle).at(world.one).at(ReadingKind::first).done, 35);
    EXPECT_EQ(tasks.by_cycle(world.one).at(world.cycle).at(ReadingKind::first).left(), 35);
    EXPECT_EQ(tasks.by_agency(world.one, world.cycle).at(world.far).at(ReadingKind::first).left(), 0);
    EXPECT_EQ(tasks.assigned_agencies(world.cycle).size(), 2U);
    const auto similar = reviews::ReadingStore(c).similar(world.cycle, "o1", "subdistrict", "57", world.rawe);
    EXPECT_EQ(similar.judged, 1);
    EXPECT_EQ(similar.met, 1);
    EXPECT_EQ(reviews::ReadingStore(c).similar(world.cycle, "o1", "subdistrict", "57", world.far).judged, 0);
    EXPECT_GT(reviews::ReadingStore(c).newest(world.cycle), 0);
  });
}

DB_TEST(Judging, settings_moderators_and_kept_files)
{
  database().write([&](db::Connection& c) {
    reviews::SettingStore store(c);
    EXPECT_EQ(store.rule(world.cycle)->seed, "seed");
    EXPECT_FALSE(store.rule(99));
    const auto begun = store.rule_or_begin(99, world.random, 5);
    EXPECT_EQ(begun.share, 10);
    EXPECT_FALSE(begun.seed.empty());
    EXPECT_EQ(store.rule_or_begin(99, world.random, 6).seed, begun.seed);
    store.name_moderator(world.cycle, world.two, world.admin, 5);
    store.name_moderator(world.cycle, world.two, world.admin, 6);
    EXPECT_EQ(store.moderators(world.cycle), std::vector<std::int64_t>{world.two});
    EXPECT_EQ(store.moderated_by(world.two), std::vector<std::int64_t>{world.cycle});
    store.dismiss_moderator(world.cycle, world.two);
    EXPECT_TRUE(store.moderators(world.cycle).empty());
  });
}

/// What the database sums is what comes out reading by reading.
DB_TEST(Judging, severity_is_summed_in_the_database)
{
  world.assign({{world.rawe, "", world.one}, {world.near, "", world.two}, {world.far, "", world.three}});
  std::vector<review_test::ReadItem> items;
  util::SeededRandom chance("severity");
  const auto read = [&](std::int64_t agency, std::int64_t reader, const std::string& item) {
    const bool met = chance.below(3) != 0;
    const std::size_t count = world.framework()->items[*world.framework()->item(item)].elements.size();
    world.read(agency, item, ReadingKind::first, std::string(count, met ? '1' : '0'));
    items.push_back({reader, agency, "subdistrict", item, met});
  };
  for (const char* item : {"o1", "o2", "o3", "o4", "o5", "o6"}) {
    read(world.rawe, world.one, item);
    read(world.near, world.two, item);
  }
  read(world.far, world.three, "o1");
  read(world.far, world.three, "o9");
  const review_test::Summed wanted = review_test::summed(items);
  database().read([&](db::Connection& c) {
    const auto found = reviews::ReadingStore(c).read_at_agencies(world.cycle);
    ASSERT_EQ(found.size(), wanted.read.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].reader, wanted.read[i].reader);
      EXPECT_EQ(found[i].agency, wanted.read[i].agency);
      EXPECT_EQ(found[i].items, wanted.read[i].items);
      EXPECT_EQ(found[i].met, wanted.read[i].met);
      EXPECT_EQ(found[i].compared, wanted.read[i].compared) << "nobody else read o9";
      EXPECT_NEAR(found[i].residual, wanted.read[i].residual, 1e-9);
    }
    const auto doubts = reviews::ReadingStore(c).doubts(world.cycle);
    ASSERT_EQ(doubts.size(), wanted.doubts.size());
    for (const auto& [reader, doubt] : wanted.doubts)
      EXPECT_NEAR(doubts.at(reader), doubt, 1e-9);
  });
}

}  // namespace
