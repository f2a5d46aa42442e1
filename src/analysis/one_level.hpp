// SPDX-License-Identifier: Apache-2.0
// How far a question's score rises when every answer below the best one moves one level up.
#pragma once
#include "src/scoring/result.hpp"

namespace analysis {

using scoring::Exact;

/// Points of the next better level; of the level itself where it is the best. On a reversed question of six levels
/// position 1 is worth 100, position 2 is worth 80 and rises to 100.
Exact one_better(const framework::Scale& scale, std::size_t position, bool reversed);

/// The points of the best level.
Exact best_points(const framework::Scale& scale);
/// The widest step between one level and the next better one: 20 on six levels, 33 1/3 on four, 100 on yes/no.
Exact widest_step(const framework::Scale& scale);

/// From counted answers, exact: 40 at 100 and 6 at 80 rise by 20 × 6/46. 0 where nobody answered.
Exact rise_of_mean(const framework::Scale& scale, bool reversed, const scoring::Tally& tally);
/// From a printed score, the most that is possible: min(widest step, best − score), not below 0.
Exact largest_rise(const framework::Scale& scale, const Exact& score);

}  // namespace analysis
