// SPDX-License-Identifier: Apache-2.0
// The lines of a backup file as they are written.
#include <nlohmann/json.hpp>

#include "lib/db/backup_file.hpp"
#include "lib/util/base64.hpp"

namespace db {
namespace {

using LineJson = nlohmann::ordered_json;

std::string_view kind_name(Kind kind)
{
  for (const auto& [known, name] : k_backup_kinds)
    if (known == kind) return name;
  return {};
}

LineJson as_json(const Cell& cell)
{
  if (cell.null) return nullptr;
  if (cell.kind == Kind::integer) return cell.integer;
  if (cell.kind == Kind::real) return cell.real;
  return cell.text;
}

}  // namespace

std::string row_line(std::span<const Cell> cells)
{
  LineJson row = LineJson::array();
  for (const Cell& cell : cells)
    row.push_back(as_json(cell));
  return row.dump();
}

std::string header_line(std::span<const Migration> applied, Engine engine, util::UtcSeconds made_at)
{
  LineJson migrations = LineJson::array();
  for (const Migration& migration : applied)
    migrations.push_back({{"name", migration.name}, {"sha256", migration.sha256}});
  LineJson header;
  header["backup"] = k_backup_format;
  header["version"] = k_backup_version;
  header["made_at"] = made_at;
  header["engine"] = name(engine);
  header["migrations"] = std::move(migrations);
  return header.dump();
}

std::string table_line(const BackupTable& table)
{
  LineJson columns = LineJson::array();
  for (const TableColumn& column : table.table.columns)
    columns.push_back({{"name", column.name}, {"kind", kind_name(column.kind)}});
  LineJson line;
  line["table"] = table.table.name;
  line["columns"] = std::move(columns);
  if (table.next_id > 0) line["next_id"] = table.next_id;
  return line.dump();
}

std::string table_end_line(std::string_view table, std::int64_t rows, const std::string& sha256)
{
  LineJson line;
  line["end_of"] = table;
  line["rows"] = rows;
  line["sha256"] = sha256;
  return line.dump();
}

std::string file_line(std::string_view name)
{
  return LineJson{{"file", name}}.dump();
}

std::string piece_line(std::string_view bytes)
{
  return '"' + util::base64url(bytes) + '"';
}

std::string file_end_line(std::string_view name, std::int64_t bytes, const std::string& sha256)
{
  LineJson line;
  line["end_of_file"] = name;
  line["bytes"] = bytes;
  line["sha256"] = sha256;
  return line.dump();
}

std::string missing_file_line(std::string_view name)
{
  return LineJson{{"missing_file", name}}.dump();
}

std::string end_line(std::int64_t tables, std::int64_t rows, std::int64_t files)
{
  LineJson line;
  line["end"] = k_backup_format;
  line["tables"] = tables;
  line["rows"] = rows;
  line["files"] = files;
  return line.dump();
}

}  // namespace db
