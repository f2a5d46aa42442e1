// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/agency_names.hpp"

#include <vector>

namespace cycles {
namespace {

std::vector<NamedAgency> named(std::span<const Enrolment> enrolments)
{
  std::vector<NamedAgency> agencies;
  agencies.reserve(enrolments.size());
  for (const Enrolment& one : enrolments)
    agencies.push_back({one.agency, one.code, one.name, one.name_en});
  return agencies;
}

}  // namespace

AgencyNames::AgencyNames(std::span<const Enrolment> enrolments) : AgencyNames(named(enrolments)) {}

AgencyNames::AgencyNames(std::span<const NamedAgency> agencies)
{
  for (const NamedAgency& one : agencies) {
    know(one.name, one.agency);
    if (!one.name_en.empty() && one.name_en != one.name) know(one.name_en, one.agency);
    if (!one.code.empty()) know(one.code, one.agency);
  }
  for (const NamedAgency& one : agencies) {
    const bool alone = by_name_.at(one.name).has_value() || one.code.empty();
    written_[one.agency] = alone ? one.name : one.name + " (" + one.code + ")";
  }
  for (const auto& [agency, name] : written_)
    by_name_.try_emplace(name, agency);
}

void AgencyNames::know(const std::string& name, std::int64_t agency)
{
  const auto [known, is_new] = by_name_.try_emplace(name, agency);
  if (!is_new && known->second != agency) known->second.reset();
}

AgencyNames::Found AgencyNames::find(std::string_view name) const
{
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return {};
  return {.agency = found->second, .is_ambiguous = !found->second};
}

}  // namespace cycles
