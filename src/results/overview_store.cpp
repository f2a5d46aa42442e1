// SPDX-License-Identifier: Apache-2.0
#include "src/results/overview_store.hpp"

#include <algorithm>

#include "src/results/result_store.hpp"
#include "src/surveys/answer_store.hpp"

namespace results {
namespace {

constexpr std::size_t k_qualities_kept = 16;

std::optional<Spread> total_in(std::vector<Spread> spreads)
{
  const auto total = std::ranges::find_if(spreads, [](const Spread& one) { return one.subject == "total"; });
  if (total == spreads.end()) return std::nullopt;
  return std::move(*total);
}

std::vector<AnswerCount> answer_counts(db::Connection& connection, std::int64_t cycle)
{
  std::vector<AnswerCount> counts;
  surveys::AnswerStore answers(connection);
  for (surveys::DayCount& one : answers.by_part(cycle, false))
    counts.push_back({std::move(one.instrument), std::move(one.part), one.answers, 0});
  for (const surveys::DayCount& repeated : answers.by_part(cycle, true)) {
    for (AnswerCount& one : counts) {
      if (one.instrument == repeated.instrument && one.part == repeated.part) one.repeated = repeated.answers;
    }
  }
  return counts;
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
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = quality_.find(round.source.computation.id); known != quality_.end()) return known->second;
  }
  DataQuality quality;
  quality.below_sample =
      ResultStore(connection, round.cycle, round.source.computation.id).count({.below_sample = true});
  quality.answers = answer_counts(connection, round.cycle);
  const std::lock_guard lock(mutex_);
  if (quality_.size() >= k_qualities_kept) quality_.clear();
  quality_.emplace(round.source.computation.id, quality);
  return quality;
}

}  // namespace results
