// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/conflict_store.hpp"

#include <string>
#include <utility>

namespace reviews {
namespace {

std::vector<Conflict> conflicts_of(db::Query query)
{
  std::vector<Conflict> conflicts;
  for (auto& [id, account, agency, province, reason, at, by] :
       query.all<std::int64_t, std::int64_t, std::optional<std::int64_t>, std::string, std::string, std::int64_t,
                 std::int64_t>())
    conflicts.push_back({id, account, agency, std::move(province), std::move(reason), at, by});
  return conflicts;
}

std::string conflict_sql(std::string_view rest)
{
  return "SELECT id, account_id, agency_id, province, reason, declared_at, declared_by FROM review_conflict"
         " WHERE ended_at IS NULL " +
         std::string(rest);
}

}  // namespace

std::vector<Conflict> ConflictStore::all() const
{
  return conflicts_of(connection_.query(conflict_sql("ORDER BY id DESC")));
}

std::vector<Conflict> ConflictStore::of(std::int64_t account) const
{
  return conflicts_of(connection_.query(conflict_sql("AND account_id = :account ORDER BY id DESC"), account));
}

std::optional<Conflict> ConflictStore::find(std::int64_t id) const
{
  std::vector<Conflict> found = conflicts_of(connection_.query(conflict_sql("AND id = :id"), id));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::int64_t ConflictStore::add(const Conflict& conflict)
{
  return connection_
      .query(R"(
        INSERT INTO review_conflict (account_id, agency_id, province, reason, declared_at, declared_by)
        VALUES (:account, :agency, :province, :reason, :at, :by) RETURNING id)",
             conflict.account, conflict.agency, conflict.province, conflict.reason, conflict.declared_at,
             conflict.declared_by)
      .one<std::int64_t>();
}

void ConflictStore::end(std::int64_t id, std::int64_t by, util::UtcSeconds now)
{
  connection_.execute("UPDATE review_conflict SET ended_at = :now, ended_by = :by WHERE id = :id AND ended_at IS NULL",
                      now, by, id);
}

}  // namespace reviews
