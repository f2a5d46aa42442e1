// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_facts.hpp"

#include <algorithm>

#include "src/analysis/advice.hpp"

namespace documents {
namespace {

MeasureOutcome outcome_facts(const std::optional<measures::Outcome>& outcome)
{
  if (!outcome) return {};
  return {std::string(code(outcome->met)), outcome->value ? outcome->value->decimal(2) : "", outcome->words};
}

MeasureFacts frozen_measure(const measures::PictureMeasure& picture, int fiscal_year, MeasureFacts made)
{
  measures::Measure& measure = made.measure;
  measure.id = picture.id;
  measure.fiscal_year = fiscal_year;
  measure.position = picture.position;
  measure.title = picture.title;
  measure.weaknesses = picture.weaknesses;
  measure.person = picture.person;
  measure.first_day = picture.first_day;
  measure.last_day = picture.last_day;
  measure.steps.clear();
  made.steps.clear();
  for (const measures::PictureStep& step : picture.steps) {
    measure.steps.push_back({.id = step.id, .words = step.words, .due_day = step.due_day});
    made.steps.emplace(step.id, step.report);
  }
  made.units = picture.units;
  if (!picture.lead.empty()) made.units.insert(made.units.begin(), picture.lead);
  made.proofs.clear();
  for (const measures::PictureEvidence& one : picture.evidence)
    made.proofs.push_back({one.name, one.url, one.sha256});
  made.outcome = outcome_facts(picture.outcome);
  return made;
}

}  // namespace

StepReport MeasureFacts::report_on(const measures::Step& step) const
{
  return measures::report_on(steps, step.id);
}

StepState MeasureFacts::state() const
{
  return measures::progress_of(measure, steps, 0).state;
}

int MeasureFacts::percent() const
{
  return measures::progress_of(measure, steps, 0).percent;
}

std::vector<MeasureFacts> frozen_measures(const measures::PictureContent& picture, int fiscal_year,
                                          const std::vector<MeasureFacts>& now)
{
  std::vector<MeasureFacts> frozen;
  for (const measures::PictureMeasure& one : picture.measures) {
    const auto current =
        std::find_if(now.begin(), now.end(), [&](const MeasureFacts& facts) { return facts.measure.id == one.id; });
    frozen.push_back(frozen_measure(one, fiscal_year, current == now.end() ? MeasureFacts() : *current));
  }
  return frozen;
}

bool same_subject(const std::string& code, int year, const std::string& other, int other_year)
{
  if (year == other_year) return code == other;
  const analysis::AdviceBook& book = analysis::AdviceBook::embedded();
  const analysis::Topic* topic = book.topic(code, year);
  const analysis::Topic* its = book.topic(other, other_year);
  if (topic != nullptr || its != nullptr) return topic == its;
  return code == other && book.indicator(code) != nullptr;
}

}  // namespace documents
