// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/task_store.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include "lib/db/many_rows.hpp"

namespace reviews {
namespace {

constexpr std::string_view k_task_columns =
    "SELECT id, cycle_id, agency_id, item, kind, position, account_id, why, assigned_at, done_at, reading_id "
    "FROM review_task ";

ReadingKind kind_of_task(const std::string& text)
{
  const auto kind = reading_kind_named(text);
  if (!kind) throw std::logic_error("review_task knows no kind " + text);
  return *kind;
}

std::vector<Task> tasks_of(db::Query query)
{
  std::vector<Task> tasks;
  for (auto& [id, cycle, agency, item, kind, position, account, why, assigned, done, reading] :
       query.all<std::int64_t, std::int64_t, std::int64_t, std::string, std::string, std::int64_t,
                 std::optional<std::int64_t>, std::string, util::UtcSeconds, std::optional<util::UtcSeconds>,
                 std::optional<std::int64_t>>())
    tasks.push_back({id, cycle, agency, std::move(item), kind_of_task(kind), position, account, std::move(why),
                     assigned, done, reading});
  return tasks;
}

std::optional<Task> only(std::vector<Task> tasks)
{
  if (tasks.empty()) return std::nullopt;
  return std::move(tasks.front());
}

std::string task_sql(std::string_view rest)
{
  return std::string(k_task_columns) + std::string(rest);
}

const db::ManyRows& task_rows()
{
  using enum db::Kind;
  static const db::ManyRows k_rows("review_task",
                                   "cycle_id, agency_id, item, kind, position, account_id, why, assigned_at",
                                   {integer, integer, text, text, integer, integer, text, integer});
  return k_rows;
}

/// What by_… count: a number to group by, then kind, all and done.
std::map<std::int64_t, TaskStore::ByKind> grouped_by_kind(db::Query query)
{
  std::map<std::int64_t, TaskStore::ByKind> found;
  for (const auto& [group, kind, items, done] : query.all<std::int64_t, std::string, std::int64_t, std::int64_t>())
    found[group][kind_of_task(kind)] = {items, done};
  return found;
}

}  // namespace

std::string_view code(Way way)
{
  constexpr std::array<std::string_view, 5> k_ways = {"hand", "even", "import", "chosen", "conflict"};
  return k_ways.at(static_cast<std::size_t>(way));
}

std::optional<Task> TaskStore::find(std::int64_t cycle, std::int64_t agency, std::string_view item,
                                    ReadingKind kind) const
{
  return only(tasks_of(
      connection_.query(task_sql("WHERE cycle_id = :cycle AND agency_id = :agency AND item = :item AND kind = :kind"),
                        cycle, agency, item, code(kind))));
}

std::optional<Task> TaskStore::find(std::int64_t id) const
{
  return only(tasks_of(connection_.query(task_sql("WHERE id = :id"), id)));
}

std::vector<Task> TaskStore::of_agency(std::int64_t cycle, std::int64_t agency) const
{
  return tasks_of(connection_.query(task_sql("WHERE cycle_id = :cycle AND agency_id = :agency ORDER BY position, id"),
                                    cycle, agency));
}

std::vector<Task> TaskStore::of_account(std::int64_t account) const
{
  return tasks_of(connection_.query(
      task_sql("WHERE account_id = :account AND done_at IS NULL ORDER BY cycle_id, agency_id, position, id"), account));
}

std::vector<Task> TaskStore::waiting(std::int64_t cycle, ReadingKind kind) const
{
  return tasks_of(connection_.query(
      task_sql("WHERE cycle_id = :cycle AND kind = :kind AND done_at IS NULL ORDER BY assigned_at, id"), cycle,
      code(kind)));
}

std::optional<Task> TaskStore::next(std::int64_t account, std::int64_t cycle, ReadingKind kind, std::int64_t agency,
                                    std::int64_t position) const
{
  return only(tasks_of(connection_.query(
      task_sql("WHERE account_id = :account AND cycle_id = :cycle AND kind = :kind AND done_at IS NULL"
               " ORDER BY CASE WHEN agency_id = :agency AND position > :position THEN 0 WHEN agency_id = :agency THEN 1"
               " ELSE 2 END, agency_id, position LIMIT 1"),
      account, cycle, code(kind), agency, position)));
}

void TaskStore::add_many(std::span<const Task> tasks)
{
  std::vector<db::Value> values;
  for (const Task& task : tasks) {
    values.push_back(db::to_value(task.cycle));
    values.push_back(db::to_value(task.agency));
    values.push_back(db::to_value(task.item));
    values.push_back(db::to_value(code(task.kind)));
    values.push_back(db::to_value(task.position));
    values.push_back(db::to_value(task.account));
    values.push_back(db::to_value(task.why));
    values.push_back(db::to_value(task.assigned));
  }
  task_rows().insert(connection_, std::move(values));
}

void TaskStore::give(std::int64_t id, std::optional<std::int64_t> account, util::UtcSeconds now)
{
  connection_.execute("UPDATE review_task SET account_id = :account, assigned_at = :now WHERE id = :id", account, now,
                      id);
}

void TaskStore::finish(std::int64_t id, std::int64_t reading, util::UtcSeconds now)
{
  connection_.execute("UPDATE review_task SET reading_id = :reading, done_at = :now WHERE id = :id", reading, now, id);
}

void TaskStore::drop(std::int64_t id)
{
  connection_.execute("DELETE FROM review_task WHERE id = :id AND done_at IS NULL", id);
}

void TaskStore::note(std::int64_t cycle, const Assigned& assigned, Way way, std::int64_t by, util::UtcSeconds now)
{
  connection_.execute(R"(
    INSERT INTO review_assignment (cycle_id, agency_id, item, kind, account_id, way, at, by_account)
    VALUES (:cycle, :agency, :item, :kind, :account, :way, :now, :by))",
                      cycle, assigned.agency, assigned.item, code(assigned.kind), assigned.account, code(way), now, by);
}

