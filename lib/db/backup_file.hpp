// SPDX-License-Identifier: Apache-2.0
// The form of a backup file, read and checked: a header, for each table its columns, its rows and their sum, for each
// file beside the database its bytes in pieces and their sum, and an end.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/db/files_beside.hpp"
#include "lib/db/gzip.hpp"
#include "lib/db/migrations.hpp"
#include "lib/db/tables.hpp"
#include "lib/util/problem.hpp"
#include "lib/util/sha256.hpp"

namespace db {

constexpr std::string_view k_backup_format = "prongsai database";
constexpr int k_backup_version = 2;  // 1 had no files
inline constexpr std::array<std::pair<Kind, std::string_view>, 3> k_backup_kinds{
    {{Kind::integer, "integer"}, {Kind::real, "real"}, {Kind::text, "text"}}};
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
std::string file_line(std::string_view name);
std::string piece_line(std::string_view bytes);
std::string file_end_line(std::string_view name, std::int64_t bytes, const std::string& sha256);
std::string missing_file_line(std::string_view name);
std::string end_line(std::int64_t tables, std::int64_t rows, std::int64_t files);

/// A file beside the database, as the backup has it.
struct BackupFile {
  std::string name;      ///< beside_name()
  bool missing = false;  ///< it was not there when the backup was made
};

/// Reads such a file from its beginning; memory is that of one line. Problems have the line; after k_problem_limit no
/// more are kept.
class BackupReader {
 public:
  static constexpr std::size_t k_problem_limit = 100;
  BackupReader(std::unique_ptr<LineSource> source, std::string shown_as);

  /// The migrations that had been applied (without texts); empty with a problem when the file is no backup.
  std::vector<Migration> header();
  /// The next table, or nothing after the last one or where the file cannot be read on.
  std::optional<BackupTable> next_table();
  /// The next row of that table; nothing at its end, where count and sum are checked. Faulty rows are problems and
  /// passed over.
  std::optional<std::vector<Cell>> next_row();
  /// After the tables: the next file, or nothing at the end or where the backup cannot be read on.
  std::optional<BackupFile> next_file();
  /// The next piece of that file; nothing at its end, where the sum is checked.
  std::optional<std::string> next_piece();
  /// Whether the bytes of the file, read to its end, are those that its name promises and all of them are there.
  bool file_is_whole() const { return file_is_whole_; }
  void fault(std::string code, util::Params params = {});
  const util::Problems& problems() const { return problems_; }

 private:
  bool next_line();
  void check_table_end();
  void check_end(const std::string& line);
  void check_file_end();
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
  bool line_waits_ = false;  ///< the first line after the tables is that of a file
  BackupFile beside_;
  std::unique_ptr<util::Sha256> beside_hash_;
  std::int64_t beside_bytes_ = 0;
  bool file_is_whole_ = false;
  std::int64_t files_ = 0;
  util::Problems problems_;
};

}  // namespace db
