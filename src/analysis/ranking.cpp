// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/ranking.hpp"

#include <algorithm>

#include "src/analysis/known_scores.hpp"

namespace analysis {

std::vector<Ranked> ranking_of(const scoring::Result& result)
{
  const framework::Framework& framework = *result.framework;
  std::vector<Ranked> ranking;
  for (std::size_t indicator = 0; indicator < framework.indicators.size(); ++indicator) {
    if (const auto score = indicator_score(result, indicator)) ranking.push_back({indicator, *score, 1});
  }
  const auto shown = [&](const Ranked& ranked) { return displayed(framework, ranked.score); };
  std::stable_sort(ranking.begin(), ranking.end(),
                   [&](const Ranked& a, const Ranked& b) { return shown(a) > shown(b); });
  for (std::size_t i = 1; i < ranking.size(); ++i) {
    const bool tied = shown(ranking[i]) == shown(ranking[i - 1]);
    ranking[i].rank = tied ? ranking[i - 1].rank : static_cast<int>(i) + 1;
  }
  return ranking;
}

std::vector<std::size_t> strengths_in(const std::vector<Ranked>& ranking, const scoring::Result& result,
                                      const Exact& threshold)
{
  std::vector<std::size_t> strengths;
  for (const Ranked& ranked : ranking) {
    if (displayed(*result.framework, ranked.score) >= threshold) strengths.push_back(ranked.indicator);
  }
  return strengths;
}

std::vector<std::size_t> weaknesses_in(const std::vector<Ranked>& ranking, const scoring::Result& result,
                                       const Exact& threshold)
{
  std::vector<Ranked> below;
  for (const Ranked& ranked : ranking) {
    if (displayed(*result.framework, ranked.score) < threshold) below.push_back(ranked);
  }
  // Sorted anew instead of reversed, so that ties stay in the framework's order.
  std::stable_sort(below.begin(), below.end(), [](const Ranked& a, const Ranked& b) { return a.rank > b.rank; });
  std::vector<std::size_t> weaknesses;
  for (const Ranked& ranked : below)
    weaknesses.push_back(ranked.indicator);
  return weaknesses;
}

std::vector<InstrumentFinding> instrument_findings(const scoring::Result& result)
{
  const framework::Framework& framework = *result.framework;
  const std::vector<Ranked> ranking = ranking_of(result);
  std::vector<InstrumentFinding> findings;
  for (std::size_t instrument = 0; instrument < framework.instruments.size(); ++instrument) {
    InstrumentFinding finding{instrument, instrument_score(result, instrument), {}, {}};
    std::vector<Ranked> own;
    std::copy_if(ranking.begin(), ranking.end(), std::back_inserter(own),
                 [&](const Ranked& ranked) { return framework.indicators[ranked.indicator].instrument == instrument; });
    for (const Ranked& ranked : own) {
      if (ranked.rank == own.front().rank) finding.best.push_back(ranked.indicator);
      if (ranked.rank == own.back().rank && own.back().rank != own.front().rank) {
        finding.worst.push_back(ranked.indicator);
      }
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace analysis
