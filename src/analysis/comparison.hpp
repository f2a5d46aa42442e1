// SPDX-License-Identifier: Apache-2.0
// One year beside another, like with like: an indicator is compared only where both frameworks measure it the same way.
#pragma once
#include <string>
#include <vector>

#include "src/analysis/analysis.hpp"

namespace analysis {

/// The years before the result's own that `history` holds, ascending, and the result's own last. Of two results of one
/// year the first counts; empty pointers and later years are passed over.
std::vector<YearScore> years_of(const scoring::Result& result, const std::vector<const scoring::Result*>& history);

/// The result beside each earlier year of `years`, nearest first.
std::vector<Comparison> comparisons_of(const scoring::Result& result, const std::vector<YearScore>& years);

/// Why two years' scores of an indicator do not measure the same; empty where they do. Keys:
/// "analysis.instrument_changed" (survey in one year, disclosure in the other, or under another instrument),
/// "analysis.parts_changed" (parts of the survey or their weights), "analysis.scale_changed" (points that can be
/// given), "analysis.questions_changed" (number, codes, direction or wording), "analysis.items_changed" (number, codes,
/// titles or sub-indicators). A provisional wording is not the official one and so proves no change.
std::vector<std::string> why_not_comparable(const framework::Framework& earlier, std::size_t earlier_indicator,
                                            const framework::Framework& later, std::size_t later_indicator);

}  // namespace analysis
