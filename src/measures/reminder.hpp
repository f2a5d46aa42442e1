// SPDX-License-Identifier: Apache-2.0
// Who has to be reminded of which steps: what is overdue or due soon, unit by unit.
#pragma once
#include <cstdint>
#include <vector>

#include "src/measures/board.hpp"

namespace measures {

struct UnitReminder {
  std::int64_t unit = 0;
  std::vector<DueStep> due = {};  ///< overdue or due soon, in the order of their days
};
/// A step concerns the unit that leads its measure and all others of it. In the order of the units' ids.
std::vector<UnitReminder> reminders_of(const std::vector<DueStep>& due);

}  // namespace measures
