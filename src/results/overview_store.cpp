// SPDX-License-Identifier: Apache-2.0
#include "src/results/overview_store.hpp"

#include <algorithm>
#include <map>

#include "src/results/computation_store.hpp"
#include "src/results/result_store.hpp"

namespace results {
namespace {

std::optional<Spread> total_in(std::vector<Spread> spreads)
{
  const auto total = std::ranges::find_if(spreads, [](const Spread& one) { return one.subject == "total"; });
  if (total == spreads.end()) return std::nullopt;
  return std::move(*total);
}

}  // namespace

std::optional<Spread> Overview::total(db::Connection& connection, const ShownRound& round)
{
  return total_in(spreads_.of_group(connection, round, {"all", ""}));
}

std::vector<ItemCount> Overview::items(db::Connection& connection, const ShownRound& round, const Group& group)
{
  const framework::Framework& framework = *round.source.framework;
  std::vector<ItemCount> items;
  for (std::size_t i = 0; i < framework.items.size(); ++i)
    items.push_back({.item = i});
  const auto take = [&](const char* about, std::int64_t ItemCount::*into) {
    for (const GroupCount& count : spreads_.counts(connection, round, group, about)) {
      if (const auto item = framework.item(count.code)) items[*item].*into = count.agencies;
    }
  };
  take("met", &ItemCount::met);
  take("failed", &ItemCount::failed);
  take("not_applicable", &ItemCount::not_applicable);
  return items;
}

std::vector<YearFigures> Overview::years(db::Connection& connection, const ShownRound& round, util::UtcSeconds now)
{
  std::map<int, YearFigures> years;
  const auto add = [&](const ShownRound& one, bool shown) {
    auto spread = total(connection, one);
    if (!spread) return;
    years.insert_or_assign(one.source.computation.fiscal_year,
                           YearFigures{one.source.computation.fiscal_year, shown, std::move(*spread)});
  };
  for (const ShownRound& one : rounds_.visible(connection, now)) {
    // Of a year with several, the round of the program goes before a file of printed scores.
    if (!years.contains(one.source.computation.fiscal_year) || one.cycle != 0) add(one, false);
  }
  add(round, true);
  std::vector<YearFigures> ascending;
  for (auto& [year, figures] : years)
    ascending.push_back(std::move(figures));
  return ascending;
}

DataQuality Overview::quality(db::Connection& connection, const ShownRound& round)
{
  const std::int64_t computation = round.source.computation.id;
  return {.below_sample = ResultStore(connection, round.cycle, computation).count({.below_sample = true}),
          .answers = ComputationStore(connection).answers(round.cycle, computation)};
}

}  // namespace results
