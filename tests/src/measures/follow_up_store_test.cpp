// SPDX-License-Identifier: Apache-2.0
// What comes of measures, in the database: who comes second is refused, everything leaves its history.
#include <gtest/gtest.h>

#include "src/measures/change_store.hpp"
#include "src/measures/evidence_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/meeting_store.hpp"
#include "src/measures/outcome_store.hpp"
#include "src/measures/picture_store.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/programme_store.hpp"
#include "src/measures/progress_store.hpp"

#include "follow_up_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using follow_up_test::day;
using follow_up_test::FollowUpWorld;
using measures::Measure;
using measures::StepState;

class FollowUpStores : public db_test::OnEngine {
 protected:
  FollowUpStores() : OnEngine(follow_up_test::migrations()) {}
  FollowUpWorld world{database()};
  const cycles::Deed deed{7, 1'742'526'000, "why"};

  std::vector<measures::ChangeRow> history(db::Connection& c, std::int64_t measure) const
  {
    return measures::ChangeStore(c).of_measure(world.agency, measure);
  }
};
DB_ENGINES(FollowUpStores);

DB_TEST(FollowUpStores, progress_is_kept_with_its_history_and_refuses_the_second)
{
  const Measure manual = world.measure(world.manual);
  const std::int64_t step = manual.steps.front().id;
  database().write([&](db::Connection& c) {
    measures::ProgressStore store(c);
    EXPECT_TRUE(store.of_year(world.agency, 2568).empty());
    measures::StepProgress report{
        .step = step, .state = StepState::in_work, .percent = 30, .words = "ก", .begun_day = day(2025, 1, 2)};
    EXPECT_TRUE(store.save(manual, report, deed));
    report.words = "second";
    EXPECT_FALSE(store.save(manual, report, deed)) << "still based on nothing";
    report = report_on(store.of_measure(world.agency, manual.id), step);
    EXPECT_EQ(report.words, "ก");
    EXPECT_EQ(report.begun_day, day(2025, 1, 2));
    EXPECT_EQ(report.done_day, std::nullopt);
    EXPECT_EQ(report.revision, 1);
    EXPECT_TRUE(store.save(manual, report, deed)) << "nothing differs";
    EXPECT_EQ(history(c, manual.id).front().change.field, "begun_day");
    report.state = StepState::done;
    report.percent = 100;
    EXPECT_TRUE(store.save(manual, report, {8, deed.at + 1, ""}));
    EXPECT_FALSE(store.save(manual, report, deed));
    EXPECT_EQ(report_on(store.of_year(world.agency, 2568), step).revision, 2);
    EXPECT_EQ(store.reported_by(world.agency, manual.id, step)->at, deed.at + 1);
    EXPECT_FALSE(store.reported_by(world.agency, manual.id, 999).has_value());
  });
}

DB_TEST(FollowUpStores, evidence_is_there_once_and_never_forgotten)
{
  const Measure manual = world.measure(world.manual);
  database().write([&](db::Connection& c) {
    measures::EvidenceStore store(c);
    const measures::Evidence file{
        .step = manual.steps.front().id, .name = "a.pdf", .type = "application/pdf", .bytes = 3, .sha256 = "ab"};
    const measures::Evidence link{.kind = measures::EvidenceKind::link, .name = "page", .url = "https://one.example/a"};
    const auto id = store.add(manual, file, deed);
    ASSERT_TRUE(id.has_value());
    EXPECT_EQ(store.add(manual, file, deed), std::nullopt);
    EXPECT_TRUE(store.add(manual, link, deed).has_value());
    ASSERT_EQ(store.of_measure(world.agency, manual.id).size(), 2U);
    EXPECT_EQ(store.of_measure(world.agency, manual.id)[0].step, file.step);
    EXPECT_EQ(store.of_measure(world.agency, manual.id)[1].url, link.url);
    EXPECT_EQ(store.of_year(world.agency, 2568).at(manual.id).size(), 2U);
    const auto stored = store.find(world.agency, manual.id, *id).value();
    EXPECT_TRUE(store.remove(manual, stored, deed));
    EXPECT_FALSE(store.remove(manual, stored, deed));
    EXPECT_EQ(store.of_measure(world.agency, manual.id).size(), 1U);
    EXPECT_TRUE(store.find(world.agency, manual.id, *id)->is_removed);
    EXPECT_FALSE(store.find(world.agency, world.service, *id).has_value()) << "of another measure";
    EXPECT_EQ(history(c, manual.id).front().change.before, "a.pdf ab");
  });
}

DB_TEST(FollowUpStores, outcomes_are_compared_with_the_newer_result)
{
  const Measure service = world.measure(world.service);
  const auto around = [&] {
    return database().read([&](db::Connection& c) {
      const auto plan = measures::PlanStore(c).find(world.agency, 2568).value();
      return measures::results_around(c, plan, world.clock.now());
    });
  };
  EXPECT_FALSE(around().has_value());
  world.publish(2568, {"72.50", "60"});
  const auto results = around();
  ASSERT_TRUE(results.has_value());
  EXPECT_EQ(results->before_year, 2567);
  EXPECT_EQ(results->after_year, 2568);
  const auto moves = results->moves(measures::outcome_subjects(service));
  ASSERT_EQ(moves.size(), 1U);
  EXPECT_EQ(moves[0].before, util::Exact{60});
  EXPECT_EQ(moves[0].after->decimal(2), "72.50");
  EXPECT_EQ(measures::said_by_numbers(service, moves, {}), measures::Met::partly);
  database().write([&](db::Connection& c) {
    measures::OutcomeStore store(c);
    measures::Outcome outcome{.met = measures::Met::partly, .value = util::Exact::parse("3.5"), .words = "w"};
    EXPECT_TRUE(store.save(service, outcome, deed));
    EXPECT_FALSE(store.save(service, outcome, deed));
    outcome = store.of_measure(world.agency, service.id).value();
    EXPECT_EQ(outcome.value->decimal(2), "3.50");
    outcome.met = measures::Met::met;
    EXPECT_TRUE(store.save(service, outcome, deed));
    EXPECT_EQ(store.of_year(world.agency, 2568).at(service.id).revision, 2);
    EXPECT_EQ(history(c, service.id).front().change.after, "met");
  });
}

DB_TEST(FollowUpStores, pictures_stay_as_they_were)
{
  database().write([&](db::Connection& c) {
    const auto content = [&] {
      return measures::PictureContent{
          .agency = world.agency,
          .fiscal_year = 2568,
          .day = day(2025, 3, 31),
          .measures = measures::pictured(measures::measures_now(c, world.agency, 2568), day(2025, 3, 31))};
    };
    measures::PictureStore store(c);
    EXPECT_EQ(store.newest(world.agency, 2568, measures::Period::half_year).has_value(), false);
    const measures::PictureContent first = content();
    ASSERT_EQ(first.measures.size(), 2U);
    const std::int64_t id = store.freeze(first, deed);
    const auto stored = store.find(world.agency, 2568, id).value();
    EXPECT_EQ(stored.digest.size(), 64U);
    EXPECT_EQ(measures::read_picture(stored.content), first);
    EXPECT_FALSE(store.find(world.agency, 2567, id).has_value());
    store.freeze(first, deed);
    EXPECT_EQ(store.of_plan(world.agency, 2568).size(), 2U);
    EXPECT_GT(store.newest(world.agency, 2568, measures::Period::half_year)->id, id);
    EXPECT_EQ(measures::ChangeStore(c).of_plan(world.agency, 2568).front().act, "frozen");
  });
}

DB_TEST(FollowUpStores, minutes_that_are_closed_do_not_change)
{
  database().write([&](db::Connection& c) {
    measures::MeetingStore store(c, world.agency, 2568);
    const std::int64_t id =
        store.make({.number = "1/2568", .day = day(2025, 3, 21), .place = "ห้องประชุม", .present = "นายก"}, deed);
    measures::Meeting meeting = store.find(id).value();
    EXPECT_EQ(meeting.place, "ห้องประชุม");
    measures::MeetingNote note{.measure = world.manual,
                               .said = "late",
                               .resolved = "soon",
                               .position_then = 1,
                               .title_then = "t",
                               .state_then = StepState::in_work,
                               .percent_then = 33};
    EXPECT_TRUE(store.write(meeting, note, deed));
    EXPECT_FALSE(store.write(meeting, note, deed)) << "somebody has written";
    note = store.notes(id).at(world.manual);
    EXPECT_EQ(note.title_then, "t");
    EXPECT_EQ(note.percent_then, 33);
    note.said = "later";
    EXPECT_TRUE(store.write(meeting, note, deed));
    meeting.opening = "hello";
    EXPECT_TRUE(store.save(meeting, deed));
    EXPECT_FALSE(store.save(meeting, deed)) << "the revision is an old one";
    meeting = store.find(id).value();
    meeting.closing = "end";
    EXPECT_TRUE(store.close(meeting, deed));
    meeting = store.find(id).value();
    EXPECT_FALSE(meeting.is_open());
    EXPECT_EQ(meeting.closing, "end");
    EXPECT_FALSE(store.save(meeting, deed));
    EXPECT_FALSE(store.close(meeting, deed));
    note = store.notes(id).at(world.manual);
    EXPECT_FALSE(store.write(meeting, note, deed));
    EXPECT_FALSE(measures::MeetingStore(c, world.agencies[1], 2568).find(id).has_value());
  });
}

DB_TEST(FollowUpStores, the_programme_counts_what_the_agencies_did)
{
  world.add_plan(world.agencies[1], true);
  const Measure manual = world.measure(world.manual);
  database().write([&](db::Connection& c) {
    measures::EvidenceStore(c).add(manual, {.name = "a", .sha256 = "ab"}, deed);
    const auto plan = measures::PlanStore(c).find(world.agency, 2568).value();
    measures::PlanStore(c).decide(plan, "o2", deed);
    measures::ProgrammeStore store(c, 2568, day(2025, 3, 21));
    EXPECT_EQ(store.years(), std::vector<int>{2568});
    const std::vector<measures::ProgrammeRow> all = store.rows();
    const auto count = [&](const measures::ProgrammeFilter& filter) {
      return measures::chosen(all, filter, {}).size();
    };
    EXPECT_EQ(count({}), 6U);
    EXPECT_EQ(count({.search = "A-2"}), 1U);
    EXPECT_EQ(count({.search = "a- 2"}), 1U) << "whatever blanks and small letters";
    EXPECT_EQ(count({.type = "provincial"}), 1U);
    using State = measures::ProgrammeFilter::State;
    EXPECT_EQ(count({.state = State::with_plan}), 2U);
    EXPECT_EQ(count({.state = State::without_plan}), 4U);
    EXPECT_EQ(count({.state = State::approved}), 2U);
    EXPECT_EQ(count({.state = State::not_approved}), 0U);
    EXPECT_EQ(count({.state = State::overdue}), 1U);
    const auto rows = measures::chosen(all, {}, {"overdue", true});
    ASSERT_EQ(rows.size(), 6U);
    EXPECT_EQ(rows[0]->agency, world.agency);
    EXPECT_EQ(rows[0]->counts.measures, 2);
    EXPECT_EQ(rows[0]->counts.with_evidence, 1);
    EXPECT_EQ(rows[0]->counts.with_overdue, 1);
    EXPECT_EQ(rows[0]->counts.done, 0);
    EXPECT_EQ(rows[0]->counts.weaknesses, 4);
    EXPECT_EQ(rows[0]->counts.answered, 3);
    EXPECT_EQ(measures::chosen(all, {}, {"done", true}).at(0)->agency, world.agencies[1]);
    EXPECT_EQ(measures::chosen(all, {}, {"name", true}).at(0), &all.back());
    const auto types = measures::types_of(all);
    ASSERT_EQ(types.size(), 2U);
    EXPECT_EQ(types[0].type, "provincial");
    EXPECT_EQ(types[1].agencies, 5);
    EXPECT_EQ(types[1].approved, 2);
    EXPECT_EQ(types[1].counts.measures, 3);
    EXPECT_EQ(types[1].counts.done, 1);
  });
}

DB_TEST(FollowUpStores, gains_are_told_from_five_agencies_on)
{
  for (std::size_t i = 1; i < 6; ++i)
    world.add_plan(world.agencies[i], i < 5);
  world.publish(2568, {"99", "70", "80", "90", "60", "99"});
  const auto gains = [&] {
    return database().read([&](db::Connection& c) {
      return measures::ProgrammeStore(c, 2568, day(2025, 3, 21)).gains(world.clock.now());
    });
  };
  EXPECT_TRUE(gains().empty()) << "four have done a step";
  const Measure service = world.measure(world.service);
  world.put(service.id, {.step = service.steps.front().id, .state = StepState::done, .percent = 100, .words = "x"});
  const auto found = gains();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "indicator 8");
  EXPECT_EQ(found[0].agencies, 5U);
  EXPECT_NEAR(found[0].mean, (39 + 10 + 20 + 30 + 0) / 5.0, 1e-9);
}

}  // namespace
