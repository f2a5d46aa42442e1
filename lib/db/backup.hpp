// SPDX-License-Identifier: Apache-2.0
// The whole database, and the files beside it, in one file that either engine can be restored from: a compressed text
// with a line for each row, counted and with a SHA-256 for each table and file (docs/backup-file.md). Made while the
// program goes on; the database is restored all or nothing.
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>

#include "lib/db/database.hpp"
#include "lib/db/files_beside.hpp"
#include "lib/db/migrations.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/problem.hpp"

namespace db {

struct BackupReport {
  std::int64_t tables = 0;
  std::int64_t rows = 0;
  std::int64_t files = 0;
  util::Problems problems;  ///< when there are any, no backup was written and no row changed
  util::Problems lost;      ///< files that rows name, but that are missing or have other bytes; all else was done
};

/// One unchanging picture of the database, in memory that does not grow with it. `target` is replaced when the backup
/// is whole. Refuses a schema that is not one of `migrations`. Errors: those of the database, std::system_error of a
/// file.
BackupReport back_up(Database& database, const std::filesystem::path& target, std::span<const Migration> migrations,
                     const util::Clock& clock, const FilesBeside& beside = {});

struct RestoreOptions {
  bool replace = false;         ///< throws away what the database holds; otherwise a database with tables is refused
  std::filesystem::path files;  ///< the folder that files go to; empty: they are read and checked only
};
/// Makes the schema of the backup, fills it, and brings it up to the program's, in one transaction: what is wrong with
/// the file (all faults, with lines) leaves the database as it was. Files are written as they come, each once its bytes
/// are known to be right; those of a backup that proves faulty later stay, and harm nothing under their hash.
BackupReport restore(Database& database, const std::filesystem::path& source, std::span<const Migration> migrations,
                     const util::Clock& clock, const RestoreOptions& options = {});

}  // namespace db
