// SPDX-License-Identifier: Apache-2.0
// Margins of error as everybody may see them. A margin is made from how answers are spread, and would be one more
// equation about answers that are not shown; so it is given for whole parts of a survey only, rounded up to half a
// point, and that of the total to a tenth.
#pragma once
#include <optional>
#include <vector>

#include "src/analysis/analysis.hpp"
#include "src/results/small_groups.hpp"

namespace portal {

struct ShownMargins {
  std::vector<analysis::Margin> parts;
  std::optional<analysis::TotalMargin> total;  ///< only where every part has one that is shown
};

/// `result` with all its counts; nothing of a part that few people answered.
ShownMargins shown_margins(const scoring::Result& result, const results::SmallGroups& look,
                           const analysis::Options& options);

}  // namespace portal
