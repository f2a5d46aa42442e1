// SPDX-License-Identifier: Apache-2.0
// `prongsai remind`: letters to units about steps of measures that are overdue or due soon, for a scheduler to call.
#pragma once
#include <cstdint>

#include "lib/db/database.hpp"

#include "src/app/command_line.hpp"
#include "src/app/settings.hpp"

namespace app {

/// Of the approved plans of the fiscal year that it is, and of the one before while something of it is open; with an
/// agency only its own. The history of each plan says how many letters went out.
void run_remind(const Settings& settings, db::Database& database, std::int64_t agency, Context& context);

}  // namespace app
