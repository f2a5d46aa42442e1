// SPDX-License-Identifier: Apache-2.0
// How sure survey scores are, by question, part of a survey and total; see QuestionMargin and Margin for the formulas.
// Statistics, so plain floating point.
#pragma once
#include <optional>
#include <vector>

#include "src/analysis/analysis.hpp"

namespace analysis {

/// One for every part of a survey whose counted answers allow it; none for printed results.
std::vector<Margin> margins_of(const scoring::Result& result, const Options& options);

/// Empty where the total is not known, or a survey that counts in it has a part with answers and no margin.
std::optional<TotalMargin> total_margin_of(const scoring::Result& result, const std::vector<Margin>& margins);

/// Standard error of the mean of these answers; the population where it is known and not smaller than n, which can
/// only be a slip. Empty with fewer than 2 answers.
std::optional<double> standard_error(const framework::Scale& scale, bool reversed, const scoring::Tally& tally,
                                     std::optional<std::uint32_t> population);

}  // namespace analysis
