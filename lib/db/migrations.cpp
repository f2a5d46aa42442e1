// SPDX-License-Identifier: Apache-2.0
#include "lib/db/migrations.hpp"

#include <algorithm>

#include "lib/db/copy.hpp"
#include "lib/db/tables.hpp"

namespace db {
namespace {

constexpr std::string_view k_table = "schema_migration";

std::vector<Migration> read_applied(Connection& connection)
{
  std::vector<Migration> applied;
  const std::vector<std::string> names = table_names(connection);
  if (std::ranges::find(names, k_table) == names.end()) return applied;
  connection.query("SELECT number, name, sha256 FROM schema_migration ORDER BY number")
      .each<int, std::string, std::string>([&applied](int number, std::string name, std::string sha256) {
        applied.push_back({number, std::move(name), {}, std::move(sha256)});
      });
  return applied;
}

util::Problem fault(std::string code, util::Params params)
{
  return {.place = {}, .code = std::move(code), .params = std::move(params)};
}

SchemaState state_of(Connection& connection, std::span<const Migration> known)
{
  SchemaState state;
  state.applied = read_applied(connection);
  state.problems = compare_migrations(state.applied, known);
  if (state.applied.size() < known.size()) {
    const std::span<const Migration> rest = known.subspan(state.applied.size());
    state.pending.assign(rest.begin(), rest.end());
  }
  return state;
}

void make_table(Connection& connection)
{
  connection.script(
      "CREATE TABLE IF NOT EXISTS schema_migration ("
      "number BIGINT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL)");
}

/// One at a time, each in its own transaction; what another process did meanwhile is seen.
bool apply_next(Database& database, std::span<const Migration> known, const util::Clock& clock, MigrationReport& report)
{
  std::string applied;
  util::Problems problems;
  database.write_alone([&](Connection& connection) {
    applied.clear();
    SchemaState state = state_of(connection, known);
    problems = std::move(state.problems);
    if (!problems.empty() || state.pending.empty()) return;
    apply(connection, {state.pending.data(), 1}, clock.now());
    applied = state.pending.front().name;
  });
  report.problems = std::move(problems);
  if (applied.empty()) return false;
  report.applied.push_back(applied);
  return true;
}

}  // namespace

util::Problems compare_migrations(std::span<const Migration> applied, std::span<const Migration> known)
{
  util::Problems problems;
  if (applied.size() > known.size()) {
    problems.push_back(
        fault("db.schema_newer", {{"have", std::to_string(applied.size())}, {"want", std::to_string(known.size())}}));
  }
  for (std::size_t i = 0; i < std::min(applied.size(), known.size()); ++i) {
    if (applied[i].number == known[i].number && applied[i].sha256 == known[i].sha256) continue;
    problems.push_back(fault("db.migration_changed", {{"name", known[i].name}, {"applied", applied[i].name}}));
  }
  return problems;
}

void apply(Connection& connection, std::span<const Migration> migrations, util::UtcSeconds now)
{
  make_table(connection);
  for (const Migration& migration : migrations) {
    connection.script(text_for(connection.engine(), migration));
    connection.execute("INSERT INTO schema_migration (number, name, sha256, applied_at) VALUES (:n, :name, :sha, :at)",
                       migration.number, migration.name, migration.sha256, now);
  }
}

SchemaState schema_state(Database& database, std::span<const Migration> migrations)
{
  return database.read([&](Connection& connection) { return state_of(connection, migrations); });
}

util::Problems require_current(Database& database, std::span<const Migration> migrations)
{
  SchemaState state = schema_state(database, migrations);
  if (state.problems.empty() && !state.pending.empty()) {
    const std::string code = state.applied.empty() ? "db.schema_missing" : "db.schema_old";
    state.problems.push_back(
        fault(code, {{"have", std::to_string(state.applied.size())}, {"want", std::to_string(migrations.size())}}));
  }
  return state.problems;
}

MigrationReport migrate(Database& database, std::span<const Migration> migrations, const util::Clock& clock)
{
  MigrationReport report;
  const SchemaState before = schema_state(database, migrations);
  report.problems = before.problems;
  if (!before.problems.empty() || before.pending.empty()) return report;
  if (database.engine() == Engine::sqlite && !before.applied.empty()) {
    report.backup = copy_before_migration(database, before.pending.front().number, clock.now());
  }
  while (apply_next(database, migrations, clock, report)) {
  }
  return report;
}

}  // namespace db
