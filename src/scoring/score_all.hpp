// SPDX-License-Identifier: Apache-2.0
// Scores of many agencies and their order among each other.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "src/scoring/inputs.hpp"

namespace scoring {

/// One result an agency, in the order of `inputs`, computed by so many threads; the results do not depend on how many.
std::vector<Result> score_all(const Inputs& inputs, unsigned threads = 1);
/// Only of these places in inputs.agencies(), in their order.
std::vector<Result> score_places(const Inputs& inputs, std::span<const std::size_t> places, unsigned threads = 1);

struct Standing {
  std::size_t place = 0;  ///< index into the results
  std::optional<int>
      rank;  ///< from 1; equal displayed totals share one and the next is passed over; empty without total
};

/// Best total first, equal ones by name in dictionary order, those without a total at the end.
std::vector<Standing> rank(const std::vector<Result>& results);

}  // namespace scoring
