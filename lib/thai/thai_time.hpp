// SPDX-License-Identifier: Apache-2.0
// Days of Thailand in the time that is stored (UTC seconds): seven hours ahead, all year, and no summer time.
#pragma once
#include <chrono>
#include <cstdint>

namespace thai {

/// The moment at which the day begins in Thailand: 21 November 2026 → 2026-11-20T17:00:00Z.
std::int64_t day_begin(std::chrono::year_month_day day);
/// The day that it is in Thailand at that moment.
std::chrono::year_month_day day_of(std::int64_t utc_seconds);

}  // namespace thai
