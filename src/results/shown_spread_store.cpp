// SPDX-License-Identifier: Apache-2.0
#include "src/results/shown_spread_store.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "src/results/result_store.hpp"
#include "src/results/spread_store.hpp"

namespace results {
namespace {

SpreadStore as_computed(db::Connection& connection, const ShownRound& round)
{
  return {connection, round.cycle, round.source.computation.id};
}

}  // namespace

std::shared_ptr<const ShownSpreads::Counted> ShownSpreads::count_anew(db::Connection& connection,
                                                                      const ShownRound& round)
{
  const std::vector<std::int64_t> withheld = withheld_by(connection, round.release());
  if (withheld.empty()) return nullptr;
  const std::set<std::int64_t> left_out(withheld.begin(), withheld.end());
  Spreads spreads;
  ResultStore(connection, round.cycle, round.source.computation.id).each([&](const AgencyResult& row) {
    if (!left_out.contains(row.agency)) spreads.add(row, restored(round.source.framework, row.texts));
  });
  return std::make_shared<Counted>(Counted{spreads.spreads(), spreads.counts()});
}

std::shared_ptr<const ShownSpreads::Counted> ShownSpreads::counted_anew(db::Connection& connection,
                                                                        const ShownRound& round)
{
  if (round.release() == 0) return nullptr;  // withholds nothing
  return kept_.get(round.release(), [&] { return count_anew(connection, round); });
}

std::shared_ptr<const std::vector<Spread>> ShownSpreads::spreads_of(db::Connection& connection, const ShownRound& round)
{
  if (round.release() == 0) return nullptr;
  return spreads_.get(round.release(), [&] {
    const auto anew = counted_anew(connection, round);
    auto spreads = std::make_shared<std::vector<Spread>>(anew ? anew->spreads : as_computed(connection, round).all());
    std::ranges::sort(*spreads, {}, [](const Spread& one) { return std::tie(one.group, one.subject); });
    return spreads;
  });
}

std::vector<Spread> ShownSpreads::of_group(db::Connection& connection, const ShownRound& round, const Group& group)
{
  const auto all = spreads_of(connection, round);
  if (!all) return as_computed(connection, round).of_group(group);
  const auto first = std::ranges::lower_bound(*all, group, {}, &Spread::group);
  return {first, std::ranges::upper_bound(first, all->end(), group, {}, &Spread::group)};
}

std::vector<Spread> ShownSpreads::of_subject(db::Connection& connection, const ShownRound& round,
                                             std::string_view grouping, std::string_view subject)
{
  const auto all = spreads_of(connection, round);
  if (!all) return as_computed(connection, round).of_subject(grouping, subject);
  std::vector<Spread> found;
  std::ranges::copy_if(*all, std::back_inserter(found),
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
