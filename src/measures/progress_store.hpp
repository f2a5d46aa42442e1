// SPDX-License-Identifier: Apache-2.0
// Reports on steps in the database: the newest of each; what was reported before stands in the history.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/measures/progress.hpp"

namespace measures {

/// Who reported last, and when.
struct ReportedBy {
  std::string name = {};
  util::UtcSeconds at = 0;
};

class ProgressStore {
 public:
  explicit ProgressStore(db::Connection& connection) : connection_(connection) {}

  Reports of_measure(std::int64_t agency, std::int64_t measure) const;
  Reports of_year(std::int64_t agency, int fiscal_year) const;  ///< of the measures that were not removed
  std::optional<ReportedBy> reported_by(std::int64_t agency, std::int64_t measure, std::int64_t step) const;

  /// Stores what differs and its history. False, and nothing is done, where somebody reported on the step since
  /// report.revision was read.
  bool save(const Measure& measure, const StepProgress& report, const cycles::Deed& deed);

 private:
  bool write(const Measure& measure, const StepProgress& report, const cycles::Deed& deed);
  db::Connection& connection_;
};

}  // namespace measures
