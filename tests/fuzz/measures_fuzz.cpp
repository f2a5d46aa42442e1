// SPDX-License-Identifier: Apache-2.0
// Any bytes at all given as a table of measures: read without failing and within bounds, each fault in words of both
// languages; what is taken in without a fault lies within its fiscal year, is led by a unit that there is, and is the
// same when it is read again.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "lib/office/read_table.hpp"

#include "src/framework/load.hpp"
#include "src/measures/measure_check.hpp"
#include "src/measures/measure_import.hpp"

#include "require.hpp"

namespace {

constexpr int k_year = 2568;
const std::vector<agencies::Unit> k_units = {
    {1, 1, "สำนักปลัด", {}}, {1, 2, "กองคลัง", {}}, {1, 3, "กองช่าง", {}}, {1, 4, "กองที่ยุบ", 1}, {1, 5, "Office", {}}};

measures::MeasureImport planned(const util::TableRows& table)
{
  static const auto k_framework = framework::embedded_year(2567);
  return measures::plan_import(
      table, {.agency = 1, .fiscal_year = k_year, .framework = *k_framework, .units = k_units, .measures = {}});
}

void require_sound(const measures::Measure& measure)
{
  static const auto k_framework = framework::embedded_year(2567);
  require(!measure.title.empty() && measure.fiscal_year == k_year);
  require(measure.first_day <= measure.last_day);
  require(measure.steps.size() <= measures::k_most_steps);
  require(!measure.lead || std::any_of(k_units.begin(), k_units.end(), [&](const agencies::Unit& unit) {
    return unit.id == *measure.lead && unit.is_open();
  }));
  for (const util::Problem& problem : measures::check_measure(measure, k_units, *k_framework))
    require(problem.code.starts_with("measures.success_"));  // a table says it in words, if at all
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const office::TableLimits limits{.rows = 200, .columns = 30};
  const util::TableRows table = office::read_table(bytes, "fuzz.csv", limits);
  const measures::MeasureImport import = planned(table);
  require_said(import.problems);
  require_said(import.remarks);
  require(import.faults >= import.problems.size());
  require(import.problems.size() <= measures::MeasureImport::k_most_listed);
  require(import.digest() == planned(table).digest());
  if (import.faults != 0) return 0;
  require(import.count_new() == import.measures.size());
  for (const measures::ImportedMeasure& one : import.measures)
    require_sound(one.measure);
  return 0;
}
