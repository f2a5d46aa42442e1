// SPDX-License-Identifier: Apache-2.0
// How far a plan is on its way to the executive, in words, and what differs from what was approved.
#pragma once
#include <optional>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/html/components.hpp"

#include "src/measures/place_pages.hpp"
#include "src/measures/plan_differences.hpp"
#include "src/measures/whole_plan_store.hpp"

namespace measures {

struct PlanState {
  std::optional<Version> newest = {};    ///< with content
  std::optional<Version> approved = {};  ///< the newest approved one, with content
  std::vector<PlanDifference> since_approval = {};

  bool is_submitted() const { return newest && newest->state == VersionState::submitted; }
  bool was_returned() const { return newest && newest->state == VersionState::returned; }
  bool has_changed() const { return approved && !since_approval.empty(); }
  /// There is something to submit: never approved, or changed since.
  bool can_be_submitted() const { return !is_submitted() && (!approved || has_changed()); }
};
PlanState plan_state(db::Connection& connection, const Plan& plan, const PlanContent& now);

/// "Draft", "With the executive", "Approved (version 2)", "Changed since version 2", "Returned".
html::Word state_word(const PlanState& state);
html::Colour state_colour(const PlanState& state);

PlanContent content_of(const Place& place, const WholePlan& whole);

}  // namespace measures
