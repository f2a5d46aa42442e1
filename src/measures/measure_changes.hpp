// SPDX-License-Identifier: Apache-2.0
// What differs between two states of a measure, as its history tells it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "src/measures/measure.hpp"

namespace measures {

/// What happened to a measure: one row of its history for each field that it changed.
enum class MeasureAct { made, drafted, edited, imported, carried, moved, removed, restored };
std::string_view code(MeasureAct act);  ///< "made", as in the database and in message keys

struct MeasureChange {
  std::string field;   ///< "title", "weaknesses", "step", "lead", "units", "person", "period", "budget", …
  std::string before;  ///< codes, ids and day numbers as they are stored, several parted by blanks
  std::string after;
  std::int64_t step = 0;  ///< of "step": its id; 0: of the measure
  bool operator==(const MeasureChange&) const = default;
};

/// Steps are the same where their ids are; one without an id is new. Order of weaknesses and units does not matter.
std::vector<MeasureChange> changes(const Measure& before, const Measure& after);

}  // namespace measures
