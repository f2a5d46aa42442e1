// SPDX-License-Identifier: Apache-2.0
// A survey with two parts asks the same of people who came by themselves and of people whom the assessors found.
// Where the first are much kinder than the second, the first were perhaps chosen. Nobody else shows this gap.
#pragma once
#include <vector>

#include "src/analysis/analysis.hpp"

namespace analysis {

/// Second part minus first for each indicator of a survey with parts, where both are known. No table prints part 2, so
/// that of a printed result is the one that its indicator and questions imply, and is marked so.
std::vector<PartGap> part_gaps_of(const scoring::Result& result);

}  // namespace analysis
