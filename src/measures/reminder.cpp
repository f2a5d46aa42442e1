// SPDX-License-Identifier: Apache-2.0
#include "src/measures/reminder.hpp"

#include <map>
#include <set>

namespace measures {

std::vector<UnitReminder> reminders_of(const std::vector<DueStep>& due)
{
  std::map<std::int64_t, std::vector<DueStep>> by_unit;
  for (const DueStep& one : due) {
    if (!one.overdue && !one.soon) continue;
    std::set<std::int64_t> units(one.measure->units.begin(), one.measure->units.end());
    if (one.measure->lead) units.insert(*one.measure->lead);
    for (const std::int64_t unit : units)
      by_unit[unit].push_back(one);
  }
  std::vector<UnitReminder> reminders;
  for (auto& [unit, steps] : by_unit)
    reminders.push_back({unit, std::move(steps)});
  return reminders;
}

}  // namespace measures
