// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/last_year_store.hpp"

#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "src/cycles/enrolment_store.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/framework/diff.hpp"

namespace disclosures {
namespace {

using Matches = std::vector<std::optional<std::size_t>>;

/// Comparing all titles takes milliseconds; a server meets few pairs of years.
Matches matches_of(const framework::Framework& older, const framework::Framework& newer)
{
  static std::mutex mutex;
  static std::map<std::pair<std::string, std::string>, Matches> known;
  const std::lock_guard lock(mutex);
  const auto [place, is_new] = known.try_emplace({older.hash, newer.hash});
  if (is_new) place->second = framework::matched_items(older, newer);
  return place->second;
}

}  // namespace

LastYear LastYearStore::before(const cycles::Cycle& cycle, const framework::Framework& framework,
                               std::int64_t agency) const
{
  const cycles::CycleStore cycles(connection_);
  std::optional<cycles::Cycle> found;
  for (const std::int64_t id : cycles::EnrolmentStore(connection_).cycles_of(agency)) {
    std::optional<cycles::Cycle> one = cycles.find(id);
    if (!one || one->fiscal_year >= cycle.fiscal_year) continue;
    if (!found || one->fiscal_year > found->fiscal_year) found = std::move(one);
  }
  if (!found) return {};
  LastYear last{.round = found->name};
  const auto older = cycles.framework(found->id);
  const Matches matches = matches_of(*older, framework);
  for (Entry& entry : EntryStore(connection_).entries(found->id, agency)) {
    const auto index = older->item(entry.item);
    if (!index || !matches[*index] || !entry.says_something()) continue;
    last.entries.emplace(framework.items[*matches[*index]].code, std::move(entry));
  }
  return last;
}

}  // namespace disclosures
