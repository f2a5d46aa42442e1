// SPDX-License-Identifier: Apache-2.0
// Dates and months where they stand in running text, as official papers write them.
#pragma once
#include <chrono>
#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

namespace thai {

struct FoundDate {
  std::chrono::year_month_day day;
  std::size_t begin = 0;  ///< bytes of the text
  std::size_t end = 0;
};

/// Days with month and year: "1 Oct 2566" with the month in Thai or English, in Thai digits too, "1/10/2566",
/// "2023-10-01". A year of two digits is of the Buddhist era ("1 Oct 66"). Of "1 - 5 Oct 2566" both ends. In the order
/// of the text.
std::vector<FoundDate> find_dates(std::string_view text);

/// A month by its name, in full or abbreviated, Thai or English.
struct FoundMonth {
  std::chrono::month month;
  std::size_t begin = 0;
  std::size_t end = 0;
};
std::vector<FoundMonth> find_months(std::string_view text);

}  // namespace thai
