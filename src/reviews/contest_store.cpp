// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/contest_store.hpp"

#include <utility>

namespace reviews {
namespace {

std::vector<Contest> contests_of(db::Query query)
{
  std::vector<Contest> contests;
  for (auto& [id, cycle, agency, item, words, at, by, before, elements, reading, decided, decision] :
       query
           .all<std::int64_t, std::int64_t, std::int64_t, std::string, std::string, util::UtcSeconds, std::int64_t,
                std::string, std::string, std::int64_t, std::optional<util::UtcSeconds>, std::optional<std::int64_t>>())
    contests.push_back({id, cycle, agency, std::move(item), std::move(words), at, by,
                        item_state_named(before).value_or(ItemState::failed), std::move(elements), reading, decided,
                        decision});
  return contests;
}

}  // namespace

std::vector<Contest> ContestStore::of_agency(std::int64_t cycle, std::int64_t agency) const
{
  return contests_of(connection_.query(R"(
        SELECT id, cycle_id, agency_id, item, words, contested_at, contested_by, before_state, before_elements,
          before_reading, decided_at, decision_reading FROM review_contest
        WHERE cycle_id = :cycle AND agency_id = :agency AND withdrawn_at IS NULL ORDER BY id)",
                                       cycle, agency));
}

std::optional<Contest> ContestStore::find(std::int64_t cycle, std::int64_t agency, std::string_view item) const
{
  for (Contest& contest : of_agency(cycle, agency)) {
    if (contest.item == item) return std::move(contest);
  }
  return std::nullopt;
}

void ContestStore::add(const Contest& contest)
{
  connection_.execute(R"(
    INSERT INTO review_contest (cycle_id, agency_id, item, words, contested_at, contested_by, before_state,
      before_elements, before_reading)
    VALUES (:cycle, :agency, :item, :words, :at, :by, :before, :elements, :reading))",
                      contest.cycle, contest.agency, contest.item, contest.words, contest.at, contest.by,
                      code(contest.before), contest.before_elements, contest.before_reading);
}

void ContestStore::take_back(std::int64_t id, std::int64_t by, util::UtcSeconds now)
{
  connection_.execute(R"(
    UPDATE review_contest SET withdrawn_at = :now, withdrawn_by = :by
    WHERE id = :id AND withdrawn_at IS NULL AND decided_at IS NULL)",
                      now, by, id);
}

void ContestStore::decide(std::int64_t id, std::int64_t reading, util::UtcSeconds now)
{
  connection_.execute("UPDATE review_contest SET decided_at = :now, decision_reading = :reading WHERE id = :id", now,
                      reading, id);
}

ContestStore::Counts ContestStore::counts(std::int64_t cycle) const
{
  const auto [contested, decided, changed] = connection_
                                                 .query(R"(
        SELECT COUNT(*), COUNT(c.decided_at), COALESCE(SUM(CASE WHEN r.state <> c.before_state THEN 1 ELSE 0 END), 0)
        FROM review_contest c LEFT JOIN review_reading r ON r.id = c.decision_reading
        WHERE c.cycle_id = :cycle AND c.withdrawn_at IS NULL)",
                                                        cycle)
                                                 .one<std::int64_t, std::int64_t, std::int64_t>();
  return {contested, decided, changed};
}

}  // namespace reviews
