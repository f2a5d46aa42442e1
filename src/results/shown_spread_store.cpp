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

std::shared_ptr<ShownSpreads::Shown> ShownSpreads::read(db::Connection& connection, const ShownRound& round)
{
  auto shown = std::make_shared<Shown>();
  const std::vector<std::int64_t> withheld = withheld_by(connection, round.release());
  if (withheld.empty()) {
    shown->spreads = as_computed(connection, round).all();
  } else {
    const std::set<std::int64_t> left_out(withheld.begin(), withheld.end());
    Spreads anew;
    ResultStore(connection, round.cycle, round.source.computation.id).each([&](const AgencyResult& row) {
      if (!left_out.contains(row.agency)) anew.add(row, restored(round.source.framework, row.texts));
    });
    shown->spreads = anew.spreads();
    shown->counts = anew.counts();
  }
  std::ranges::sort(shown->spreads, {}, [](const Spread& one) { return std::tie(one.group, one.subject); });
  return shown;
}

std::shared_ptr<const ShownSpreads::Shown> ShownSpreads::of_release(db::Connection& connection, const ShownRound& round)
{
  if (round.release() == 0) return nullptr;
  return kept_.get(round.release(), [&] { return read(connection, round); });
}

std::vector<Spread> ShownSpreads::of_group(db::Connection& connection, const ShownRound& round, const Group& group)
{
  const auto shown = of_release(connection, round);
  if (!shown) return as_computed(connection, round).of_group(group);
  const auto first = std::ranges::lower_bound(shown->spreads, group, {}, &Spread::group);
  return {first, std::ranges::upper_bound(first, shown->spreads.end(), group, {}, &Spread::group)};
}

std::vector<Spread> ShownSpreads::of_subject(db::Connection& connection, const ShownRound& round,
                                             std::string_view grouping, std::string_view subject)
{
  const auto shown = of_release(connection, round);
  if (!shown) return as_computed(connection, round).of_subject(grouping, subject);
  std::vector<Spread> found;
  std::ranges::copy_if(shown->spreads, std::back_inserter(found),
                       [&](const Spread& one) { return one.group.grouping == grouping && one.subject == subject; });
  return found;
}

std::vector<GroupCount> ShownSpreads::counts(db::Connection& connection, const ShownRound& round, const Group& group,
                                             std::string_view about)
{
  const auto shown = of_release(connection, round);
  if (!shown || !shown->counts) return as_computed(connection, round).counts(group, about);
  std::vector<GroupCount> found;
  std::ranges::copy_if(*shown->counts, std::back_inserter(found),
                       [&](const GroupCount& one) { return one.group == group && one.about == about; });
  return found;
}

}  // namespace results
