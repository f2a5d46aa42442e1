// SPDX-License-Identifier: Apache-2.0
// Scores that were published before the program was used: rows of published.csv matched with agencies of the register,
// year by year, ready to be kept beside the results of rounds.
#pragma once
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "src/agencies/agency.hpp"
#include "src/results/agency_result.hpp"
#include "src/results/published.hpp"
#include "src/results/spread.hpp"

namespace results {

struct HistoryYear {
  std::string framework_hash;
  std::vector<AgencyResult> rows;  ///< in the order of codes
  Spreads spreads;
};

struct HistoryPlan {
  std::map<int, HistoryYear> years;
  util::Problems problems;  ///< while there are any nothing is taken
  util::Problems remarks;

  std::size_t agencies() const;  ///< rows of all years
};

/// An agency is known by its code or its name, with its type where several have the name. Problems besides those of the
/// file: results.history_no_agency, results.history_several {count}, results.history_twice {line},
/// results.history_no_year {known}.
HistoryPlan plan_history(const Published& published, std::span<const agencies::Agency> known);

}  // namespace results
