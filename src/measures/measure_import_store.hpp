// SPDX-License-Identifier: Apache-2.0
// Files of measures that were looked through and wait for their sender to say yes; forgotten after a day.
#pragma once
#include <cstdint>
#include <optional>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/table_rows.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/measures/measure_import.hpp"
#include "src/measures/plan.hpp"

namespace measures {

class MeasureImportStore {
 public:
  explicit MeasureImportStore(db::Connection& connection) : connection_(connection) {}

  /// The number of the import.
  std::int64_t keep(const Plan& plan, const util::TableRows& table, std::int64_t account, util::UtcSeconds now);
  /// Only for the account that sent it, for the plan for which it was sent.
  std::optional<util::TableRows> find(const Plan& plan, std::int64_t id, std::int64_t account) const;
  void forget(std::int64_t id);

 private:
  db::Connection& connection_;
};

/// Stores the measures of an import without faults that the plan does not have; how many. What the file says of their
/// steps and outcome becomes their progress. deed.reason: the name of the file.
std::size_t take_in(db::Connection& connection, const MeasureImport& import, const cycles::Deed& deed);

}  // namespace measures
