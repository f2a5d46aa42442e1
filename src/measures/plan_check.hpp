// SPDX-License-Identifier: Apache-2.0
// What still stands between a plan and the executive: weaknesses that nothing answers, measures that do not say what is
// done, by whom and when. All of it at once.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/util/problem.hpp"

#include "src/agencies/agency.hpp"
#include "src/measures/measure.hpp"
#include "src/measures/plan.hpp"
#include "src/measures/weakness.hpp"

namespace measures {

struct PlanFault {
  util::Problem problem = {};
  std::int64_t measure = 0;  ///< 0: of the plan
  std::string subject = {};  ///< the weakness that has nothing
};

/// Problems: measures.missing.result (the plan's result is no longer there), measures.missing.anything,
/// measures.missing.weakness {subject}, and of a measure, each with {number, title}: measures.missing.steps,
/// measures.missing.lead, measures.missing.lead_closed {unit}, measures.missing.unit_closed {unit},
/// measures.missing.period.
std::vector<PlanFault> check_plan(const Plan& plan, const std::vector<Weakness>* weaknesses,
                                  const std::vector<Measure>& measures, const std::vector<Decision>& decisions,
                                  const std::vector<agencies::Unit>& units);

}  // namespace measures
