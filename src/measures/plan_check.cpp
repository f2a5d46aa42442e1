// SPDX-License-Identifier: Apache-2.0
#include "src/measures/plan_check.hpp"

#include <algorithm>
#include <utility>

#include "lib/thai/thai.hpp"

namespace measures {
namespace {

const agencies::Unit* unit_of(const std::vector<agencies::Unit>& units, std::int64_t id)
{
  const auto found = std::find_if(units.begin(), units.end(), [&](const agencies::Unit& one) { return one.id == id; });
  return found == units.end() ? nullptr : &*found;
}

bool is_closed(const std::vector<agencies::Unit>& units, std::int64_t id)
{
  const agencies::Unit* unit = unit_of(units, id);
  return unit == nullptr || !unit->is_open();
}

bool is_within_year(const Measure& measure, int fiscal_year)
{
  return measure.first_day <= measure.last_day &&
         measure.first_day >= day_number(thai::fiscal_year_begin(fiscal_year)) &&
         measure.last_day <= day_number(thai::fiscal_year_end(fiscal_year));
}

void check_whole(const Plan& plan, const Measure& measure, const std::vector<agencies::Unit>& units,
                 std::vector<PlanFault>& faults)
{
  const auto add = [&](const char* code, const std::string& unit = {}) {
    faults.push_back(
        {.problem = {{},
                     code,
                     {{"number", std::to_string(measure.position)}, {"title", measure.title}, {"unit", unit}}},
         .measure = measure.id});
  };
  const auto name_of = [&](std::int64_t id) {
    const agencies::Unit* unit = unit_of(units, id);
    return unit == nullptr ? std::to_string(id) : unit->name;
  };
  if (measure.steps.empty()) add("measures.missing.steps");
  if (!measure.lead)
    add("measures.missing.lead");
  else if (is_closed(units, *measure.lead))
    add("measures.missing.lead_closed", name_of(*measure.lead));
  for (const std::int64_t unit : measure.units) {
    if (is_closed(units, unit)) add("measures.missing.unit_closed", name_of(unit));
  }
  if (!is_within_year(measure, plan.fiscal_year)) add("measures.missing.period");
}

}  // namespace

std::vector<PlanFault> check_plan(const Plan& plan, const std::vector<Weakness>* weaknesses,
                                  const std::vector<Measure>& measures, const std::vector<Decision>& decisions,
                                  const std::vector<agencies::Unit>& units)
{
  std::vector<PlanFault> faults;
  if (weaknesses == nullptr) {
    faults.push_back({.problem = {{}, "measures.missing.result", {{"year", std::to_string(plan.result_year)}}}});
  } else {
    for (const Weakness& weak : without_measure(*weaknesses, measures, decisions))
      faults.push_back(
          {.problem = {{}, "measures.missing.weakness", {{"subject", weak.subject}}}, .subject = weak.subject});
  }
  if (measures.empty() && decisions.empty()) faults.push_back({.problem = {{}, "measures.missing.anything", {}}});
  for (const Measure& measure : measures)
    check_whole(plan, measure, units, faults);
  return faults;
}

}  // namespace measures
