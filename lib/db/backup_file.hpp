// SPDX-License-Identifier: Apache-2.0
// The form of a backup file, read and checked: a header, for each table its columns, its rows and their sum, and an
// end.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/gzip.hpp"
#include "lib/db/migrations.hpp"
#include "lib/db/tables.hpp"
#include "lib/util/problem.hpp"
#include "lib/util/sha256.hpp"

namespace db {

constexpr std::string_view k_backup_format = "prongsai database";
constexpr int k_backup_version = 1;
constexpr std::string_view k_migration_table = "schema_migration";

/// SHA-256 of lines.
class LinesDigest {
 public:
  void add(std::string_view line);
  std::string hex() { return hash_.hex(); }

 private:
  util::Sha256 hash_;
};

struct BackupTable {
  Table table;               ///< name and columns
  std::int64_t next_id = 0;  ///< what the database would number the next row; 0 where it numbers none
};

/// A row as one line of the file, and back; nothing where the line does not fit the columns.
std::string row_line(std::span<const Cell> cells);
std::optional<std::vector<Cell>> read_row(std::string_view line, std::span<const TableColumn> columns);

std::string header_line(std::span<const Migration> applied, Engine engine, util::UtcSeconds made_at);
std::string table_line(const BackupTable& table);
std::string table_end_line(std::string_view table, std::int64_t rows, const std::string& sha256);
std::string end_line(std::int64_t tables, std::int64_t rows);

/// Reads such a file from its beginning; memory is that of one line. Problems have the line; after k_problem_limit no
/// more are kept.
class BackupReader {
 public:
  static constexpr std::size_t k_problem_limit = 100;
  BackupReader(std::unique_ptr<LineSource> source, std::string shown_as);

  /// The migrations that had been applied (without texts); empty with a problem when the file is no backup.
  std::vector<Migration> header();
  /// The next table, or nothing at the end of the file or where it cannot be read on.
  std::optional<BackupTable> next_table();
  /// The next row of that table; nothing at its end, where count and sum are checked. Faulty rows are problems and
  /// passed over.
  std::optional<std::vector<Cell>> next_row();
  void fault(std::string code, util::Params params = {});
  const util::Problems& problems() const { return problems_; }

 private:
  bool next_line();
  void check_table_end();
  std::unique_ptr<LineSource> source_;
  std::string shown_as_;
  std::string line_;
  int line_number_ = 0;
  bool over_ = false;
  BackupTable table_;
  std::unique_ptr<LinesDigest> digest_;
  std::int64_t table_rows_ = 0;
  std::int64_t tables_ = 0;
  std::int64_t rows_ = 0;
  util::Problems problems_;
};

}  // namespace db
