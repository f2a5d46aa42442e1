// SPDX-License-Identifier: Apache-2.0
// Judging in the demo world: what was found of the finished round's agency, and who reads what in the open round.
#pragma once
#include <cstdint>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

namespace app {

/// Needs rounds, people and their roles. The judgements of tests/world are taken in by the administrator.
void add_demo_reviews(db::Connection& connection, std::int64_t administrator, const util::Clock& clock,
                      util::Random& random);

}  // namespace app
