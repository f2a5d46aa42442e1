// SPDX-License-Identifier: Apache-2.0
// Rounds for tests of results: the agency of tests/world with its answers and judgements stored as the program stores
// them, and beside it an agency of the same name that answered little.
#pragma once
#include <cstdint>
#include <string>

#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"

namespace result_test {

inline constexpr util::UtcSeconds k_now = 1'763'700'000;

struct World {
  std::int64_t cycle = 0;
  std::int64_t rawe = 0;      ///< 46 staff, 53 and 20 of the public, 35 items judged
  std::int64_t namesake = 0;  ///< the same name in another province; two staff, one of the public, nothing judged
};
/// Fiscal year 2567; no stage is open.
World fill(db::Database& database);

}  // namespace result_test
