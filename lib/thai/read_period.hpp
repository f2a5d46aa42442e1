// SPDX-License-Identifier: Apache-2.0
// Periods as official plans write them: two days, one day, months, quarters, or the whole fiscal year.
#pragma once
#include <chrono>
#include <optional>
#include <string_view>

namespace thai {

struct Period {
  std::chrono::year_month_day first;
  std::chrono::year_month_day last;
  bool operator==(const Period&) const = default;
};

/// "1 Oct 2567 – 30 Sep 2568", "Oct 68 to Sep 69" (years of two digits are of the Buddhist era), "4 Feb 64" (one day),
/// "Mar 69" (the whole month), "Oct – Dec" (in the fiscal year given), "quarter 1", "the whole fiscal year", with Thai
/// months, words and digits as well. Nothing where it says no time, or the last day is before the first.
std::optional<Period> read_period(std::string_view text, int fiscal_year);

}  // namespace thai
