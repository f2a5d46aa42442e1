// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/analysis.hpp"

#include "src/analysis/comparison.hpp"
#include "src/analysis/known_scores.hpp"
#include "src/analysis/margins.hpp"
#include "src/analysis/part_gaps.hpp"
#include "src/analysis/path_to_level.hpp"
#include "src/analysis/ranking.hpp"
#include "src/analysis/themes.hpp"
#include "src/analysis/what_if.hpp"

namespace analysis {
namespace {

std::optional<Exact> iit_minus_eit(const scoring::Result& result)
{
  const auto iit = result.framework->instrument("IIT");
  const auto eit = result.framework->instrument("EIT");
  if (!iit || !eit) return std::nullopt;
  const auto staff = instrument_score(result, *iit);
  const auto public_side = instrument_score(result, *eit);
  if (!staff || !public_side) return std::nullopt;
  return *staff - *public_side;
}

}  // namespace

Analysis analyse(const scoring::Result& result, const std::vector<const scoring::Result*>& history,
                 const Options& options)
{
  const framework::Framework& framework = *result.framework;
  Analysis analysis;
  analysis.result = &result;
  analysis.threshold = options.threshold.value_or(framework.rules.pass_mark);
  if (result.total) analysis.passed = displayed(framework, *result.total) >= framework.rules.pass_mark;

  analysis.ranking = ranking_of(result);
  analysis.strengths = strengths_in(analysis.ranking, result, analysis.threshold);
  analysis.weaknesses = weaknesses_in(analysis.ranking, result, analysis.threshold);
  analysis.instruments = instrument_findings(result);

  const std::vector<WeakPoint> improvements = possible_improvements(result);
  analysis.weak_points = weak_points_among(improvements, result, analysis.threshold);
  analysis.improvements = by_gain(improvements);
  analysis.themes = theme_findings(result, analysis.weak_points);
  analysis.next_level = path_to_next_level(result, analysis.improvements);

  analysis.part_gaps = part_gaps_of(result);
  analysis.iit_minus_eit = iit_minus_eit(result);
  analysis.margins = margins_of(result, options);
  analysis.total_margin = total_margin_of(result, analysis.margins);
  analysis.years = years_of(result, history);
  analysis.comparisons = comparisons_of(result, analysis.years);
  return analysis;
}

}  // namespace analysis
