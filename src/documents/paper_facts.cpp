// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_facts.hpp"

#include <algorithm>

#include "src/analysis/advice.hpp"

namespace documents {

StepReport MeasureFacts::report_on(const measures::Step& step) const
{
  return measures::report_on(steps, step.id);
}

StepState MeasureFacts::state() const
{
  std::size_t counted = 0;
  std::size_t done = 0;
  bool begun = false;
  for (const measures::Step& step : measure.steps) {
    const StepReport report = report_on(step);
    if (report.state == StepState::cancelled) continue;
    ++counted;
    if (report.state == StepState::done) ++done;
    begun = begun || report.state != StepState::not_begun;
  }
  if (counted == 0) return measure.steps.empty() ? StepState::not_begun : StepState::cancelled;
  if (done == counted) return StepState::done;
  return begun ? StepState::in_work : StepState::not_begun;
}

int MeasureFacts::percent() const
{
  constexpr int k_all = 100;
  int sum = 0;
  int counted = 0;
  for (const measures::Step& step : measure.steps) {
    const StepReport report = report_on(step);
    if (report.state == StepState::cancelled) continue;
    ++counted;
    sum += report.state == StepState::done ? k_all : report.percent;
  }
  return counted == 0 ? 0 : sum / counted;
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
