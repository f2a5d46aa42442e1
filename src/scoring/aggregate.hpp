// SPDX-License-Identifier: Apache-2.0
// From indicators upwards: instruments, total, level. Shared by results that come from answers and by results that a
// document prints, where the indicators are all that is known.
#pragma once
#include <cstddef>
#include <optional>

#include "src/scoring/result.hpp"

namespace scoring {

/// Fills result.instruments (parts and score; respondents stay), result.total and result.level from result.indicators,
/// which must run parallel to the framework's. An instrument is the plain mean of its indicators, the total the
/// weighted sum: IIT 95.19, EIT 81.84, OIT 83.81 → 0.30 × 95.19 + 0.30 × 81.84 + 0.40 × 83.81 = 86.63 (seed 002).
/// One indicator that is not known leaves its instrument, the total and, where the level depends on it, the level
/// empty.
void aggregate(Result& result);

/// Whether all items of the sub-indicator or indicator are not applicable and the framework then leaves it out of the
/// mean above it, so that an empty score there hides nothing.
bool sub_indicator_left_out(const Result& result, std::size_t sub_indicator);
bool indicator_left_out(const Result& result, std::size_t indicator);

/// level_of (result.hpp) on the result's own scores; conditions on what is left out are passed over.
std::optional<std::size_t> level_of(const Result& result);

}  // namespace scoring
