// SPDX-License-Identifier: Apache-2.0
#include "lib/db/tables.hpp"

#include <algorithm>

#include "lib/util/text.hpp"

namespace db {
namespace {

/// SQLite keeps what was written; PostgreSQL says its own name of the type.
Kind kind_of(std::string_view type)
{
  std::string lower;
  std::ranges::transform(type, std::back_inserter(lower), util::ascii_lower);
  if (lower.find("int") != std::string::npos) return Kind::integer;
  if (lower.find("double") != std::string::npos || lower.find("real") != std::string::npos) return Kind::real;
  return Kind::text;
}

Table sqlite_table(Connection& connection, const std::string& name)
{
  Table table{.name = name, .columns = {}, .key = {}, .identity = {}};
  std::vector<std::pair<int, std::string>> key;
  connection.query("SELECT name, type, pk FROM pragma_table_info(:table) ORDER BY cid", name)
      .each<std::string, std::string, int>([&](std::string column, const std::string& type, int place) {
        if (place > 0) key.emplace_back(place, column);
        table.columns.push_back({std::move(column), kind_of(type)});
      });
  std::ranges::sort(key);
  for (auto& [place, column] : key)
    table.key.push_back(std::move(column));
  const auto made =
      connection.query("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :table", name).one<std::string>();
  if (made.find("AUTOINCREMENT") != std::string::npos) table.identity = table.key.front();
  return table;
}

Table postgresql_table(Connection& connection, const std::string& name)
{
  Table table{.name = name, .columns = {}, .key = {}, .identity = {}};
  connection
      .query(
          "SELECT column_name::text, data_type::text, is_identity::text FROM information_schema.columns "
          "WHERE table_schema = current_schema() AND table_name = :table ORDER BY ordinal_position",
          name)
      .each<std::string, std::string, std::string>(
          [&](std::string column, const std::string& type, const std::string& identity) {
            if (identity == "YES") table.identity = column;
            table.columns.push_back({std::move(column), kind_of(type)});
          });
  table.key =
      connection
          .query(
              "SELECT k.column_name::text FROM information_schema.table_constraints c "
              "JOIN information_schema.key_column_usage k USING (constraint_schema, constraint_name, table_name) "
              "WHERE c.table_schema = current_schema() AND c.table_name = :table "
              "AND c.constraint_type = 'PRIMARY KEY' ORDER BY k.ordinal_position",
              name)
          .all<std::string>();
  return table;
}

}  // namespace

std::vector<std::string> table_names(Connection& connection)
{
  if (connection.engine() == Engine::sqlite) {
    return connection
        .query(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY "
            "name")
        .all<std::string>();
  }
  return connection
      .query(
          "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename COLLATE \"C\"")
      .all<std::string>();
}

std::vector<Table> tables(Connection& connection)
{
  std::vector<Table> all;
  for (const std::string& name : table_names(connection)) {
    all.push_back(connection.engine() == Engine::sqlite ? sqlite_table(connection, name)
                                                        : postgresql_table(connection, name));
  }
  return all;
}

std::string sql_name(std::string_view name)
{
  std::string text = "\"";
  for (const char c : name) {
    text += c;
    if (c == '"') text += c;
  }
  return text + '"';
}

}  // namespace db