std::map<std::int64_t, std::int64_t> TaskStore::loads(std::int64_t cycle, ReadingKind kind) const
{
  std::map<std::int64_t, std::int64_t> loads;
  for (const auto& [account, count] : connection_
                                          .query(R"(
        SELECT account_id, COUNT(*) FROM review_task
        WHERE cycle_id = :cycle AND kind = :kind AND account_id IS NOT NULL GROUP BY account_id)",
                                                 cycle, code(kind))
                                          .all<std::int64_t, std::int64_t>())
    loads.emplace(account, count);
  return loads;
}

std::map<std::int64_t, TaskStore::ByKind> TaskStore::by_account(std::int64_t cycle) const
{
  return grouped_by_kind(connection_.query(R"(
        SELECT COALESCE(account_id, 0), kind, COUNT(*), COUNT(done_at) FROM review_task
        WHERE cycle_id = :cycle GROUP BY COALESCE(account_id, 0), kind)",
                                           cycle));
}

std::map<std::int64_t, TaskStore::ByKind> TaskStore::by_cycle(std::int64_t account) const
{
  return grouped_by_kind(connection_.query(R"(
        SELECT cycle_id, kind, COUNT(*), COUNT(done_at) FROM review_task
        WHERE account_id = :account GROUP BY cycle_id, kind)",
                                           account));
}

std::map<std::int64_t, TaskStore::ByKind> TaskStore::by_agency(std::int64_t account, std::int64_t cycle) const
{
  return grouped_by_kind(connection_.query(R"(
        SELECT agency_id, kind, COUNT(*), COUNT(done_at) FROM review_task
        WHERE account_id = :account AND cycle_id = :cycle GROUP BY agency_id, kind)",
                                           account, cycle));
}

bool TaskStore::has_any(std::int64_t account, std::int64_t agency) const
{
  return connection_
             .query("SELECT COUNT(*) FROM review_task WHERE account_id = :account AND agency_id = :agency", account,
                    agency)
             .one<std::int64_t>() > 0;
}

std::vector<std::int64_t> TaskStore::assigned_agencies(std::int64_t cycle) const
{
  return connection_
      .query(R"(
        SELECT DISTINCT agency_id FROM review_task
        WHERE cycle_id = :cycle AND kind = 'first' AND account_id IS NOT NULL ORDER BY agency_id)",
             cycle)
      .all<std::int64_t>();
}

}  // namespace reviews
