// SPDX-License-Identifier: Apache-2.0
// The plain rules of what comes of measures: evidence's names, the board, reminders, pictures, meetings, gains.
#include <gtest/gtest.h>

#include "src/measures/board.hpp"
#include "src/measures/meeting.hpp"
#include "src/measures/outcome.hpp"
#include "src/measures/picture.hpp"
#include "src/measures/programme.hpp"
#include "src/measures/reminder.hpp"

#include "follow_up_world.hpp"

namespace {

using follow_up_test::day;
using measures::Measure;
using measures::Met;
using measures::StepState;

const std::int64_t k_spring = day(2025, 3, 21);

Measure small_measure(std::int64_t id)
{
  return {.agency = 1,
          .fiscal_year = 2568,
          .id = id,
          .position = id,
          .title = "measure " + std::to_string(id),
          .weaknesses = {"o12"},
          .steps = {{10 * id, "first", day(2025, 2, 1)}, {10 * id + 1, "second", {}}},
          .lead = 5,
          .units = {6},
          .first_day = day(2024, 10, 1),
          .last_day = day(2025, 9, 30)};
}

measures::MeasuresNow two_measures()
{
  measures::MeasuresNow now{.measures = {small_measure(1), small_measure(2)}};
  now.reports[10] = {.step = 10,
                     .state = StepState::done,
                     .percent = 100,
                     .words = "done \"so\"",
                     .begun_day = day(2025, 1, 2),
                     .done_day = day(2025, 1, 30),
                     .difficulties = "d",
                     .revision = 3};
  now.evidence[1] = {
      {.measure = 1, .id = 4, .step = 10, .name = "a.pdf", .sha256 = "ab"},
      {.measure = 1, .id = 5, .kind = measures::EvidenceKind::link, .name = "l", .url = "https://x.example"}};
  now.outcomes[1] = {.met = Met::partly, .value = util::Exact::parse("12.50"), .words = "w", .revision = 2};
  now.unit_names = {{5, "คลัง"}, {6, "ปลัด"}};
  return now;
}

measures::PictureContent content_of(const measures::MeasuresNow& now)
{
  return {.agency = 1,
          .agency_name = "หนึ่ง",
          .fiscal_year = 2568,
          .period = measures::Period::half_year,
          .day = k_spring,
          .plan_version = 2,
          .measures = measures::pictured(now, k_spring)};
}

TEST(Pictures, AreReadAsTheyWereWrittenAndRepeatTheirBytes)
{
  const measures::PictureContent content = content_of(two_measures());
  const std::string json = measures::picture_json(content);
  EXPECT_EQ(measures::read_picture(json), content);
  EXPECT_EQ(measures::picture_json(measures::read_picture(json)), json);
  EXPECT_EQ(measures::picture_json(content_of(two_measures())), json);
  ASSERT_EQ(content.measures.size(), 2U);
  EXPECT_EQ(content.measures[0].percent, 50);
  EXPECT_FALSE(content.measures[0].overdue);
  EXPECT_TRUE(content.measures[1].overdue);
  EXPECT_EQ(content.measures[0].lead, "คลัง");
  EXPECT_THROW(measures::read_picture("{}"), std::invalid_argument);
  EXPECT_THROW(measures::read_picture("no"), std::invalid_argument);
  std::string wrong = json;
  wrong.replace(wrong.find("half_year"), 9, "quarterly");
  EXPECT_THROW(measures::read_picture(wrong), std::invalid_argument);
}

TEST(Pictures, TellWhatMovedSince)
{
  const auto before = content_of(two_measures()).measures;
  EXPECT_TRUE(measures::moves_between(before, before).empty());
  measures::MeasuresNow later = two_measures();
  later.reports[11] = {.step = 11, .state = StepState::in_work, .percent = 40};
  later.evidence[1].push_back({.measure = 1, .id = 6, .name = "b.pdf", .sha256 = "cd"});
  later.measures.erase(later.measures.begin() + 1);
  later.measures.push_back(small_measure(3));
  const auto moves = measures::moves_between(before, measures::pictured(later, k_spring));
  ASSERT_EQ(moves.size(), 3U);
  EXPECT_EQ(moves[0].percent_before, 50);
  EXPECT_EQ(moves[0].percent_after, 70);
  EXPECT_EQ(moves[0].steps_reported, 1);
  EXPECT_EQ(moves[0].new_evidence, 1);
  EXPECT_FALSE(moves[0].plan_changed);
  EXPECT_EQ(moves[1].kind, measures::PictureMove::Kind::added);
  EXPECT_EQ(moves[2].kind, measures::PictureMove::Kind::removed);
  EXPECT_EQ(moves[2].title, "measure 2");
}

TEST(Pictures, EndWithMarchAndWithSeptember)
{
  EXPECT_EQ(measures::last_day_of(measures::Period::half_year, 2568), day(2025, 3, 31));
  EXPECT_EQ(measures::last_day_of(measures::Period::year, 2568), day(2025, 9, 30));
}

TEST(Board, PutsEachDueStepIntoItsMonth)
{
  const measures::MeasuresNow now = two_measures();
  const auto due = measures::due_steps(now.measures, now.reports, k_spring);
  ASSERT_EQ(due.size(), 4U);
  EXPECT_FALSE(due[0].overdue) << "done";
  EXPECT_TRUE(due[1].overdue);
  EXPECT_EQ(due[1].number, 1U);
  const auto months = measures::months_of(due, 2568);
  EXPECT_EQ(months[0].month, std::chrono::year(2024) / std::chrono::October);
  EXPECT_EQ(months[11].month, std::chrono::year(2025) / std::chrono::September);
  EXPECT_EQ(months[4].due.size(), 2U);
  EXPECT_EQ(months[11].due.size(), 2U);
  const auto board = measures::board_of(now.measures, now.reports, now.evidence, k_spring);
  EXPECT_EQ(board[0].evidence, 2U);
  EXPECT_EQ(board[0].steps_with_evidence, 1U);
  const auto counts = measures::counts_of(board);
  EXPECT_EQ(counts.percent, 25);
  EXPECT_EQ(counts.overdue, 1U);
  EXPECT_EQ(counts.with_evidence, 1U);
  EXPECT_EQ(counts.by_state[static_cast<std::size_t>(StepState::in_work)], 1U);
}

TEST(Reminders, GoToEachUnitOfAMeasure)
{
  const measures::MeasuresNow now = two_measures();
  const auto reminders = measures::reminders_of(measures::due_steps(now.measures, now.reports, k_spring));
  ASSERT_EQ(reminders.size(), 2U);
  EXPECT_EQ(reminders[0].unit, 5);
  ASSERT_EQ(reminders[0].due.size(), 1U);
  EXPECT_EQ(reminders[0].due[0].step->id, 20);
  EXPECT_EQ(reminders[1].unit, 6);
}

TEST(Meetings, AreNumberedAndHeldInTheirYear)
{
  using measures::Meeting;
  EXPECT_EQ(measures::next_number({}, 2568), "1/2568");
  EXPECT_EQ(measures::next_number({{.id = 1, .number = "๒/๒๕๖๘"}}, 2568), "3/2568");
  const auto faults = [](const Meeting& meeting) {
    std::string all;
    for (const util::Problem& problem : measures::check(meeting, {{.id = 1, .number = "1/2568"}}, 2568))
      all += problem.code + " ";
    return all;
  };
  EXPECT_EQ(faults({.number = "2/2568", .day = day(2025, 3, 1)}), "");
  EXPECT_EQ(faults({.number = "๑ / ๒๕๖๘", .day = day(2025, 3, 1)}), "follow_up.meeting_number_taken ");
  EXPECT_EQ(faults({.id = 1, .number = "1/2568", .day = day(2025, 10, 20)}), "") << "its own; after the year's end";
  EXPECT_EQ(faults({.number = "2/2568", .day = day(2024, 9, 30)}), "follow_up.meeting_day_outside ");
  EXPECT_EQ(faults({.number = "2/2568", .day = day(2026, 5, 1)}), "follow_up.meeting_day_outside ");
  const auto place = measures::place_in({small_measure(1), small_measure(2), small_measure(3)}, 2);
  EXPECT_EQ(place.number, 2U);
  EXPECT_EQ(place.of, 3U);
  EXPECT_EQ(place.previous, 1);
  EXPECT_EQ(place.next, 3);
  EXPECT_EQ(measures::place_in({}, 2).number, 0U);
}

TEST(Outcomes, AreSaidByNumbersWhereTheyCan)
{
  using measures::ScoreMove;
  using measures::SubjectKind;
  using measures::SuccessKind;
  Measure measure = small_measure(1);
  measure.success = {SuccessKind::items_met, "", {}, ""};
  ScoreMove failed{.subject = "o2", .kind = SubjectKind::item, .before = 0, .after = 0};
  ScoreMove met{.subject = "o12", .kind = SubjectKind::item, .before = 0, .after = 100};
  EXPECT_EQ(measures::said_by_numbers(measure, {met}, {}), Met::met);
  EXPECT_EQ(measures::said_by_numbers(measure, {met, failed}, {}), Met::partly);
  EXPECT_EQ(measures::said_by_numbers(measure, {failed}, {}), Met::not_met);
  EXPECT_EQ(measures::said_by_numbers(measure, {}, {}), std::nullopt);
  measure.success = {SuccessKind::indicator, "8", util::Exact{90}, ""};
  ScoreMove eighth{.subject = "8", .kind = SubjectKind::indicator, .before = 70, .after = 80};
  EXPECT_EQ(measures::said_by_numbers(measure, {eighth}, {}), Met::partly);
  eighth.after = 90;
  EXPECT_EQ(measures::said_by_numbers(measure, {eighth}, {}), Met::met);
  eighth.after = 69;
  EXPECT_EQ(measures::said_by_numbers(measure, {eighth}, {}), Met::not_met);
  measure.success = {SuccessKind::count, "", util::Exact{10}, "courses"};
  EXPECT_EQ(measures::said_by_numbers(measure, {}, util::Exact{10}), Met::met);
  EXPECT_EQ(measures::said_by_numbers(measure, {}, util::Exact{9}), Met::partly);
  EXPECT_EQ(measures::said_by_numbers(measure, {}, util::Exact{0}), Met::not_met);
  EXPECT_EQ(measures::check({.words = "x"}, measure.success).at(0).code, "follow_up.needs_value");
  EXPECT_EQ(measures::check({.value = util::Exact{1}}, measure.success).at(0).code, "follow_up.needs_outcome_words");
}

TEST(Programme, GainsHaveAnIntervalAndNothingBelowFiveAgencies)
{
  const auto gains =
      measures::gains_of({{"few", {50, 50, 50, 50}}, {"topic a", {10, 20, 30, 40, 50}}, {"b", {1, 1, 1, 1, 1, 1}}});
  ASSERT_EQ(gains.size(), 2U);
  EXPECT_EQ(gains[0].kind, "topic a");
  EXPECT_EQ(gains[0].agencies, 5U);
  EXPECT_DOUBLE_EQ(gains[0].mean, 30);
  EXPECT_NEAR(gains[0].half_width, 19.63, 0.005);
  EXPECT_DOUBLE_EQ(gains[1].half_width, 0);
  EXPECT_EQ(measures::share(1, 3), 33);
  EXPECT_EQ(measures::share(1, 2), 50);
  EXPECT_EQ(measures::share(0, 0), std::nullopt);
}

TEST(EvidenceNames, AreOneLineAndKeepTheirEnding)
{
  EXPECT_EQ(measures::shown_file_name(" a\n b.pdf "), "a b.pdf");
  EXPECT_EQ(measures::shown_file_name(""), "file");
  std::string letters;
  for (int i = 0; i < 200; ++i)
    letters += "ก";
  const std::string name = measures::shown_file_name(letters + ".pdf");
  EXPECT_TRUE(name.ends_with("ก.pdf"));
  EXPECT_EQ(name.size(), 3U * 146U + 4U);
}

}  // namespace
