// SPDX-License-Identifier: Apache-2.0
#include "src/measures/progress.hpp"

#include <gtest/gtest.h>

#include "follow_up_world.hpp"

namespace {

using follow_up_test::day;
using measures::Measure;
using measures::Reports;
using measures::StepProgress;
using measures::StepState;

Measure three_steps()
{
  return {.fiscal_year = 2568,
          .id = 1,
          .steps = {{1, "one", day(2025, 1, 31)}, {2, "two", day(2025, 4, 10)}, {3, "three", {}}},
          .first_day = day(2024, 10, 1),
          .last_day = day(2025, 9, 30)};
}

const std::int64_t k_today = day(2025, 3, 21);

std::vector<std::string> codes(const StepProgress& report)
{
  std::vector<std::string> found;
  for (const util::Problem& problem : measures::check(report, 2568, k_today))
    found.push_back(problem.place.field + " " + problem.code.substr(problem.code.find('.') + 1));
  return found;
}

TEST(Progress, OfAMeasureIsTheMeanOfItsStepsThatAreNotCancelled)
{
  const Measure measure = three_steps();
  Reports reports;
  EXPECT_EQ(measures::progress_of(measure, reports, k_today).state, StepState::not_begun);
  reports[1] = {.step = 1, .state = StepState::done, .percent = 100};
  reports[2] = {.step = 2, .state = StepState::in_work, .percent = 51};
  auto progress = measures::progress_of(measure, reports, k_today);
  EXPECT_EQ(progress.state, StepState::in_work);
  EXPECT_EQ(progress.percent, 50) << "151 / 3 = 50.33";
  reports[3] = {.step = 3, .state = StepState::cancelled};
  progress = measures::progress_of(measure, reports, k_today);
  EXPECT_EQ(progress.percent, 76) << "75.5, half up";
  reports[2] = {.step = 2, .state = StepState::done, .percent = 100};
  progress = measures::progress_of(measure, reports, k_today);
  EXPECT_EQ(progress.state, StepState::done);
  EXPECT_EQ(progress.percent, 100);
  for (auto& [step, report] : reports)
    report.state = StepState::cancelled;
  EXPECT_EQ(measures::progress_of(measure, reports, k_today).state, StepState::cancelled);
  EXPECT_EQ(measures::progress_of(measure, reports, k_today).percent, 0);
}

TEST(Progress, AStepIsOverdueTheDayAfterItsDayAndDueSoonAMonthBefore)
{
  const Measure measure = three_steps();
  const StepProgress nothing;
  EXPECT_TRUE(is_overdue(measure, measure.steps[0], nothing, day(2025, 2, 1)));
  EXPECT_FALSE(is_overdue(measure, measure.steps[0], nothing, day(2025, 1, 31)));
  EXPECT_TRUE(is_due_soon(measure, measure.steps[0], nothing, day(2025, 1, 31)));
  EXPECT_TRUE(is_due_soon(measure, measure.steps[0], nothing, day(2025, 1, 1)));
  EXPECT_FALSE(is_due_soon(measure, measure.steps[0], nothing, day(2024, 12, 31)));
  EXPECT_FALSE(is_overdue(measure, measure.steps[2], nothing, day(2025, 9, 30))) << "the measure's last day";
  EXPECT_TRUE(is_overdue(measure, measure.steps[2], nothing, day(2025, 10, 1)));
  EXPECT_FALSE(is_overdue(measure, measure.steps[0], {.state = StepState::done}, k_today));
  EXPECT_FALSE(is_overdue(measure, measure.steps[0], {.state = StepState::cancelled}, k_today));
  const auto progress = measures::progress_of(measure, {}, k_today);
  EXPECT_EQ(progress.overdue, 1U);
  EXPECT_EQ(progress.due_soon, 1U);
  EXPECT_EQ(progress.next_due, day(2025, 1, 31));
}

TEST(Progress, AMeasureWithoutStepsIsJudgedByItsLastDay)
{
  Measure measure = three_steps();
  measure.steps.clear();
  EXPECT_EQ(measures::progress_of(measure, {}, k_today).overdue, 0U);
  EXPECT_EQ(measures::progress_of(measure, {}, day(2025, 10, 1)).overdue, 1U);
}

TEST(Progress, AReportHasToFitItsState)
{
  using Codes = std::vector<std::string>;
  EXPECT_TRUE(codes({}).empty());
  EXPECT_EQ(codes({.percent = 10}), Codes{"percent percent_state_not_begun"});
  EXPECT_EQ(codes({.state = StepState::in_work, .percent = 100}), Codes{"percent percent_state_in_work"});
  EXPECT_EQ(codes({.state = StepState::done, .percent = 90}),
            (Codes{"percent percent_state_done", "words needs_words", "done_day needs_done_day"}));
  EXPECT_EQ(codes({.state = StepState::cancelled}), Codes{"words needs_reason"});
  EXPECT_EQ(codes({.state = StepState::in_work, .percent = 5, .done_day = k_today}), Codes{"done_day no_done_day"});
  EXPECT_EQ(codes({.state = StepState::done,
                   .percent = 100,
                   .words = "x",
                   .begun_day = day(2025, 3, 2),
                   .done_day = day(2025, 3, 1)}),
            Codes{"done_day done_before_begun"});
}

TEST(Progress, DaysLieInTheFiscalYearAndNotInTheFuture)
{
  using Codes = std::vector<std::string>;
  const auto begun = [](std::int64_t at) {
    return codes({.state = StepState::in_work, .percent = 5, .begun_day = at});
  };
  EXPECT_TRUE(begun(day(2024, 10, 1)).empty());
  EXPECT_EQ(begun(day(2024, 9, 30)), Codes{"begun_day day_outside"});
  EXPECT_TRUE(begun(k_today).empty());
  EXPECT_EQ(begun(k_today + 1), Codes{"begun_day day_future"});
}

TEST(Progress, TextThatRepeatsThePlanIsSeen)
{
  const std::string step = "1. จัดทำคู่มือการยืมทรัพย์สินของทางราชการ และเผยแพร่บนเว็บไซต์";
  EXPECT_TRUE(measures::repeats_plan("จัดทำคู่มือการยืมทรัพย์สินของทางราชการและเผยแพร่บนเว็บไซต์", step));
  EXPECT_TRUE(measures::repeats_plan("๑) จัดทำคู่มือการยืมทรัพย์สินของทางราชการ, และเผยแพร่บนเว็บไซต์ แล้ว", step));
  EXPECT_TRUE(measures::repeats_plan("จัดทำคู่มือการยืมทรัพย์สิน", step)) << "a part of it";
  EXPECT_FALSE(
      measures::repeats_plan("คู่มือ 12 หน้าแล้วเสร็จเมื่อ 15 มกราคม ผ่านความเห็นชอบของหัวหน้ากอง และแจกเจ้าหน้าที่ 34 คน", step));
  EXPECT_FALSE(measures::repeats_plan("", step));
  EXPECT_FALSE(measures::repeats_plan("คู่มือ", step)) << "a single word stands in every step";
}

TEST(Progress, ChangesNameTheFieldsThatDiffer)
{
  const StepProgress before{.step = 7};
  const StepProgress after{
      .step = 7, .state = StepState::in_work, .percent = 30, .words = "x", .begun_day = day(2025, 1, 1)};
  const auto list = measures::changes(before, after);
  ASSERT_EQ(list.size(), 4U);
  EXPECT_EQ(list[0], (measures::ReportChange{"state", "not_begun", "in_work"}));
  EXPECT_EQ(list[3].field, "begun_day");
  EXPECT_TRUE(measures::changes(after, after).empty());
}

}  // namespace
