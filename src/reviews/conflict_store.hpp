// SPDX-License-Identifier: Apache-2.0
// Conflicts of interest in the database. One that ended stays as a row.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/reviews/assignment.hpp"

namespace reviews {

class ConflictStore {
 public:
  explicit ConflictStore(db::Connection& connection) : connection_(connection) {}

  std::vector<Conflict> all() const;  ///< in force, the newest first
  std::vector<Conflict> of(std::int64_t account) const;
  std::optional<Conflict> find(std::int64_t id) const;  ///< in force
  std::int64_t add(const Conflict& conflict);
  void end(std::int64_t id, std::int64_t by, util::UtcSeconds now);

 private:
  db::Connection& connection_;
};

}  // namespace reviews
