// SPDX-License-Identifier: Apache-2.0
// What the agencies of the demo world disclose: everything, approved, in the finished round; in the open one as far as
// people are. Addresses are made up; nobody has a name.
#pragma once
#include <cstdint>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

namespace app {

/// Needs agencies, units and rounds. `coordinator` and `executive` are accounts of the agency of the finished round.
void add_demo_disclosures(db::Connection& connection, std::int64_t coordinator, std::int64_t executive,
                          const util::Clock& clock);

}  // namespace app
