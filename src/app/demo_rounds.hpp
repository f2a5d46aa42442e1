// SPDX-License-Identifier: Apache-2.0
// The rounds of the demo world: one that is over, with real answers, and one whose surveys are open around today.
#pragma once
#include <cstdint>

#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

namespace app {

void add_demo_rounds(db::Connection& connection, std::int64_t administrator, const util::Clock& clock);
/// Needs the rounds committed. The finished round gets the answers of tests/world; the open one answers drawn by
/// chance over the last days, the same ones each time.
void add_demo_answers(db::Database& database, const util::Clock& clock, util::Random& random);

}  // namespace app
