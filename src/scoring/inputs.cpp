// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/inputs.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace scoring {

Inputs::Inputs(std::shared_ptr<const framework::Framework> framework)
    : framework_(std::move(framework)), blank_{{}, {},
                                               {}, Counts(*framework_),
                                               {}, std::vector<std::uint32_t>(framework_->instruments.size())}
{
}

std::size_t Inputs::find_or_add(std::string_view name)
{
  if (const auto found = places_.find(name); found != places_.end()) return found->second;
  const std::size_t place = agencies_.size();
  agencies_.push_back(blank_);
  agencies_.back().agency = name;
  places_.emplace(name, place);
  return place;
}

bool Inputs::agrees_with(const Inputs& others) const
{
  const auto agree = [](const auto& a, const auto& b, const auto& nothing) {
    return a == nothing || b == nothing || a == b;
  };
  return std::all_of(others.agencies_.begin(), others.agencies_.end(), [&](const AgencyInput& other) {
    const bool says_nothing = other.agency_type.empty() && other.province_size.empty() &&
                              std::all_of(other.population.begin(), other.population.end(), std::logical_not<>());
    if (says_nothing) return true;
    const auto found = places_.find(other.agency);
    if (found == places_.end()) return true;
    const AgencyInput& known = agencies_[found->second];
    bool same = agree(known.agency_type, other.agency_type, "") && agree(known.province_size, other.province_size, "");
    for (std::size_t index = 0; index < known.population.size(); ++index)
      same = same && agree(known.population[index], other.population[index], 0U);
    return same;
  });
}

void Inputs::add_answers(const Inputs& others)
{
  for (const AgencyInput& other : others.agencies_) {
    AgencyInput& known = at(find_or_add(other.agency));
    known.counts.add(other.counts);
    if (known.agency_type.empty()) known.agency_type = other.agency_type;
    if (known.province_size.empty()) known.province_size = other.province_size;
    for (std::size_t index = 0; index < known.population.size(); ++index) {
      if (known.population[index] == 0) known.population[index] = other.population[index];
    }
  }
}

}  // namespace scoring
