// SPDX-License-Identifier: Apache-2.0
// Files of agencies that were looked through and wait for their sender to say yes; kept in the database, so that any
// server may answer the second request, and forgotten after a day.
#pragma once
#include <cstdint>
#include <optional>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/table_rows.hpp"

namespace agencies {

class ImportStore {
 public:
  explicit ImportStore(db::Connection& connection) : connection_(connection) {}

  /// The number of the import. Files that waited for a day are forgotten.
  std::int64_t keep(const util::TableRows& table, std::int64_t account, util::UtcSeconds now);
  /// Only for the account that sent it.
  std::optional<util::TableRows> find(std::int64_t id, std::int64_t account) const;
  void forget(std::int64_t id);

 private:
  db::Connection& connection_;
};

}  // namespace agencies
