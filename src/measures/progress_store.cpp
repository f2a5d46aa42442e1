// SPDX-License-Identifier: Apache-2.0
#include "src/measures/progress_store.hpp"

#include <utility>

#include "src/accounts/account_names_store.hpp"
#include "src/measures/change_store.hpp"

namespace measures {
namespace {

using MaybeDay = std::optional<std::int64_t>;

Reports reports_of(db::Query query)
{
  Reports reports;
  query.each<std::int64_t, std::string, std::int64_t, std::string, MaybeDay, MaybeDay, std::string, std::string,
             std::int64_t>([&](std::int64_t step, const std::string& state, std::int64_t percent, std::string words,
                               MaybeDay begun, MaybeDay done, std::string difficulties, std::string suggestions,
                               std::int64_t revision) {
    reports.insert_or_assign(step, StepProgress{.step = step,
                                                .state = step_state_named(state).value_or(StepState::not_begun),
                                                .percent = static_cast<int>(percent),
                                                .words = std::move(words),
                                                .begun_day = begun,
                                                .done_day = done,
                                                .difficulties = std::move(difficulties),
                                                .suggestions = std::move(suggestions),
                                                .revision = revision});
  });
  return reports;
}

}  // namespace

Reports ProgressStore::of_measure(std::int64_t agency, std::int64_t measure) const
{
  return reports_of(connection_.query(R"(
    SELECT step_id, state, percent, words, begun_day, done_day, difficulties, suggestions, revision
    FROM measure_progress WHERE agency_id = :agency AND measure_id = :measure)",
                                      agency, measure));
}

Reports ProgressStore::of_year(std::int64_t agency, int fiscal_year) const
{
  return reports_of(connection_.query(R"(
    SELECT p.step_id, p.state, p.percent, p.words, p.begun_day, p.done_day, p.difficulties, p.suggestions, p.revision
    FROM measure_progress p JOIN measure m ON m.id = p.measure_id AND m.agency_id = p.agency_id
    WHERE p.agency_id = :agency AND m.fiscal_year = :year AND m.removed_at IS NULL)",
                                      agency, fiscal_year));
}

std::optional<ReportedBy> ProgressStore::reported_by(std::int64_t agency, std::int64_t measure, std::int64_t step) const
{
  const auto row = connection_
                       .query(R"(
      SELECT changed_by, changed_at FROM measure_progress
      WHERE agency_id = :agency AND measure_id = :measure AND step_id = :step)",
                              agency, measure, step)
                       .maybe<std::int64_t, std::int64_t>();
  if (!row) return std::nullopt;
  return ReportedBy{accounts::AccountNames(connection_).of(std::get<0>(*row)), std::get<1>(*row)};
}

bool ProgressStore::write(const Measure& measure, const StepProgress& report, const cycles::Deed& deed)
{
  if (report.revision == 0)
    return connection_.execute(R"(
      INSERT INTO measure_progress (agency_id, measure_id, step_id, state, percent, words, begun_day, done_day,
        difficulties, suggestions, revision, changed_at, changed_by)
      VALUES (:agency, :measure, :step, :state, :percent, :words, :begun, :done, :difficulties, :suggestions, 1, :at,
        :by)
      ON CONFLICT (agency_id, measure_id, step_id) DO NOTHING)",
                               measure.agency, measure.id, report.step, code(report.state), report.percent,
                               report.words, report.begun_day, report.done_day, report.difficulties, report.suggestions,
                               deed.at, deed.account) == 1;
  return connection_.execute(R"(
    UPDATE measure_progress SET state = :state, percent = :percent, words = :words, begun_day = :begun,
      done_day = :done, difficulties = :difficulties, suggestions = :suggestions, revision = revision + 1,
      changed_at = :at, changed_by = :by
    WHERE agency_id = :agency AND measure_id = :measure AND step_id = :step AND revision = :revision)",
                             code(report.state), report.percent, report.words, report.begun_day, report.done_day,
                             report.difficulties, report.suggestions, deed.at, deed.account, measure.agency, measure.id,
                             report.step, report.revision) == 1;
}

bool ProgressStore::save(const Measure& measure, const StepProgress& report, const cycles::Deed& deed)
{
  const StepProgress before = report_on(of_measure(measure.agency, measure.id), report.step);
  if (before.revision != report.revision) return false;
  const std::vector<ReportChange> differing = changes(before, report);
  if (differing.empty()) return true;
  if (!write(measure, report, deed)) return false;
  ChangeStore history(connection_);
  for (const ReportChange& change : differing)
    history.note(measure.agency, measure.fiscal_year, measure.id, "reported",
                 {change.field, change.before, change.after, report.step}, deed);
  return true;
}

}  // namespace measures
