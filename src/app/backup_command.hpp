// SPDX-License-Identifier: Apache-2.0
// prongsai migrate, backup and restore: the database brought up to date, saved with its files as one file, and put back
// from it.
#pragma once
#include <string>

#include "lib/db/database.hpp"

#include "src/app/command_line.hpp"
#include "src/app/settings.hpp"

namespace app {

void run_migrate(db::Database& database, Context& context);

/// Exit code 1 where a file is missing or has other bytes than its row says; everything else is saved all the same.
void run_backup(const Settings& settings, db::Database& database, const std::string& file, Context& context);
/// Likewise where the backup lacks a file. `replace`: what the database holds is thrown away.
void run_restore(const Settings& settings, db::Database& database, const std::string& file, bool replace,
                 Context& context);

}  // namespace app
