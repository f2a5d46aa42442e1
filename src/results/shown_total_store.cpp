// SPDX-License-Identifier: Apache-2.0
#include "src/results/shown_total_store.hpp"

#include <algorithm>
#include <utility>

#include "src/results/result_store.hpp"

namespace results {
namespace {

constexpr std::size_t k_totals_kept = 12;  // 0.2 MB each for a nation

}  // namespace

std::shared_ptr<const ShownTotals::ByType> ShownTotals::of_release(db::Connection& connection, const ShownRound& round)
{
  {
    const std::lock_guard lock(mutex_);
    const auto known = std::ranges::find_if(kept_, [&](const auto& entry) { return entry.first == round.release(); });
    if (known != kept_.end()) return known->second;
  }
  auto totals = std::make_shared<ByType>();
  ResultStore(connection, round.cycle, round.source.computation.id)
      .each_total(round.release(), [&](std::string type, Millionths total) {
        (*totals)[""].push_back(total);
        if (!type.empty()) (*totals)[std::move(type)].push_back(total);
      });
  for (auto& [type, sorted] : *totals)
    std::ranges::sort(sorted);
  const std::lock_guard lock(mutex_);
  const auto known = std::ranges::find_if(kept_, [&](const auto& entry) { return entry.first == round.release(); });
  if (known != kept_.end()) return known->second;
  if (kept_.size() == k_totals_kept) kept_.erase(kept_.begin());
  return kept_.emplace_back(round.release(), std::move(totals)).second;
}

std::int64_t ShownTotals::better_than(db::Connection& connection, const ShownRound& round, Millionths total,
                                      const std::string& type)
{
  if (round.release() == 0) {
    const ResultFilter filter{.type = type};
    return ResultStore(connection, round.cycle, round.source.computation.id).better_than(total, filter);
  }
  const auto totals = of_release(connection, round);
  const auto found = totals->find(type);
  if (found == totals->end()) return 0;
  return found->second.end() - std::ranges::upper_bound(found->second, total);
}

}  // namespace results
