// SPDX-License-Identifier: Apache-2.0
#include "src/portal/agency_margins.hpp"

#include <algorithm>
#include <cmath>

#include "src/analysis/margins.hpp"

namespace portal {
namespace {

constexpr double k_steps_a_point = 2;         // of a part of a survey
constexpr double k_total_steps_a_point = 10;  // of the total

double rounded_up(double width, double steps)
{
  return std::ceil(width * steps) / steps;
}

bool is_told(const results::SmallGroups& look, const scoring::Result& result, std::size_t instrument)
{
  return look.by_part(instrument) &&
         std::ranges::all_of(result.framework->instruments[instrument].indicators,
                             [&](std::size_t indicator) { return look.by_question(indicator); });
}

}  // namespace

ShownMargins shown_margins(const scoring::Result& result, const results::SmallGroups& look,
                           const analysis::Options& options)
{
  const std::vector<analysis::Margin> all = analysis::margins_of(result, options);
  ShownMargins shown;
  for (analysis::Margin margin : all) {
    if (!is_told(look, result, margin.instrument)) continue;
    margin.half_width = rounded_up(margin.half_width, k_steps_a_point);
    margin.questions.clear();
    shown.parts.push_back(std::move(margin));
  }
  if (shown.parts.size() != all.size()) return shown;
  shown.total = analysis::total_margin_of(result, all);
  if (shown.total) shown.total->half_width = rounded_up(shown.total->half_width, k_total_steps_a_point);
  return shown;
}

}  // namespace portal
