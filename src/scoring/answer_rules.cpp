// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/answer_rules.hpp"

#include <algorithm>
#include <utility>

#include "src/scoring/score.hpp"
#include "src/scoring/surveys.hpp"

namespace scoring {

AnswerRules::AnswerRules(const framework::Framework& of, const Words& words, AnswerColumns headings)
    : framework(of), columns(std::move(headings)), values(of, words)
{
  const Counts counts(framework);
  for (std::size_t index = 0; index < framework.instruments.size(); ++index) {
    const framework::Instrument& instrument = framework.instruments[index];
    if (instrument.kind != framework::InstrumentKind::survey) continue;
    for (std::size_t part = 0; part < instrument.parts.size(); ++part) {
      AnswerPlan plan{index, part, {}, {}};
      for (const auto& [column, number] : columns.questions) {
        const framework::Question& question = framework.questions[number];
        const bool ours = framework.indicators[question.indicator].instrument == index;
        if (ours && asks(question, instrument.parts[part])) {
          plan.cells.push_back(
              {column, number, question.scale, &values.quick(question.scale), counts.cell(number, part)});
        } else {
          plan.foreign.push_back({column, number, question.scale, nullptr, 0});
        }
      }
      most_cells = std::max(most_cells, plan.cells.size());
      plans.push_back(std::move(plan));
    }
  }
}

}  // namespace scoring
