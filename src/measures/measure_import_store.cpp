// SPDX-License-Identifier: Apache-2.0
#include "src/measures/measure_import_store.hpp"

#include <string>
#include <vector>

#include "src/measures/measure_store.hpp"
#include "src/measures/outcome_store.hpp"
#include "src/measures/progress_store.hpp"

namespace measures {
namespace {

/// What the file says was done, to the steps in their order; what is left goes to the last one.
std::vector<StepProgress> reports_of(const ImportedMeasure& imported, const Measure& stored)
{
  std::vector<StepProgress> reports;
  for (std::size_t i = 0; i < imported.done.size() && !stored.steps.empty(); ++i) {
    if (i < stored.steps.size())
      reports.push_back(
          {.step = stored.steps[i].id, .state = StepState::done, .percent = 100, .words = imported.done[i]});
    else
      reports.back().words += "\n" + imported.done[i];
  }
  return reports;
}

void take_progress(db::Connection& connection, const ImportedMeasure& imported, const Measure& stored,
                   const cycles::Deed& deed)
{
  const std::vector<StepProgress> reports = reports_of(imported, stored);
  for (const StepProgress& report : reports)
    ProgressStore(connection).save(stored, report, deed);
  if (imported.outcome.empty()) return;
  const Met met = !reports.empty() && reports.size() == stored.steps.size() ? Met::met : Met::partly;
  OutcomeStore(connection).save(stored, {.met = met, .words = imported.outcome}, deed);
}

}  // namespace

std::size_t take_in(db::Connection& connection, const MeasureImport& import, const cycles::Deed& deed)
{
  MeasureStore store(connection);
  std::size_t count = 0;
  for (const ImportedMeasure& one : import.measures) {
    if (one.is_there) continue;
    const auto stored = store.measure(one.measure.agency, store.add(one.measure, MeasureAct::imported, deed));
    take_progress(connection, one, *stored, deed);
    ++count;
  }
  return count;
}

}  // namespace measures
