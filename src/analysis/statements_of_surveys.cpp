// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "src/analysis/statement_list.hpp"

namespace analysis {
namespace {

void add_part_gaps(StatementList& list)
{
  for (const PartGap& gap : list.analysis.part_gaps) {
    const Exact difference = list.difference(gap.second, gap.first);
    if (difference.is_zero()) continue;
    const bool lower = difference < Exact{0};
    const std::size_t instrument = list.framework.indicators[gap.indicator].instrument;
    list.add(fmt::format("analysis.part_{}{}", lower ? "lower" : "higher", gap.implied ? "_implied" : ""),
             {{"first", list.shown(gap.first)},
              {"second", list.shown(gap.second)},
              {"gap", list.shown(lower ? -difference : difference)}},
             {{"indicator", {{Named::indicator, gap.indicator}}},
              {"first_part", {{Named::part, instrument, 0}}},
              {"second_part", {{Named::part, instrument, 1}}}});
  }
}

void add_staff_and_public(StatementList& list)
{
  if (!list.analysis.iit_minus_eit) return;
  const std::size_t iit = *list.framework.instrument("IIT");
  const std::size_t eit = *list.framework.instrument("EIT");
  const Exact difference = list.difference(*instrument_score(list.result, iit), *instrument_score(list.result, eit));
  const Names names{{"iit", {{Named::instrument, iit}}}, {"eit", {{Named::instrument, eit}}}};
  if (difference.is_zero()) return list.add("analysis.iit_equals_eit", {}, names);
  const bool above = difference > Exact{0};
  list.add(above ? "analysis.iit_above_eit" : "analysis.iit_below_eit",
           {{"difference", list.shown(above ? difference : -difference)}}, names);
}

void add_margins(StatementList& list)
{
  for (const Margin& margin : list.analysis.margins) {
    util::Params params{{"n", std::to_string(margin.n)}, {"half_width", fmt::format("{:.2f}", margin.half_width)}};
    if (margin.population) params["population"] = std::to_string(*margin.population);
    list.add(margin.population ? "analysis.margin_of_population" : "analysis.margin", std::move(params),
             {{"part", {{Named::part, margin.instrument, margin.part}}}});
  }
  const auto& total = list.analysis.total_margin;
  if (!total) return;
  list.add("analysis.margin_total",
           {{"total", list.shown(*list.result.total)}, {"half_width", fmt::format("{:.2f}", total->half_width)}});
  for (const Exact& threshold : total->thresholds_within) {
    list.add("analysis.margin_threshold", {{"threshold", list.shown(threshold)}});
  }
}

}  // namespace

void add_surveys(StatementList& list)
{
  add_part_gaps(list);
  add_staff_and_public(list);
  add_margins(list);
}

}  // namespace analysis
