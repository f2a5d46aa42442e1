// SPDX-License-Identifier: Apache-2.0
// How a measure is followed up and what it costs, read from the words of a table.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "src/measures/measure.hpp"

namespace measures {

/// The first rhythm of which the words speak; half-yearly where they speak of none.
FollowUp rhythm_in(std::string_view words);

struct WrittenBudget {
  bool is_read = false;                     ///< false: the text is no amount
  std::optional<std::int64_t> satang = {};  ///< empty: none is needed
};
/// "12,500.50 baht" → 1250050; empty, "-" and words for none need no money.
WrittenBudget read_budget_text(std::string_view written);

}  // namespace measures
