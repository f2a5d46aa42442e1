// SPDX-License-Identifier: Apache-2.0
#include "lib/db/backup.hpp"

#include "lib/db/backup_file.hpp"
#include "lib/db/references.hpp"
#include "lib/db/tables.hpp"
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

}  // namespace

BackupReport back_up(Database& database, const std::filesystem::path& target, std::span<const Migration> migrations,
                     const util::Clock& clock)
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
  });
  file.line(end_line(report.tables, report.rows));
  file.finish();
  return report;
}

}  // namespace db
