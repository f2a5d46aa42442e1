// SPDX-License-Identifier: Apache-2.0
// Rounds of the demo world in which one agency stands in each further stage: enrolling, waiting for its executive,
// judged, heard, computed. What is in them is drawn by chance and says so; the open round has the stages before.
#pragma once
#include <chrono>
#include <cstdint>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/cycles/cycle_store.hpp"

namespace app {

/// Before the open round is added, which is to be the newest of its year.
void add_demo_stage_rounds(db::Connection& connection, std::chrono::year_month_day today, const cycles::Deed& deed);

struct DemoStagePeople {
  std::int64_t administrator = 0;
  std::int64_t coordinator = 0;
  std::int64_t executive = 0;
  std::int64_t assessor = 0;
};
/// Disclosures, assignments and judgements, as far as the stages are.
void fill_demo_stages(db::Connection& connection, const DemoStagePeople& people, const util::Clock& clock,
                      util::Random& random);

}  // namespace app
