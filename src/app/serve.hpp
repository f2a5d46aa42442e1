// SPDX-License-Identifier: Apache-2.0
// Runs the web site until it is told to stop.
#pragma once
#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"

#include "src/app/command_line.hpp"
#include "src/app/settings.hpp"

namespace app {

/// Prints the address when it listens. An empty database gets its schema; an old or newer one is refused in words.
void serve(const Settings& settings, db::Database& database, const util::Clock& clock, Context& context);

/// Every route with who may use it, as a table.
void print_routes(Context& context);

}  // namespace app
