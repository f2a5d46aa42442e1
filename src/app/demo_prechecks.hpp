// SPDX-License-Identifier: Apache-2.0
// What the pre-check would have seen on the links of the demo, which lead nowhere: pages and documents of the fictional
// agency of tests/world/thung_thong in their stead, with the year and name of whoever discloses. The rules are the real
// ones.
#pragma once
#include <cstdint>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

namespace app {

/// For every round and agency that has links.
void add_demo_prechecks(db::Connection& connection, std::int64_t administrator, const util::Clock& clock);

}  // namespace app
