// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/progress.hpp"

#include <algorithm>

namespace disclosures {
namespace {

void count(Progress& progress, const Entry& entry, std::int64_t today)
{
  ++progress.items;
  if (entry.is_done()) ++progress.done;
  if (entry.state == EntryState::checked) ++progress.checked;
  if (entry.is_overdue(today)) ++progress.overdue;
}

}  // namespace

Progress progress_of(std::span<const Entry> entries, std::int64_t today)
{
  Progress whole;
  for (const Entry& entry : entries)
    count(whole, entry, today);
  return whole;
}

std::vector<Progress> progress_by_unit(std::span<const Entry> entries, std::int64_t today)
{
  std::vector<Progress> units;
  for (const Entry& entry : entries) {
    auto found = std::find_if(units.begin(), units.end(), [&](const Progress& one) { return one.unit == entry.unit; });
    if (found == units.end()) found = units.insert(units.end(), {.unit = entry.unit});
    count(*found, entry, today);
  }
  std::stable_partition(units.begin(), units.end(), [](const Progress& one) { return one.unit.has_value(); });
  return units;
}

}  // namespace disclosures
