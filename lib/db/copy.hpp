// SPDX-License-Identifier: Apache-2.0
// A copy of an SQLite file while it is in use: one file with everything that was committed.
#pragma once
#include <filesystem>

#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"

namespace db {

/// Makes FILE.before-NNNN-SECONDS beside the file, on disk when this returns, readable only by its owner. Errors:
/// StorageFull, Unavailable, std::system_error; then no copy is left.
std::filesystem::path copy_before_migration(Database& database, int number, util::UtcSeconds now);

}  // namespace db
