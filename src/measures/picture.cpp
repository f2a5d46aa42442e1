// SPDX-License-Identifier: Apache-2.0
#include "src/measures/picture.hpp"

#include <algorithm>
#include <set>

#include "lib/thai/thai.hpp"

namespace measures {
namespace {

std::string name_in(const std::map<std::int64_t, std::string>& names, std::int64_t unit)
{
  const auto found = names.find(unit);
  return found == names.end() ? std::string() : found->second;
}

PictureMeasure pictured_measure(const Measure& measure, const MeasuresNow& now, std::int64_t today)
{
  const MeasureProgress progress = progress_of(measure, now.reports, today);
  PictureMeasure shown{.id = measure.id,
                       .position = measure.position,
                       .title = measure.title,
                       .weaknesses = measure.weaknesses,
                       .lead = measure.lead ? name_in(now.unit_names, *measure.lead) : std::string(),
                       .person = measure.person,
                       .first_day = measure.first_day,
                       .last_day = measure.last_day,
                       .state = progress.state,
                       .percent = progress.percent,
                       .overdue = progress.overdue > 0};
  for (const std::int64_t unit : measure.units)
    shown.units.push_back(name_in(now.unit_names, unit));
  for (const Step& step : measure.steps) {
    PictureStep one{step.id, step.words, due_day(measure, step), report_on(now.reports, step.id), false};
    one.overdue = is_overdue(measure, step, one.report, today);
    one.report.revision = 0;
    shown.steps.push_back(std::move(one));
  }
  for (const Evidence& evidence : evidence_of(now.evidence, measure.id))
    shown.evidence.push_back({evidence.step, evidence.kind, evidence.name, evidence.url, evidence.sha256});
  if (const auto outcome = now.outcomes.find(measure.id); outcome != now.outcomes.end()) {
    shown.outcome = outcome->second;
    shown.outcome->revision = 0;
  }
  return shown;
}

const PictureMeasure* find_pictured(const std::vector<PictureMeasure>& measures, std::int64_t id)
{
  const auto found =
      std::find_if(measures.begin(), measures.end(), [&](const PictureMeasure& one) { return one.id == id; });
  return found == measures.end() ? nullptr : &*found;
}

std::int64_t steps_reported(const PictureMeasure& before, const PictureMeasure& after)
{
  return std::count_if(after.steps.begin(), after.steps.end(), [&](const PictureStep& step) {
    const auto old = std::find_if(before.steps.begin(), before.steps.end(),
                                  [&](const PictureStep& one) { return one.id == step.id; });
    return old == before.steps.end() ? step.report != StepProgress{.step = step.id} : old->report != step.report;
  });
}

std::int64_t new_evidence(const PictureMeasure& before, const PictureMeasure& after)
{
  return std::count_if(after.evidence.begin(), after.evidence.end(), [&](const PictureEvidence& one) {
    return std::find(before.evidence.begin(), before.evidence.end(), one) == before.evidence.end();
  });
}

/// What was planned, without what came of it.
PictureMeasure plan_of(PictureMeasure measure)
{
  measure.state = {};
  measure.percent = 0;
  measure.overdue = false;
  measure.position = 0;
  measure.evidence.clear();
  measure.outcome.reset();
  for (PictureStep& step : measure.steps) {
    step.report = {};
    step.overdue = false;
  }
  return measure;
}

PictureMove move_between(const PictureMeasure& before, const PictureMeasure& after)
{
  return {.kind = PictureMove::Kind::moved,
          .measure = after.id,
          .position = after.position,
          .title = after.title,
          .state_before = before.state,
          .state_after = after.state,
          .percent_before = before.percent,
          .percent_after = after.percent,
          .steps_reported = steps_reported(before, after),
          .new_evidence = new_evidence(before, after),
          .outcome_changed = before.outcome != after.outcome,
          .plan_changed = plan_of(before) != plan_of(after)};
}

bool anything_moved(const PictureMove& move)
{
  return move.state_before != move.state_after || move.percent_before != move.percent_after ||
         move.steps_reported > 0 || move.new_evidence > 0 || move.outcome_changed || move.plan_changed;
}

}  // namespace

std::string_view code(Period period)
{
  return period == Period::half_year ? "half_year" : "year";
}

std::optional<Period> period_named(std::string_view code)
{
  if (code == "half_year") return Period::half_year;
  if (code == "year") return Period::year;
  return std::nullopt;
}

std::int64_t last_day_of(Period period, int fiscal_year)
{
  const auto end = thai::fiscal_year_end(fiscal_year);
  return day_number(period == Period::year ? end : end.year() / std::chrono::March / 31);
}

std::vector<PictureMeasure> pictured(const MeasuresNow& now, std::int64_t today)
{
  std::vector<PictureMeasure> shown;
  shown.reserve(now.measures.size());
  for (const Measure& measure : now.measures)
    shown.push_back(pictured_measure(measure, now, today));
  return shown;
}

std::vector<PictureMove> moves_between(const std::vector<PictureMeasure>& before,
                                       const std::vector<PictureMeasure>& after)
{
  std::vector<PictureMove> moves;
  for (const PictureMeasure& now : after) {
    const PictureMeasure* then = find_pictured(before, now.id);
    PictureMove move = move_between(then == nullptr ? PictureMeasure{.id = now.id} : *then, now);
    if (then == nullptr) move.kind = PictureMove::Kind::added;
    if (then == nullptr || anything_moved(move)) moves.push_back(std::move(move));
  }
  for (const PictureMeasure& then : before) {
    if (find_pictured(after, then.id) != nullptr) continue;
    PictureMove move = move_between(then, then);
    move.kind = PictureMove::Kind::removed;
    moves.push_back(std::move(move));
  }
  return moves;
}

}  // namespace measures
