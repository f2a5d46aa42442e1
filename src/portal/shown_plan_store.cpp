// SPDX-License-Identifier: Apache-2.0
#include "src/portal/shown_plan_store.hpp"

#include <utility>

#include "src/measures/plan_store.hpp"
#include "src/measures/progress_store.hpp"

namespace portal {
namespace {

std::vector<int> as_years(const std::vector<std::int64_t>& numbers)
{
  return {numbers.begin(), numbers.end()};
}

}  // namespace

std::vector<int> ShownPlanStore::years() const
{
  return as_years(connection_
                      .query("SELECT DISTINCT fiscal_year FROM measure_plan_version WHERE state = :state"
                             " ORDER BY fiscal_year DESC",
                             code(measures::VersionState::approved))
                      .all<std::int64_t>());
}

std::vector<int> ShownPlanStore::years_of(std::int64_t agency) const
{
  return as_years(connection_
                      .query("SELECT DISTINCT fiscal_year FROM measure_plan_version WHERE agency_id = :agency"
                             " AND state = :state ORDER BY fiscal_year DESC",
                             agency, code(measures::VersionState::approved))
                      .all<std::int64_t>());
}

std::vector<std::int64_t> ShownPlanStore::agencies_of(int year) const
{
  return connection_
      .query(
          "SELECT DISTINCT agency_id FROM measure_plan_version WHERE fiscal_year = :year AND state = :state"
          " ORDER BY agency_id",
          year, code(measures::VersionState::approved))
      .all<std::int64_t>();
}

std::optional<ShownPlan> ShownPlanStore::find(std::int64_t agency, int year) const
{
  const auto approved = measures::PlanStore(connection_).approved(agency, year);
  if (!approved) return std::nullopt;
  return ShownPlan{.content = measures::read_plan_content(approved->content),
                   .version = approved->number,
                   .approved_at = approved->settled_at.value_or(approved->submitted_at),
                   .reports = measures::ProgressStore(connection_).of_year(agency, year)};
}

}  // namespace portal
