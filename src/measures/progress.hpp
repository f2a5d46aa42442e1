// SPDX-License-Identifier: Apache-2.0
// How far the steps of a measure are, as the units that work on it report: state, share done, words, days, what was
// difficult, what they suggest. From the steps the progress of the measure, what is overdue and what is due soon.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/problem.hpp"

#include "src/measures/measure.hpp"

namespace measures {

enum class StepState { not_begun, in_work, done, cancelled };
inline constexpr StepState k_step_states[] = {StepState::not_begun, StepState::in_work, StepState::done,
                                              StepState::cancelled};
std::string_view code(StepState state);  ///< "in_work", as in the database and in message keys
std::optional<StepState> step_state_named(std::string_view code);

struct StepProgress {
  std::int64_t step = 0;
  StepState state = StepState::not_begun;
  int percent = 0;         ///< 0 … 100
  std::string words = {};  ///< what was done; of a cancelled step why
  std::optional<std::int64_t> begun_day = {};
  std::optional<std::int64_t> done_day = {};
  std::string difficulties = {};
  std::string suggestions = {};
  std::int64_t revision = 0;  ///< 0: nothing was reported yet

  bool is_open() const { return state == StepState::not_begun || state == StepState::in_work; }
  bool operator==(const StepProgress&) const = default;
};

constexpr std::size_t k_longest_report = 4000;  ///< characters of each text of a report
constexpr std::int64_t k_soon_days = 30;

/// Reports by the id of the step.
using Reports = std::map<std::int64_t, StepProgress>;
/// The report on a step; not begun where there is none.
StepProgress report_on(const Reports& reports, std::int64_t step);

/// The day by which a step is due: its own, else the last day of the measure.
std::int64_t due_day(const Measure& measure, const Step& step);
bool is_overdue(const Measure& measure, const Step& step, const StepProgress& report, std::int64_t today);
/// Due today or within k_soon_days, and not done yet.
bool is_due_soon(const Measure& measure, const Step& step, const StepProgress& report, std::int64_t today);

struct MeasureProgress {
  StepState state = StepState::not_begun;
  int percent = 0;  ///< mean of the steps that are not cancelled, rounded half up: 100, 50, 0 → 50
  std::size_t steps = 0;
  std::size_t done = 0;
  std::size_t cancelled = 0;
  std::size_t overdue = 0;
  std::size_t due_soon = 0;
  std::optional<std::int64_t> next_due = {};  ///< of the steps that are open
};

/// Cancelled where all steps are, done where all others are, not begun where none of the others was. A measure without
/// steps is not begun, and is judged by its last day alone.
MeasureProgress progress_of(const Measure& measure, const Reports& reports, std::int64_t today);

/// Every fault of a report, its field named as in StepProgress: follow_up.needs_words, needs_done_day, needs_reason,
/// day_outside {year}, day_future, done_before_begun, percent_state_<state>, no_done_day.
util::Problems check(const StepProgress& report, int fiscal_year, std::int64_t today);

/// Whether a report only says again what the plan says: the same words as its step, blanks, digits and punctuation
/// aside, a part of them, or so much of the same (0.8 and more of the pairs of characters) that nothing is told.
bool repeats_plan(std::string_view report, std::string_view step);

/// What differs between two reports on a step, for the history: "state", "percent", "words", …
struct ReportChange {
  std::string field;
  std::string before;
  std::string after;
  bool operator==(const ReportChange&) const = default;
};
std::vector<ReportChange> changes(const StepProgress& before, const StepProgress& after);

}  // namespace measures
