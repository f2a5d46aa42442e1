// SPDX-License-Identifier: Apache-2.0
// Measures of all agencies, searched, sorted, paged and counted in the database; reads only.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/measures/programme.hpp"

namespace measures {

struct ProgrammeFilter {
  std::string search = {};  ///< part of a code or name of an agency
  std::string type = {};
  enum class State { all, with_plan, without_plan, approved, not_approved, overdue } state = State::all;
};
struct ProgrammeOrder {
  std::string by = "name";  ///< name, type, measures, answered, evidence, overdue, done
  bool descending = false;
};

class ProgrammeStore {
 public:
  /// `today` decides what is overdue.
  ProgrammeStore(db::Connection& connection, int fiscal_year, std::int64_t today)
      : connection_(connection), fiscal_year_(fiscal_year), today_(today)
  {
  }

  std::vector<int> years() const;  ///< in which somebody has a plan, the newest first
  std::int64_t count(const ProgrammeFilter& filter) const;
  /// Open agencies, and closed ones that have a plan of the year.
  std::vector<ProgrammeRow> page(const ProgrammeFilter& filter, const ProgrammeOrder& order, std::int64_t limit,
                                 std::int64_t offset) const;
  std::vector<ProgrammeType> types() const;
  /// Of measures of approved plans of which at least one step is done: how the scores of their weaknesses changed from
  /// the published result that the plan answers to the published result of the plan's year.
  std::vector<Gain> gains(util::UtcSeconds now) const;

 private:
  db::Connection& connection_;
  int fiscal_year_;
  std::int64_t today_;
};

}  // namespace measures
