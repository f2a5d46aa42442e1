// SPDX-License-Identifier: Apache-2.0
#include "src/portal/publication.hpp"

#include <algorithm>

#include "src/framework/load.hpp"

namespace portal {

util::UtcSeconds Edition::since() const
{
  util::UtcSeconds newest = 0;
  for (const results::Release& release : releases)
    newest = std::max(newest, release.visible_from);
  return newest;
}

const results::Release* Edition::round() const
{
  return releases.empty() || releases.front().cycle == 0 ? nullptr : &releases.front();
}

const Edition* Publication::of_year(int fiscal_year) const
{
  const auto found = std::find_if(editions.begin(), editions.end(),
                                  [&](const Edition& edition) { return edition.fiscal_year == fiscal_year; });
  return found == editions.end() ? nullptr : &*found;
}

FrameworkPtr Publication::framework_of(const Standing& standing, int fiscal_year) const
{
  if (standing.cycle == 0) return framework::embedded_year(fiscal_year);
  const auto found = of_rounds.find(standing.cycle);
  return found == of_rounds.end() ? nullptr : found->second;
}

}  // namespace portal
