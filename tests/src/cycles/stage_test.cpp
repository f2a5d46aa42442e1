// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/stage.hpp"

#include <gtest/gtest.h>

#include "lib/thai/thai_time.hpp"

namespace cycles {
namespace {

using namespace std::chrono;

TEST(Stage, days_are_those_of_thailand)
{
  Stage stage;
  stage.set_days(year{2025} / 1 / 1, year{2025} / 1 / 31);
  EXPECT_EQ(stage.opens, 1735664400) << "2024-12-31T17:00:00Z";
  EXPECT_EQ(stage.closes - stage.opens, 31 * 24 * 60 * 60);
  EXPECT_EQ(stage.first_day(), year{2025} / 1 / 1);
  EXPECT_EQ(stage.last_day(), year{2025} / 1 / 31);
}

TEST(Stage, every_code_is_read_back)
{
  for (const StageCode stage : k_stages)
    EXPECT_EQ(stage_named(code(stage)), stage);
  EXPECT_EQ(stage_named("lunch"), std::nullopt);
}

TEST(Calendar, the_suggested_one_is_right)
{
  const Calendar calendar = suggested_calendar(2568);
  EXPECT_EQ(calendar.size(), k_stages.size());
  EXPECT_TRUE(check(calendar).empty());
  EXPECT_EQ(calendar.front().first_day(), year{2025} / 1 / 1);
  EXPECT_EQ(calendar.back().last_day(), year{2025} / 9 / 30);
}

TEST(Calendar, names_each_stage_whose_dates_are_wrong)
{
  Calendar calendar = suggested_calendar(2568);
  stage_of(calendar, StageCode::surveys).set_days(year{2025} / 2 / 1, year{2025} / 1 / 30);
  stage_of(calendar, StageCode::review).set_days(year{2025} / 1 / 2, year{2025} / 6 / 30);
  const util::Problems problems = check(calendar);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].code, "cycles.closes_before_opens");
  EXPECT_EQ(problems[0].place.field, "surveys");
  EXPECT_EQ(problems[1].code, "cycles.opens_too_early");
  EXPECT_EQ(problems[1].place.field, "review");
}

TEST(Calendar, stages_of_one_day_and_beside_each_other_are_allowed)
{
  Calendar calendar = suggested_calendar(2568);
  stage_of(calendar, StageCode::enrolment).set_days(year{2025} / 1 / 1, year{2025} / 1 / 1);
  stage_of(calendar, StageCode::disclosure).set_days(year{2025} / 1 / 1, year{2025} / 4 / 30);
  EXPECT_TRUE(check(calendar).empty());
}

TEST(DueChanges, open_and_close_at_their_moments)
{
  Calendar calendar = suggested_calendar(2568);
  Stage& enrolment = stage_of(calendar, StageCode::enrolment);
  EXPECT_TRUE(due_changes(calendar, enrolment.opens - 1).empty());
  EXPECT_EQ(due_changes(calendar, enrolment.opens),
            (std::vector<StageChange>{{StageCode::enrolment, StageAct::opened}}));
  enrolment = changed(enrolment, StageAct::opened, enrolment.opens);
  EXPECT_TRUE(due_changes(calendar, enrolment.closes - 1).empty());
  EXPECT_EQ(due_changes(calendar, enrolment.closes).front(), (StageChange{StageCode::enrolment, StageAct::closed}));
}

TEST(DueChanges, a_stage_that_was_slept_through_opens_and_closes)
{
  Calendar calendar = suggested_calendar(2568);
  const util::UtcSeconds later = stage_of(calendar, StageCode::enrolment).closes;
  const std::vector<StageChange> due = due_changes(calendar, later);
  ASSERT_EQ(due.size(), 3U) << "and surveys begin on the day after";
  EXPECT_EQ(due[0], (StageChange{StageCode::enrolment, StageAct::opened}));
  EXPECT_EQ(due[1], (StageChange{StageCode::enrolment, StageAct::closed}));
  EXPECT_EQ(due[2], (StageChange{StageCode::surveys, StageAct::opened}));
}

TEST(DueChanges, do_not_undo_what_was_done_by_hand)
{
  Calendar calendar = suggested_calendar(2568);
  Stage& stage = stage_of(calendar, StageCode::enrolment);
  const util::UtcSeconds early = stage.opens - 1000;
  EXPECT_TRUE(may_change(stage, StageAct::opened, early));
  EXPECT_FALSE(may_change(stage, StageAct::closed, early));
  stage = changed(stage, StageAct::opened, early);
  EXPECT_TRUE(due_changes(calendar, early + 1).empty());
  stage = changed(stage, StageAct::closed, stage.opens + 5);
  EXPECT_TRUE(due_changes(calendar, stage.opens + 6).empty());
  EXPECT_TRUE(may_change(stage, StageAct::opened, stage.opens + 7));
  EXPECT_FALSE(may_change(stage, StageAct::opened, stage.closes)) << "what is over is extended, not opened";
}

TEST(Extension, reopens_what_was_closed)
{
  Stage stage = stage_of(suggested_calendar(2568), StageCode::surveys);
  stage = changed(changed(stage, StageAct::opened, stage.opens), StageAct::closed, stage.closes);
  const util::UtcSeconds now = stage.closes + 3600;
  const auto later = year{2025} / 5 / 7;
  EXPECT_TRUE(check_extension(stage, later, now).empty());
  EXPECT_EQ(check_extension(stage, stage.last_day(), now).front().code, "cycles.not_later");
  EXPECT_EQ(check_extension(stage, later, thai::day_begin(later) + 24 * 60 * 60).front().code, "cycles.already_over");
  stage = extended(stage, later, now);
  EXPECT_EQ(stage.state(), StageState::open);
  EXPECT_EQ(stage.last_day(), later);
}

}  // namespace
}  // namespace cycles
