// SPDX-License-Identifier: Apache-2.0
// Indicators from best to worst: rank, strengths and weaknesses against a threshold, and for each instrument what to
// keep and what to improve. Scores that look equal are equal.
#pragma once
#include <vector>

#include "src/analysis/analysis.hpp"

namespace analysis {

/// Known indicators, best first, those that show the same in the framework's order. 97.97, 93.19, 93.19, 90.00 have
/// the ranks 1, 2, 2, 4.
std::vector<Ranked> ranking_of(const scoring::Result& result);

/// Indicators whose displayed score is at least the threshold, best first.
std::vector<std::size_t> strengths_in(const std::vector<Ranked>& ranking, const scoring::Result& result,
                                      const Exact& threshold);
/// Indicators below the threshold, worst first.
std::vector<std::size_t> weaknesses_in(const std::vector<Ranked>& ranking, const scoring::Result& result,
                                       const Exact& threshold);

/// One for every instrument of the framework, in its order.
std::vector<InstrumentFinding> instrument_findings(const scoring::Result& result);

}  // namespace analysis
