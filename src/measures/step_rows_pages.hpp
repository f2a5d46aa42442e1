// SPDX-License-Identifier: Apache-2.0
// The rows of steps in the form of a measure: step_1, due_1, step_2, … and their ids, as they were typed.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/html/form.hpp"

#include "src/measures/measure.hpp"

namespace measures {

constexpr std::size_t k_most_rows = k_most_steps + 100;

struct StepRow {
  std::int64_t id = 0;  ///< of the stored step; 0: new
  std::string words = {};
  std::string due = {};
  bool is_empty() const { return words.empty() && due.empty(); }
};

std::vector<StepRow> step_rows(const util::Fields& fields);
/// The fields with these rows in the place of theirs.
util::Fields with_step_rows(const util::Fields& fields, const std::vector<StepRow>& rows);
void add_spare_rows(std::vector<StepRow>& rows, std::size_t spare);

html::Field step_field(std::size_t row);  ///< from 1
html::Field due_field(std::size_t row);
/// The steps of a form whose empty rows are at its end.
std::vector<Step> read_steps(html::Form& form);
/// Values of each row: number, step, due.
std::vector<html::Values> step_values(const html::Form& form);

}  // namespace measures
