// SPDX-License-Identifier: Apache-2.0
// The measures of the demo's agencies, as their own documents have them, taken in through the import that agencies use.
#pragma once
#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

namespace app {

/// Needs the published results that the plans answer. Each file tests/world/demo/measures/CODE-YEAR.csv becomes the
/// plan of that agency for that year.
void add_demo_measures(db::Connection& connection, std::int64_t administrator, const util::Clock& clock);

}  // namespace app
