// SPDX-License-Identifier: Apache-2.0
// From judged items to sub-indicators and indicators of disclosure, with what must be said about them.
// An item is 100 where it is met and 0 where not; a sub-indicator is the mean of its items, an indicator the mean of
// its sub-indicators: (66.67 + 71.43 + 75 + 75 + 100) / 5 = 77.62 (seed 002, indicator 9).
#pragma once
#include "src/scoring/score.hpp"

namespace scoring {

/// Fills result.items, result.sub_indicators and the indicators of disclosure, and adds flags.
/// The vectors must already have the framework's sizes.
void score_disclosures(Result& result, const AgencyInput& input);

}  // namespace scoring
