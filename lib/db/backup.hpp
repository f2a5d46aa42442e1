// SPDX-License-Identifier: Apache-2.0
// The whole database in one file that either engine can be restored from: a compressed text with a line for each row,
// counted and with a SHA-256 for each table (docs/backup-file.md). Made while the program goes on; restored all or
// nothing.
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>

#include "lib/db/database.hpp"
#include "lib/db/migrations.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/problem.hpp"

namespace db {

struct BackupReport {
  std::int64_t tables = 0;
  std::int64_t rows = 0;
  util::Problems problems;  ///< when there are any, nothing was written or changed
};

/// One unchanging picture of the database, in memory that does not grow with it. `target` is replaced when the backup
/// is whole. Refuses a schema that is not one of `migrations`. Errors: those of the database, std::system_error of the
/// file.
BackupReport back_up(Database& database, const std::filesystem::path& target, std::span<const Migration> migrations,
                     const util::Clock& clock);

struct RestoreOptions {
  bool replace = false;  ///< throws away what the database holds; otherwise a database with tables is refused
};
/// Makes the schema of the backup, fills it, and brings it up to the program's, in one transaction: what is wrong with
/// the file (all faults, with lines) leaves the database as it was.
BackupReport restore(Database& database, const std::filesystem::path& source, std::span<const Migration> migrations,
                     const util::Clock& clock, const RestoreOptions& options = {});

}  // namespace db
