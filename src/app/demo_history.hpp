// SPDX-License-Identifier: Apache-2.0
// The demo's results of earlier years: the scores of tests/world/published.csv, as their documents print them.
#pragma once
#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

namespace app {

/// The demo's agencies must be there.
void add_demo_history(db::Connection& connection, std::int64_t administrator, const util::Clock& clock);

}  // namespace app
