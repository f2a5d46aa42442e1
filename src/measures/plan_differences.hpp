// SPDX-License-Identifier: Apache-2.0
// What differs between two states of a plan: its approved version and what is there now, or two versions.
#pragma once
#include <string>
#include <vector>

#include "src/measures/measure_changes.hpp"
#include "src/measures/plan_content.hpp"

namespace measures {

struct PlanDifference {
  enum class Kind {
    added,      ///< a measure
    removed,    ///< a measure
    changed,    ///< a measure: `change` says how
    moved,      ///< a measure has another number
    decided,    ///< not to act on `subject`, or for another reason
    undecided,  ///< the decision on `subject` was withdrawn
    threshold,
    weaknesses,  ///< another result, or another threshold, shows other weaknesses
  };
  Kind kind = Kind::changed;
  std::int64_t measure = 0;
  std::int64_t position = 0;  ///< its number: after the change, or before where it was removed
  std::string title = {};
  std::string subject = {};
  MeasureChange change = {};  ///< of threshold and moved: before and after
};
std::string_view code(PlanDifference::Kind kind);  ///< "added", as in message keys

/// In the order of the measures, then decisions; empty: nobody would see a difference.
std::vector<PlanDifference> differences(const PlanContent& before, const PlanContent& after);

}  // namespace measures
