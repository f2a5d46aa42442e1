// SPDX-License-Identifier: Apache-2.0
#include "src/measures/whole_plan_store.hpp"

#include <stdexcept>

#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/weakness_store.hpp"

namespace measures {

std::vector<Weakness> WholePlan::open() const
{
  return without_measure(known_weaknesses(), measures, decisions);
}

std::vector<PlanFault> WholePlan::faults(const Plan& plan, const std::vector<agencies::Unit>& units) const
{
  return check_plan(plan, weaknesses ? &*weaknesses : nullptr, measures, decisions, units);
}

WholePlan whole_plan(db::Connection& connection, const Plan& plan,
                     const std::shared_ptr<const framework::Framework>& framework)
{
  return {.weaknesses = WeaknessStore(connection).weaknesses(plan, framework),
          .measures = MeasureStore(connection).measures(plan.agency, plan.fiscal_year),
          .decisions = PlanStore(connection).decisions(plan.agency, plan.fiscal_year)};
}

PlanContent current_content(db::Connection& connection, const Plan& plan,
                            const std::shared_ptr<const framework::Framework>& framework)
{
  const WholePlan whole = whole_plan(connection, plan, framework);
  const auto agency = agencies::AgencyStore(connection).find(plan.agency);
  if (!agency) throw std::logic_error("a plan of no agency");
  return content_of(plan, *agency, *framework, agencies::UnitStore(connection).units(plan.agency),
                    whole.known_weaknesses(), whole.measures, whole.decisions);
}

}  // namespace measures
