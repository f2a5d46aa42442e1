// SPDX-License-Identifier: Apache-2.0
// The fewest acts that bring an agency to the next better level; see PathToLevel for what is promised and why.
#pragma once
#include <optional>
#include <vector>

#include "src/analysis/analysis.hpp"

namespace analysis {

/// `improvements` as in Analysis, largest gain first. Empty at the best level, or where the level is not known.
std::optional<PathToLevel> path_to_next_level(const scoring::Result& result,
                                              const std::vector<WeakPoint>& improvements);

/// The smallest rise after which `score` passes the condition, looking at rounded scores where the framework says so:
/// 79.6427 needs 84.995 − 79.6427 = 5.3523 for 85. 0 where it passes already.
Exact missing_for(const framework::Framework& framework, const Exact& score, const Exact& at_least);

}  // namespace analysis
