// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "src/analysis/statement_list.hpp"

namespace analysis {
namespace {

void add_total(StatementList& list)
{
  const auto& total = list.result.total;
  if (!total) return list.add("analysis.total_unknown");
  if (list.result.level) {
    list.add("analysis.total_and_level", {{"total", list.shown(*total)}},
             {{"level", {{Named::level, *list.result.level}}}});
  } else {
    list.add("analysis.total_only", {{"total", list.shown(*total)}});
  }
  const Exact& mark = list.framework.rules.pass_mark;
  const Exact above = list.difference(*total, mark);
  if (list.analysis.passed.value_or(false)) {
    list.add("analysis.passes_mark", {{"mark", list.shown(mark)}, {"above", list.shown(above)}});
  } else {
    list.add("analysis.fails_mark", {{"mark", list.shown(mark)}, {"missing", list.shown(-above)}});
  }
}

void add_ranking(StatementList& list)
{
  const auto& ranking = list.analysis.ranking;
  if (ranking.size() < 2) return;
  if (ranking.front().rank == ranking.back().rank) {
    return list.add("analysis.all_equal", {{"score", list.shown(ranking.front().score)}});
  }
  const auto with_rank = [&](int rank) {
    std::vector<Name> names;
    for (const Ranked& ranked : ranking) {
      if (ranked.rank == rank) names.push_back({Named::indicator, ranked.indicator});
    }
    return names;
  };
  list.add("analysis.highest", {{"score", list.shown(ranking.front().score)}},
           {{"indicators", with_rank(ranking.front().rank)}});
  list.add("analysis.lowest", {{"score", list.shown(ranking.back().score)}},
           {{"indicators", with_rank(ranking.back().rank)}});
}

void add_strengths(StatementList& list)
{
  const Analysis& analysis = list.analysis;
  if (analysis.ranking.empty()) return;
  const std::string threshold = list.shown(analysis.threshold);
  const auto add = [&](const std::string& code, const std::string& none, const std::vector<std::size_t>& indicators) {
    if (indicators.empty()) return list.add(none, {{"threshold", threshold}});
    list.add(code, {{"threshold", threshold}, {"count", std::to_string(indicators.size())}},
             {{"indicators", names_of(Named::indicator, indicators)}});
  };
  add("analysis.strengths", "analysis.no_strengths", analysis.strengths);
  add("analysis.weaknesses", "analysis.no_weaknesses", analysis.weaknesses);
}

void add_instruments(StatementList& list)
{
  for (const InstrumentFinding& finding : list.analysis.instruments) {
    const Names instrument{{"instrument", {{Named::instrument, finding.instrument}}}};
    if (finding.score) list.add("analysis.instrument_score", {{"score", list.shown(*finding.score)}}, instrument);
    if (finding.best.empty()) continue;
    Names names = instrument;
    const Exact best = displayed(list.framework, *indicator_score(list.result, finding.best.front()));
    if (best < list.analysis.threshold) {
      // Nothing here is good enough to be kept as it is.
      names["worst"] = names_of(Named::indicator, finding.worst.empty() ? finding.best : finding.worst);
      list.add("analysis.improve_all", {{"threshold", list.shown(list.analysis.threshold)}}, std::move(names));
      continue;
    }
    names["best"] = names_of(Named::indicator, finding.best);
    if (finding.worst.empty()) {
      if (finding.best.size() > 1) list.add("analysis.keep_all_equal", {}, names);
      continue;
    }
    names["worst"] = names_of(Named::indicator, finding.worst);
    list.add("analysis.keep_and_improve", {}, names);
  }
}

}  // namespace

void add_scores(StatementList& list)
{
  add_total(list);
  add_ranking(list);
  add_strengths(list);
  add_instruments(list);
}

}  // namespace analysis
