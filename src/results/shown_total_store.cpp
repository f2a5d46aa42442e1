// SPDX-License-Identifier: Apache-2.0
#include "src/results/shown_total_store.hpp"

#include <algorithm>
#include <utility>

#include "src/results/result_store.hpp"

namespace results {

std::shared_ptr<const ShownTotals::ByType> ShownTotals::of_release(db::Connection& connection, const ShownRound& round)
{
  return kept_.get(round.release(), [&] {
    auto totals = std::make_shared<ByType>();
    ResultStore(connection, round.cycle, round.source.computation.id)
        .each_total(round.release(), [&](std::string type, Millionths total) {
          (*totals)[""].push_back(total);
          if (!type.empty()) (*totals)[std::move(type)].push_back(total);
        });
    for (auto& [type, sorted] : *totals)
      std::ranges::sort(sorted);
    return totals;
  });
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
