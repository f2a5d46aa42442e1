// SPDX-License-Identifier: Apache-2.0
// Everything of a plan read at once, for pages and documents that show or judge the whole.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/agencies/agency.hpp"
#include "src/framework/framework.hpp"
#include "src/measures/plan_check.hpp"
#include "src/measures/plan_content.hpp"

namespace measures {

struct WholePlan {
  std::optional<std::vector<Weakness>> weaknesses = {};  ///< nothing: the plan's result is not there
  std::vector<Measure> measures = {};
  std::vector<Decision> decisions = {};

  std::vector<Weakness> known_weaknesses() const { return weaknesses.value_or(std::vector<Weakness>()); }
  std::vector<Weakness> open() const;  ///< without a measure and without a decision
  std::vector<PlanFault> faults(const Plan& plan, const std::vector<agencies::Unit>& units) const;
};

WholePlan whole_plan(db::Connection& connection, const Plan& plan,
                     const std::shared_ptr<const framework::Framework>& framework);

/// The plan as it is now, also where it was never approved.
PlanContent current_content(db::Connection& connection, const Plan& plan,
                            const std::shared_ptr<const framework::Framework>& framework);

}  // namespace measures
