// SPDX-License-Identifier: Apache-2.0
// Measures of all agencies, counted in the database; reads only.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/measures/programme.hpp"

namespace measures {

class ProgrammeStore {
 public:
  /// `today` decides what is overdue.
  ProgrammeStore(db::Connection& connection, int fiscal_year, std::int64_t today)
      : connection_(connection), fiscal_year_(fiscal_year), today_(today)
  {
  }

  std::vector<int> years() const;  ///< in which somebody has a plan, the newest first
  /// Open agencies, and closed ones that have a plan of the year, in the order of their names.
  std::vector<ProgrammeRow> rows() const;
  /// Of measures of approved plans of which at least one step is done: how the scores of their weaknesses changed from
  /// the published result that the plan answers to the published result of the plan's year.
  std::vector<Gain> gains(util::UtcSeconds now) const;

 private:
  db::Connection& connection_;
  int fiscal_year_;
  std::int64_t today_;
};

}  // namespace measures
