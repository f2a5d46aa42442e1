// SPDX-License-Identifier: Apache-2.0
// All measures of a plan seen at once: by state as a board, by month as a calendar, by unit as a table; what is overdue
// and what is due soon on top.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "src/measures/evidence.hpp"
#include "src/measures/measure.hpp"
#include "src/measures/progress.hpp"

namespace measures {

/// A measure with how far it is.
struct BoardMeasure {
  const Measure* measure = nullptr;
  MeasureProgress progress = {};
  std::size_t evidence = 0;
  std::size_t steps_with_evidence = 0;
};
/// `measures` must outlive them.
std::vector<BoardMeasure> board_of(const std::vector<Measure>& measures, const Reports& reports,
                                   const EvidenceOf& evidence, std::int64_t today);

/// A step, or a measure without steps, that has to be done by a day.
struct DueStep {
  const Measure* measure = nullptr;
  const Step* step = nullptr;  ///< nullptr: the measure as a whole
  std::size_t number = 0;      ///< of the step, from 1; 0: the measure as a whole
  std::int64_t day = 0;
  StepState state = StepState::not_begun;
  bool overdue = false;
  bool soon = false;
};
/// Every step, also done ones, in the order of their days, then of the plan.
std::vector<DueStep> due_steps(const std::vector<Measure>& measures, const Reports& reports, std::int64_t today);

constexpr std::size_t k_months = 12;
struct BoardMonth {
  std::chrono::year_month month = {};
  std::vector<DueStep> due = {};
};
/// October to September; what is due before or after stands in the first or last month.
std::array<BoardMonth, k_months> months_of(const std::vector<DueStep>& due, int fiscal_year);

struct BoardCounts {
  std::size_t measures = 0;
  std::size_t with_evidence = 0;
  std::size_t overdue = 0;  ///< measures with something overdue
  std::array<std::size_t, 4> by_state = {};
  int percent = 0;  ///< mean of the measures that are not cancelled
};
BoardCounts counts_of(const std::vector<BoardMeasure>& board);

}  // namespace measures
