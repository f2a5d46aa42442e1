// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/inputs.hpp"

#include <utility>

namespace scoring {

Inputs::Inputs(std::shared_ptr<const framework::Framework> framework) : framework_(std::move(framework)) {}

std::size_t Inputs::find_or_add(std::string_view name)
{
  if (const auto found = places_.find(name); found != places_.end()) return found->second;
  const std::size_t place = agencies_.size();
  agencies_.push_back({std::string(name),
                       {},
                       {},
                       Counts(*framework_),
                       std::vector<ItemScore>(framework_->items.size()),
                       std::vector<std::uint32_t>(framework_->instruments.size())});
  places_.emplace(name, place);
  return place;
}

}  // namespace scoring
