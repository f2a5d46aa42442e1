// SPDX-License-Identifier: Apache-2.0
#include "src/measures/plan.hpp"

#include <algorithm>
#include <iterator>

namespace measures {
namespace {

constexpr std::string_view k_version_codes[] = {"submitted", "approved", "returned", "withdrawn"};

}  // namespace

std::string_view code(VersionState state)
{
  return k_version_codes[static_cast<std::size_t>(state)];
}

std::optional<VersionState> version_state_named(std::string_view code)
{
  const auto* found = std::find(std::begin(k_version_codes), std::end(k_version_codes), code);
  if (found == std::end(k_version_codes)) return std::nullopt;
  return static_cast<VersionState>(found - std::begin(k_version_codes));
}

bool Party::sees(const Measure& measure) const
{
  return reads_all || reports_on(measure);
}

bool Party::reports_on(const Measure& measure) const
{
  return coordinates ||
         std::any_of(units.begin(), units.end(), [&](std::int64_t unit) { return measure.is_of_unit(unit); });
}

Party party_of(const accounts::Visitor& visitor, std::int64_t agency)
{
  using accounts::Role;
  Party party;
  party.coordinates = visitor.is(Role::coordinator, agency);
  party.approves = visitor.is(Role::executive, agency);
  party.reads_all = party.coordinates || party.approves || visitor.reads_everything();
  for (const accounts::Grant& grant : visitor.grants) {
    if (grant.role == Role::officer && grant.agency == agency && grant.unit) party.units.push_back(*grant.unit);
  }
  return party;
}

bool is_locked(const std::optional<Version>& newest)
{
  return newest && newest->state == VersionState::submitted;
}

}  // namespace measures
