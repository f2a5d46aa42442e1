// SPDX-License-Identifier: Apache-2.0
// The rounds of the demo world: one that is over, with real answers, and one whose surveys are open around today.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/agencies/agency.hpp"
#include "src/cycles/cycle_store.hpp"

namespace app {

/// A round of a framework that the program carries; its id.
std::int64_t add_demo_round(db::Connection& connection, int fiscal_year, const std::string& name,
                            const cycles::Calendar& calendar, const std::vector<agencies::Agency>& agencies,
                            const cycles::Deed& deed);
void add_demo_rounds(db::Connection& connection, std::int64_t administrator, const util::Clock& clock);
/// Needs the rounds committed. The finished round gets the answers of tests/world; the open one answers drawn by
/// chance over the last days, the same ones each time.
void add_demo_answers(db::Database& database, const util::Clock& clock, util::Random& random);

}  // namespace app
