// SPDX-License-Identifier: Apache-2.0
#include "src/measures/progress.hpp"

#include <algorithm>
#include <iterator>

namespace measures {
namespace {

constexpr std::string_view k_step_state_codes[] = {"not_begun", "in_work", "done", "cancelled"};

StepState state_of(const MeasureProgress& counted, bool anything_begun)
{
  if (counted.steps == 0) return StepState::not_begun;
  if (counted.cancelled == counted.steps) return StepState::cancelled;
  if (counted.done + counted.cancelled == counted.steps) return StepState::done;
  return anything_begun ? StepState::in_work : StepState::not_begun;
}

std::string day_number_text(const std::optional<std::int64_t>& day)
{
  return day ? std::to_string(*day) : std::string();
}

}  // namespace

std::string_view code(StepState state)
{
  return k_step_state_codes[static_cast<std::size_t>(state)];
}

std::optional<StepState> step_state_named(std::string_view code)
{
  const auto* found = std::find(std::begin(k_step_state_codes), std::end(k_step_state_codes), code);
  if (found == std::end(k_step_state_codes)) return std::nullopt;
  return static_cast<StepState>(found - std::begin(k_step_state_codes));
}

StepProgress report_on(const Reports& reports, std::int64_t step)
{
  const auto found = reports.find(step);
  return found == reports.end() ? StepProgress{.step = step} : found->second;
}

std::int64_t due_day(const Measure& measure, const Step& step)
{
  return step.due_day.value_or(measure.last_day);
}

bool is_overdue(const Measure& measure, const Step& step, const StepProgress& report, std::int64_t today)
{
  return report.is_open() && due_day(measure, step) < today;
}

bool is_due_soon(const Measure& measure, const Step& step, const StepProgress& report, std::int64_t today)
{
  const std::int64_t due = due_day(measure, step);
  return report.is_open() && today <= due && due <= today + k_soon_days;
}

MeasureProgress progress_of(const Measure& measure, const Reports& reports, std::int64_t today)
{
  MeasureProgress counted{.steps = measure.steps.size()};
  bool anything_begun = false;
  std::int64_t sum = 0;
  for (const Step& step : measure.steps) {
    const StepProgress report = report_on(reports, step.id);
    if (report.state == StepState::cancelled) {
      ++counted.cancelled;
      continue;
    }
    sum += report.percent;
    counted.done += report.state == StepState::done;
    anything_begun = anything_begun || report.state != StepState::not_begun;
    counted.overdue += is_overdue(measure, step, report, today);
    counted.due_soon += is_due_soon(measure, step, report, today);
    const std::int64_t due = due_day(measure, step);
    if (report.is_open() && (!counted.next_due || due < *counted.next_due)) counted.next_due = due;
  }
  if (counted.steps == 0) {
    counted.overdue = measure.last_day < today;
    counted.next_due = measure.last_day;
  }
  const auto counting = static_cast<std::int64_t>(counted.steps - counted.cancelled);
  if (counting > 0) counted.percent = static_cast<int>((2 * sum + counting) / (2 * counting));
  counted.state = state_of(counted, anything_begun);
  return counted;
}

std::vector<ReportChange> changes(const StepProgress& before, const StepProgress& after)
{
  std::vector<ReportChange> list;
  const auto compare = [&list](const char* field, std::string old_text, std::string new_text) {
    if (old_text != new_text) list.push_back({field, std::move(old_text), std::move(new_text)});
  };
  compare("state", std::string(code(before.state)), std::string(code(after.state)));
  compare("percent", std::to_string(before.percent), std::to_string(after.percent));
  compare("words", before.words, after.words);
  compare("begun_day", day_number_text(before.begun_day), day_number_text(after.begun_day));
  compare("done_day", day_number_text(before.done_day), day_number_text(after.done_day));
  compare("difficulties", before.difficulties, after.difficulties);
  compare("suggestions", before.suggestions, after.suggestions);
  return list;
}

}  // namespace measures
