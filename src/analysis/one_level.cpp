// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/one_level.hpp"

#include <algorithm>
#include <optional>

namespace analysis {
namespace {

Exact above(const framework::Scale& scale, const Exact& points)
{
  std::optional<Exact> nearest;
  for (const framework::ScaleLevel& level : scale.levels) {
    if (level.points > points && (!nearest || level.points < *nearest)) nearest = level.points;
  }
  return nearest.value_or(points);
}

}  // namespace

Exact one_better(const framework::Scale& scale, std::size_t position, bool reversed)
{
  return above(scale, scale.points(position, reversed));
}

Exact best_points(const framework::Scale& scale)
{
  Exact best;
  for (const framework::ScaleLevel& level : scale.levels)
    best = std::max(best, level.points);
  return best;
}

Exact widest_step(const framework::Scale& scale)
{
  Exact widest;
  for (const framework::ScaleLevel& level : scale.levels) {
    widest = std::max(widest, above(scale, level.points) - level.points);
  }
  return widest;
}

Exact rise_of_mean(const framework::Scale& scale, bool reversed, const scoring::Tally& tally)
{
  Exact sum;
  std::int64_t n = 0;
  const std::size_t levels = std::min(tally.counts.size(), scale.levels.size());
  for (std::size_t level = 0; level < levels; ++level) {
    const std::int64_t count = tally.counts[level];
    const std::size_t position = level + 1;
    sum += Exact{count} * (one_better(scale, position, reversed) - scale.points(position, reversed));
    n += count;
  }
  return n == 0 ? Exact{0} : sum / Exact{n};
}

Exact largest_rise(const framework::Scale& scale, const Exact& score)
{
  return std::max(Exact{0}, std::min(widest_step(scale), best_points(scale) - score));
}

}  // namespace analysis
