// SPDX-License-Identifier: Apache-2.0
#include "src/portal/rate.hpp"

#include <algorithm>
#include <cmath>

namespace portal {

std::optional<std::chrono::seconds> Rate::next(const std::string& who)
{
  const std::chrono::milliseconds now = clock_.elapsed();
  const std::lock_guard lock(mutex_);
  if (places_.size() >= rule_.most_places) places_.clear();
  Place& place = places_.try_emplace(who, Place{rule_.at_once, now}).first->second;
  const double passed = std::chrono::duration<double>(now - place.at).count();
  place.left = std::min(rule_.at_once, place.left + passed * rule_.each_second);
  place.at = now;
  if (place.left >= 1) {
    place.left -= 1;
    return std::nullopt;
  }
  return std::chrono::seconds(std::max(1L, std::lround(std::ceil((1 - place.left) / rule_.each_second))));
}

}  // namespace portal
