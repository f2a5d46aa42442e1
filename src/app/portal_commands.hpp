// SPDX-License-Identifier: Apache-2.0
// Commands of the public site: written as files, and filled with results of earlier years.
#pragma once
#include <string>

#include "lib/db/database.hpp"

#include "src/app/command_line.hpp"
#include "src/app/settings.hpp"

namespace app {

/// prongsai portal export DIR
void export_portal(const Settings& settings, db::Database& database, const std::string& folder, Context& context);
/// prongsai results import FILE
void import_history(db::Database& database, const std::string& file, bool as_printed, Context& context);

}  // namespace app
