// SPDX-License-Identifier: Apache-2.0
// What followed a plan of the demo world: progress of a year that is over with its frozen pictures, and official
// documents in several stages: a memo signed and numbered, a report of results published, one that came back.
#pragma once
#include <cstdint>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

namespace app {

struct DemoOffice {
  std::int64_t coordinator = 0;
  std::int64_t executive = 0;
};
/// After add_demo_measures. Everything is dated into the fiscal year of the plan.
void add_demo_documents(db::Connection& connection, const DemoOffice& office, const util::Clock& clock);

}  // namespace app
