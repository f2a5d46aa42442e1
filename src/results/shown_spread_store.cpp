// SPDX-License-Identifier: Apache-2.0
#include "src/results/shown_spread_store.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "src/results/result_store.hpp"
#include "src/results/spread_store.hpp"

namespace results {
namespace {

constexpr std::size_t k_releases_kept = 12;

SpreadStore as_computed(db::Connection& connection, const ShownRound& round)
{
  return {connection, round.cycle, round.source.computation.id};
}

}  // namespace

std::shared_ptr<const ShownSpreads::Counted> ShownSpreads::counted_anew(db::Connection& connection,
                                                                        const ShownRound& round)
{
  {
    const std::lock_guard lock(mutex_);
    const auto known = std::ranges::find_if(kept_, [&](const auto& entry) { return entry.first == round.release(); });
    if (known != kept_.end()) return known->second;
  }
  const std::vector<std::int64_t> withheld = withheld_by(connection, round.release());
  std::shared_ptr<Counted> counted;
  if (!withheld.empty()) {
    const std::set<std::int64_t> left_out(withheld.begin(), withheld.end());
    Spreads spreads;
    ResultStore(connection, round.cycle, round.source.computation.id).each([&](const AgencyResult& row) {
      if (!left_out.contains(row.agency)) spreads.add(row, restored(round.source.framework, row.texts));
    });
    counted = std::make_shared<Counted>(Counted{spreads.spreads(), spreads.counts()});
  }
  if (round.release() == 0) return counted;
  const std::lock_guard lock(mutex_);
  if (kept_.size() == k_releases_kept) kept_.erase(kept_.begin());
  kept_.emplace_back(round.release(), counted);
  return counted;
}

std::vector<Spread> ShownSpreads::of_group(db::Connection& connection, const ShownRound& round, const Group& group)
{
  const auto anew = counted_anew(connection, round);
  if (!anew) return as_computed(connection, round).of_group(group);
  std::vector<Spread> found;
  std::ranges::copy_if(anew->spreads, std::back_inserter(found), [&](const Spread& one) { return one.group == group; });
  return found;
}

std::vector<Spread> ShownSpreads::of_subject(db::Connection& connection, const ShownRound& round,
                                             std::string_view grouping, std::string_view subject)
{
  const auto anew = counted_anew(connection, round);
  if (!anew) return as_computed(connection, round).of_subject(grouping, subject);
  std::vector<Spread> found;
  std::ranges::copy_if(anew->spreads, std::back_inserter(found),
                       [&](const Spread& one) { return one.group.grouping == grouping && one.subject == subject; });
  return found;
}

std::vector<GroupCount> ShownSpreads::counts(db::Connection& connection, const ShownRound& round, const Group& group,
                                             std::string_view about)
{
  const auto anew = counted_anew(connection, round);
  if (!anew) return as_computed(connection, round).counts(group, about);
  std::vector<GroupCount> found;
  std::ranges::copy_if(anew->counts, std::back_inserter(found),
                       [&](const GroupCount& one) { return one.group == group && one.about == about; });
  return found;
}

}  // namespace results
