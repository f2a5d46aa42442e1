// SPDX-License-Identifier: Apache-2.0
#include "src/measures/board.hpp"

#include <algorithm>
#include <set>

#include "lib/thai/thai.hpp"

namespace measures {
namespace {

std::vector<DueStep> due_of(const Measure& measure, const Reports& reports, std::int64_t today)
{
  std::vector<DueStep> due;
  std::size_t number = 0;
  for (const Step& step : measure.steps) {
    const StepProgress report = report_on(reports, step.id);
    due.push_back({&measure, &step, ++number, due_day(measure, step), report.state,
                   is_overdue(measure, step, report, today), is_due_soon(measure, step, report, today)});
  }
  if (due.empty()) {
    const bool late = measure.last_day < today;
    due.push_back({&measure, nullptr, 0, measure.last_day, StepState::not_begun, late,
                   !late && measure.last_day <= today + k_soon_days});
  }
  return due;
}

}  // namespace

std::vector<BoardMeasure> board_of(const std::vector<Measure>& measures, const Reports& reports,
                                   const EvidenceOf& evidence, std::int64_t today)
{
  std::vector<BoardMeasure> board;
  board.reserve(measures.size());
  for (const Measure& measure : measures) {
    const std::vector<Evidence>& shown = evidence_of(evidence, measure.id);
    std::set<std::int64_t> steps;
    for (const Evidence& one : shown) {
      if (one.step) steps.insert(*one.step);
    }
    board.push_back({&measure, progress_of(measure, reports, today), shown.size(), steps.size()});
  }
  return board;
}

std::vector<DueStep> due_steps(const std::vector<Measure>& measures, const Reports& reports, std::int64_t today)
{
  std::vector<DueStep> all;
  for (const Measure& measure : measures) {
    const std::vector<DueStep> due = due_of(measure, reports, today);
    all.insert(all.end(), due.begin(), due.end());
  }
  std::stable_sort(all.begin(), all.end(), [](const DueStep& a, const DueStep& b) { return a.day < b.day; });
  return all;
}

std::array<BoardMonth, k_months> months_of(const std::vector<DueStep>& due, int fiscal_year)
{
  std::array<BoardMonth, k_months> months;
  const auto first = thai::fiscal_year_begin(fiscal_year);
  const std::chrono::year_month begin = first.year() / first.month();
  for (std::size_t i = 0; i < k_months; ++i)
    months[i].month = begin + std::chrono::months(static_cast<int>(i));
  for (const DueStep& one : due) {
    const auto day = day_of(one.day);
    const auto after = (day.year() / day.month() - begin).count();
    months[static_cast<std::size_t>(std::clamp<std::int64_t>(after, 0, k_months - 1))].due.push_back(one);
  }
  return months;
}

BoardCounts counts_of(const std::vector<BoardMeasure>& board)
{
  BoardCounts counts{.measures = board.size()};
  std::int64_t sum = 0;
  std::int64_t counting = 0;
  for (const BoardMeasure& one : board) {
    ++counts.by_state[static_cast<std::size_t>(one.progress.state)];
    counts.with_evidence += one.evidence > 0;
    counts.overdue += one.progress.overdue > 0;
    if (one.progress.state == StepState::cancelled) continue;
    ++counting;
    sum += one.progress.percent;
  }
  if (counting > 0) counts.percent = static_cast<int>((2 * sum + counting) / (2 * counting));
  return counts;
}

}  // namespace measures
