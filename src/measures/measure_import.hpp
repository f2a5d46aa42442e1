// SPDX-License-Identifier: Apache-2.0
// Measures from a table as agencies have them: columns known by their headings, lists in one cell split into steps,
// periods and units read from words. What would come of the file, what was not understood, and every fault.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/problem.hpp"
#include "lib/util/table_rows.hpp"

#include "src/agencies/agency.hpp"
#include "src/framework/framework.hpp"
#include "src/measures/measure.hpp"

namespace measures {

enum class ImportColumn { number, title, steps, units, period, follow_up, weaknesses, budget, success, done, outcome };
inline constexpr ImportColumn k_import_columns[] = {
    ImportColumn::number,  ImportColumn::title,     ImportColumn::steps,      ImportColumn::units,
    ImportColumn::period,  ImportColumn::follow_up, ImportColumn::weaknesses, ImportColumn::budget,
    ImportColumn::success, ImportColumn::done,      ImportColumn::outcome};
std::string_view code(ImportColumn column);

struct ImportedMeasure {
  int line = 0;  ///< of the file
  Measure measure = {};
  std::vector<std::string> done = {};  ///< what was done, as it was written; as many as steps where they pair
  std::string outcome = {};
  bool is_there = false;  ///< the plan has a measure of that title; it stays as it is
};

struct MeasureImport {
  std::vector<ImportedMeasure> measures;  ///< in the order of the file; meaningless where there are problems
  util::Problems problems;                ///< at most k_most_listed
  std::size_t faults = 0;                 ///< all of them
  util::Problems remarks;                 ///< what was taken otherwise than written, or passed over

  std::size_t count_new() const;
  /// The same for the same import; another where the plan or the file changed since somebody looked at it.
  std::string digest() const;
  static constexpr std::size_t k_most_listed = 500;
};

struct ImportInto {
  std::int64_t agency = 0;
  int fiscal_year = 0;
  const framework::Framework& framework;  ///< of the result that the plan answers
  std::span<const agencies::Unit> units;  ///< closed ones too
  std::span<const Measure> measures;      ///< of the plan
};

/// Headings anywhere in the first rows, in Thai, English or as code(ImportColumn), repeated at page ends or not; a row
/// without title goes on with the one before. Problems: measure_import.empty, heading_missing, column_twice,
/// title_missing, title_twice, text_bad, text_too_long, steps_too_many, unit_closed, period_unread, period_outside,
/// budget_unread, weakness_unknown; and those of the table. Remarks: column_passed, unit_unknown, units_all,
/// period_whole.
MeasureImport plan_import(const util::TableRows& table, const ImportInto& into);

}  // namespace measures
