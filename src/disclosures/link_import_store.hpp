// SPDX-License-Identifier: Apache-2.0
// Files of links that were looked through and wait for their sender to say yes; forgotten after a day.
#pragma once
#include <cstdint>
#include <optional>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/table_rows.hpp"

namespace disclosures {

class LinkImportStore {
 public:
  explicit LinkImportStore(db::Connection& connection) : connection_(connection) {}

  /// The number of the import.
  std::int64_t keep(std::int64_t cycle, std::int64_t agency, const util::TableRows& table, std::int64_t account,
                    util::UtcSeconds now);
  /// Only for the account that sent it, for the agency for which it was sent.
  std::optional<util::TableRows> find(std::int64_t cycle, std::int64_t agency, std::int64_t id,
                                      std::int64_t account) const;
  void forget(std::int64_t id);

 private:
  db::Connection& connection_;
};

}  // namespace disclosures
