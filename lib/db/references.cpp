// SPDX-License-Identifier: Apache-2.0
#include "lib/db/references.hpp"

#include <tuple>

namespace db {
namespace {

std::string sequence_of(Connection& connection, const Table& table)
{
  return connection
      .query("SELECT CAST(pg_get_serial_sequence(CAST(:table AS TEXT), CAST(:column AS TEXT)) AS TEXT)",
             sql_name(table.name), table.identity)
      .one<std::string>();
}

}  // namespace

std::int64_t next_id(Connection& connection, const Table& table)
{
  if (table.identity.empty()) return 0;
  if (connection.engine() == Engine::sqlite) {
    const auto last =
        connection.query("SELECT seq FROM sqlite_sequence WHERE name = :table", table.name).maybe<std::int64_t>();
    return last.value_or(0) + 1;
  }
  // The name comes from the server, quoted where it has to be.
  const std::string sql =
      "SELECT last_value + CASE WHEN is_called THEN 1 ELSE 0 END FROM " + sequence_of(connection, table);
  return connection.query(sql).one<std::int64_t>();
}

void set_next_id(Connection& connection, const Table& table, std::int64_t next)
{
  if (table.identity.empty() || next <= 0) return;
  if (connection.engine() == Engine::sqlite) {
    connection.execute("DELETE FROM sqlite_sequence WHERE name = :table", table.name);
    connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :seq)", table.name, next - 1);
    return;
  }
  connection
      .query("SELECT setval(CAST(CAST(:sequence AS TEXT) AS REGCLASS), CAST(:next AS BIGINT), FALSE)",
             sequence_of(connection, table), next)
      .one<std::int64_t>();
}

std::vector<std::string> take_references_away(Connection& connection)
{
  std::vector<std::string> put_back;
  if (connection.engine() == Engine::sqlite) return put_back;
  const auto references =
      connection
          .query(
              "SELECT t.relname::text, c.conname::text, pg_get_constraintdef(c.oid)::text FROM pg_constraint c "
              "JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace "
              "WHERE c.contype = 'f' AND n.nspname = current_schema()")
          .all<std::string, std::string, std::string>();
  for (const auto& [table, name, definition] : references) {
    connection.script("ALTER TABLE " + sql_name(table) + " DROP CONSTRAINT " + sql_name(name));
    put_back.push_back("ALTER TABLE " + sql_name(table) + " ADD CONSTRAINT " + sql_name(name) + " " + definition);
  }
  return put_back;
}

void drop_tables(Connection& connection)
{
  const std::string all = connection.engine() == Engine::postgresql ? " CASCADE" : "";
  for (const std::string& table : table_names(connection))
    connection.script("DROP TABLE " + sql_name(table) + all);
}

}  // namespace db
