// SPDX-License-Identifier: Apache-2.0
#include "lib/db/backup.hpp"

#include <algorithm>
#include <stdexcept>

#include "lib/db/backup_file.hpp"
#include "lib/db/references.hpp"
#include "lib/db/tables.hpp"
#include "lib/util/base64.hpp"
#include "lib/util/file_pieces.hpp"
#include "lib/util/text.hpp"

namespace db {
namespace {

std::string columns_of(const Table& table)
{
  std::vector<std::string> names;
  for (const TableColumn& column : table.columns)
    names.push_back(sql_name(column.name));
  return util::join(names, ", ");
}

/// In the order of the key, so that the same rows are the same file.
std::string order_of(const Table& table)
{
  if (table.key.empty()) return columns_of(table);
  std::vector<std::string> names;
  for (const std::string& column : table.key)
    names.push_back(sql_name(column));
  return util::join(names, ", ");
}

std::int64_t write_table(Connection& connection, const Table& table, GzipWriter& file)
{
  file.line(table_line({table, next_id(connection, table)}));
  std::vector<Kind> kinds;
  for (const TableColumn& column : table.columns)
    kinds.push_back(column.kind);
  LinesDigest digest;
  std::int64_t rows = 0;
  std::vector<Value> none;
  const std::string sql =
      "SELECT " + columns_of(table) + " FROM " + sql_name(table.name) + " ORDER BY " + order_of(table);
  connection.fetch(sql, none, kinds, true, [&](std::span<Cell> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
      cells[i].kind = kinds[i];
    const std::string line = row_line(cells);
    digest.add(line);
    file.line(line);
    ++rows;
  });
  file.line(table_end_line(table.name, rows, digest.hex()));
  return rows;
}

constexpr std::size_t k_file_piece = std::size_t{48} * 1024;  // a multiple of three, so that the letters join

/// The file in pieces, with the sum of what was there, right or not: the reader of the backup compares as well.
void write_beside(const std::filesystem::path& folder, const std::string& name, GzipWriter& file, BackupReport& report)
{
  util::Sha256 hash;
  std::int64_t bytes = 0;
  bool begun = false;
  const auto begin = [&] {
    if (!begun) file.line(file_line(name));
    begun = true;
  };
  const bool there = util::read_in_pieces(folder / name, k_file_piece, [&](std::string_view piece) {
    begin();
    file.line(piece_line(piece));
    hash.add(piece);
    bytes += static_cast<std::int64_t>(piece.size());
  });
  if (!there) {
    file.line(missing_file_line(name));
    report.lost.push_back({.place = {}, .code = "db.file_missing", .params = {{"file", name}}});
    return;
  }
  begin();
  const std::string sha256 = hash.hex();
  file.line(file_end_line(name, bytes, sha256));
  if (sha256 == sha256_of_name(name)) {
    ++report.files;
  } else {
    report.lost.push_back({.place = {}, .code = "db.file_changed", .params = {{"file", name}}});
  }
}

void write_files(Connection& connection, const FilesBeside& beside, GzipWriter& file, BackupReport& report)
{
  file.less_effort();
  const std::vector<std::string> known = table_names(connection);
  for (const FilesBeside::Kind& kind : beside.kinds) {
    if (std::ranges::find(known, kind.table) == known.end()) continue;
    const std::string sql = "SELECT DISTINCT sha256 FROM " + sql_name(kind.table) +
                            (kind.where.empty() ? "" : " WHERE " + kind.where) + " ORDER BY sha256";
    connection.query(sql).each<std::string>([&](const std::string& sha256) {
      const std::string name = beside_name(kind.under, sha256);
      if (!is_beside_name(name)) throw std::logic_error("no name of a file beside the database: " + name);
      write_beside(beside.folder, name, file, report);
    });
  }
}

}  // namespace

BackupReport back_up(Database& database, const std::filesystem::path& target, std::span<const Migration> migrations,
                     const util::Clock& clock, const FilesBeside& beside)
{
  BackupReport report;
  SchemaState state = schema_state(database, migrations);
  report.problems = std::move(state.problems);
  if (report.problems.empty() && state.applied.empty()) {
    report.problems.push_back({.place = {}, .code = "db.backup_of_nothing", .params = {}});
  }
  if (!report.problems.empty()) return report;
  GzipWriter file(target);
  database.read([&](Connection& connection) {
    file.line(header_line(state.applied, connection.engine(), clock.now()));
    for (const Table& table : tables(connection)) {
      if (table.name == k_migration_table) continue;
      report.rows += write_table(connection, table, file);
      ++report.tables;
    }
    write_files(connection, beside, file, report);
  });
  file.line(end_line(report.tables, report.rows, report.files + static_cast<std::int64_t>(report.lost.size())));
  file.finish();
  return report;
}

}  // namespace db
