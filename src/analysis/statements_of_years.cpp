// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "src/analysis/statement_list.hpp"

namespace analysis {
namespace {

void add_total_change(StatementList& list, const Comparison& comparison)
{
  if (!comparison.total_difference) return;
  const Exact difference = list.difference(*list.result.total, *comparison.total_before);
  util::Params params{{"year", std::to_string(comparison.earlier_year)},
                      {"before", list.shown(*comparison.total_before)},
                      {"after", list.shown(*list.result.total)}};
  if (difference.is_zero()) return list.add("analysis.total_same", std::move(params));
  const bool rose = difference > Exact{0};
  params["difference"] = list.shown(rose ? difference : -difference);
  list.add(rose ? "analysis.total_rose" : "analysis.total_fell", std::move(params));
}

/// The indicators that rose or fell most among those that the two years measure alike.
void add_largest_changes(StatementList& list, const Comparison& comparison)
{
  const auto moved = [&](const Change& change) { return list.difference(change.after, change.before); };
  Exact rise;
  Exact fall;
  for (const Change& change : comparison.changes) {
    if (!change.comparable) continue;
    rise = std::max(rise, moved(change));
    fall = std::min(fall, moved(change));
  }
  const auto add = [&](const std::string& code, const Exact& most) {
    if (most.is_zero()) return;
    std::vector<Name> names;
    for (const Change& change : comparison.changes) {
      if (change.comparable && moved(change) == most) names.push_back({Named::indicator, change.indicator});
    }
    list.add(code,
             {{"year", std::to_string(comparison.earlier_year)}, {"difference", list.shown(std::max(most, -most))}},
             {{"indicators", std::move(names)}});
  };
  add("analysis.rose_most", rise);
  add("analysis.fell_most", fall);
}

void add_what_changed(StatementList& list, const Comparison& comparison)
{
  const std::string year = std::to_string(comparison.earlier_year);
  if (comparison.framework_changed) {
    list.add("analysis.framework_changed", {{"year", year}}, {}, {{"reasons", comparison.why_not}});
  }
  std::vector<Name> not_comparable;
  for (const Change& change : comparison.changes) {
    if (!change.comparable) not_comparable.push_back({Named::indicator, change.indicator});
  }
  if (!not_comparable.empty() && not_comparable.size() == comparison.changes.size()) {
    list.add("analysis.none_comparable", {{"year", year}});
  } else if (!not_comparable.empty()) {
    list.add("analysis.not_comparable", {{"year", year}}, {{"indicators", std::move(not_comparable)}});
  }
}

}  // namespace

void add_years(StatementList& list)
{
  for (const Comparison& comparison : list.analysis.comparisons) {
    add_total_change(list, comparison);
    add_what_changed(list, comparison);
    add_largest_changes(list, comparison);
  }
}

}  // namespace analysis
