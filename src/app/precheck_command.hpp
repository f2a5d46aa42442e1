// SPDX-License-Identifier: Apache-2.0
// `prongsai precheck`: looks at what waits in the queue, or at a round or agency at once, without a web server.
#pragma once
#include <cstdint>

#include "lib/db/database.hpp"

#include "src/app/command_line.hpp"
#include "src/app/settings.hpp"

namespace app {

/// 0: what waits in the queue. With a round its agencies are put into the queue first.
void run_precheck(const Settings& settings, db::Database& database, std::int64_t cycle, std::int64_t agency,
                  Context& context);

}  // namespace app
