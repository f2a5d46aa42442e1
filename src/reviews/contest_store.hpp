// SPDX-License-Identifier: Apache-2.0
// What agencies contest, item by item, with what stood before and what was decided. Whoever contests nothing accepts.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/reviews/judgement.hpp"

namespace reviews {

struct Contest {
  std::int64_t id = 0;
  std::int64_t cycle = 0;
  std::int64_t agency = 0;
  std::string item = {};
  std::string words = {};  ///< of the agency
  util::UtcSeconds at = 0;
  std::int64_t by = 0;
  ItemState before = ItemState::failed;
  std::string before_elements = {};
  std::int64_t before_reading = 0;  ///< 0: unknown
  std::optional<util::UtcSeconds> decided = {};
  std::optional<std::int64_t> decision = {};  ///< reading
};

class ContestStore {
 public:
  explicit ContestStore(db::Connection& connection) : connection_(connection) {}

  /// Those that were not taken back.
  std::vector<Contest> of_agency(std::int64_t cycle, std::int64_t agency) const;
  std::optional<Contest> find(std::int64_t cycle, std::int64_t agency, std::string_view item) const;
  /// db::ConstraintViolation where the item is contested already.
  void add(const Contest& contest);
  void take_back(std::int64_t id, std::int64_t by, util::UtcSeconds now);
  void decide(std::int64_t id, std::int64_t reading, util::UtcSeconds now);

  struct Counts {
    std::int64_t contested = 0;
    std::int64_t decided = 0;
    std::int64_t changed = 0;  ///< of the decided: the item stands otherwise than before
  };
  Counts counts(std::int64_t cycle) const;

 private:
  db::Connection& connection_;
};

}  // namespace reviews
