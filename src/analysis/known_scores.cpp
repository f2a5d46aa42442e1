// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/known_scores.hpp"

#include <algorithm>

namespace analysis {

Exact displayed(const framework::Framework& framework, const Exact& score)
{
  return score.rounded(framework.rules.display_places);
}

std::optional<Exact> indicator_score(const scoring::Result& result, std::size_t indicator)
{
  return indicator < result.indicators.size() ? result.indicators[indicator].score : std::nullopt;
}

std::optional<Exact> instrument_score(const scoring::Result& result, std::size_t instrument)
{
  return instrument < result.instruments.size() ? result.instruments[instrument].score : std::nullopt;
}

std::optional<Exact> part_score(const scoring::Result& result, std::size_t question, std::size_t part)
{
  if (question >= result.questions.size()) return std::nullopt;
  const auto& parts = result.questions[question].parts;
  return part < parts.size() ? parts[part].score : std::nullopt;
}

std::optional<Exact> question_score(const scoring::Result& result, std::size_t question)
{
  if (question >= result.questions.size()) return std::nullopt;
  if (result.questions[question].score) return result.questions[question].score;
  const auto& parts = instrument_of(*result.framework, result.framework->questions[question]).parts;
  Exact weighted;
  Exact weights;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (const auto score = part_score(result, question, part)) {
      weighted += parts[part].weight * *score;
      weights += parts[part].weight;
    }
  }
  if (weights.is_zero()) return std::nullopt;
  return weighted / weights;
}

std::optional<Exact> item_score(const scoring::Result& result, std::size_t item)
{
  if (item >= result.items.size()) return std::nullopt;
  const scoring::ItemScore& score = result.items[item];
  if (score.state == scoring::ItemState::not_applicable) return std::nullopt;
  if (score.printed) return score.printed;
  if (score.state == scoring::ItemState::met) return Exact{100};
  if (score.state == scoring::ItemState::failed) return Exact{0};
  return std::nullopt;
}

scoring::ItemState item_state(const scoring::Result& result, std::size_t item)
{
  return item < result.items.size() ? result.items[item].state : scoring::ItemState::unknown;
}

const framework::Instrument& instrument_of(const framework::Framework& framework, const framework::Question& question)
{
  return framework.instruments[framework.indicators[question.indicator].instrument];
}

bool asked_in(const framework::Question& question, const framework::Part& part)
{
  return question.parts.empty() ||
         std::find(question.parts.begin(), question.parts.end(), part.code) != question.parts.end();
}

std::optional<Exact> mean(const std::vector<Exact>& scores)
{
  if (scores.empty()) return std::nullopt;
  Exact sum;
  for (const Exact& score : scores)
    sum += score;
  return sum / Exact{static_cast<std::int64_t>(scores.size())};
}

}  // namespace analysis
