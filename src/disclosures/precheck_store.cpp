// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/precheck_store.hpp"

#include <utility>

namespace disclosures {
namespace {

constexpr std::string_view k_of_agency = "cycle_id = :first AND agency_id = :second ORDER BY id DESC";
constexpr std::string_view k_by_run = "id = :first AND :second = 0";
constexpr std::string_view k_newest_in_round =
    "id IN (SELECT max(id) FROM precheck_run WHERE cycle_id = :first AND :second = 0 GROUP BY agency_id) ORDER BY id";

}  // namespace

bool PrecheckStore::ask(std::int64_t cycle, std::int64_t agency, const PrecheckAsk& ask)
{
  return connection_.execute(R"(
    INSERT INTO precheck_run (cycle_id, agency_id, reason, asked_at, asked_by, worker, held_until, attempts, items,
      items_done, links, findings, ended_how, trouble)
    VALUES (:cycle, :agency, :reason, :at, :by, '', 0, 0, 0, 0, 0, 0, '', '') ON CONFLICT DO NOTHING)",
                             cycle, agency, ask.reason, ask.at, ask.by) > 0;
}

std::int64_t PrecheckStore::ask_all(std::int64_t cycle, const PrecheckAsk& ask)
{
  return connection_.execute(R"(
    INSERT INTO precheck_run (cycle_id, agency_id, reason, asked_at, asked_by, worker, held_until, attempts, items,
      items_done, links, findings, ended_how, trouble)
    SELECT e.cycle_id, e.agency_id, CAST(:reason AS TEXT), CAST(:at AS BIGINT), CAST(:by AS BIGINT), '', 0, 0, 0, 0, 0,
      0, '', ''
    FROM enrolment e
    WHERE e.cycle_id = :cycle AND e.withdrawn_at IS NULL AND (
      EXISTS (SELECT 1 FROM disclosure_link l WHERE l.cycle_id = e.cycle_id AND l.agency_id = e.agency_id
        AND l.removed_at IS NULL)
      OR EXISTS (SELECT 1 FROM disclosure_file f WHERE f.cycle_id = e.cycle_id AND f.agency_id = e.agency_id
        AND f.removed_at IS NULL))
    ORDER BY e.agency_id
    ON CONFLICT DO NOTHING)",
                             ask.reason, ask.at, ask.by, cycle);
}

std::optional<PrecheckRun> PrecheckStore::claim(const std::string& worker, util::UtcSeconds now,
                                                util::UtcSeconds held_until, std::int64_t cycle, std::int64_t agency)
{
  for (;;) {
    const auto next = connection_
                          .query(R"(
        SELECT id, attempts FROM precheck_run
        WHERE ended_at IS NULL AND held_until <= :now AND (:cycle = 0 OR cycle_id = :cycle)
          AND (:agency = 0 OR agency_id = :agency)
        ORDER BY held_until, id LIMIT 1)",
                                 now, cycle, agency)
                          .maybe<std::int64_t, std::int64_t>();
    if (!next) return std::nullopt;
    const auto [run, attempts] = *next;
    if (attempts >= k_most_attempts) {
      give_up(run, "taken up too often and never finished", now);
      continue;
    }
    connection_.execute(R"(
      UPDATE precheck_run SET worker = :worker, held_until = :held_until, attempts = attempts + 1 WHERE id = :run)",
                        worker, held_until, run);
    return std::move(rows(k_by_run, run, 0).front());
  }
}

bool PrecheckStore::renew(std::int64_t run, const std::string& worker, util::UtcSeconds held_until)
{
  return connection_.execute(R"(
    UPDATE precheck_run SET held_until = :held_until WHERE id = :run AND worker = :worker AND ended_at IS NULL)",
                             held_until, run, worker) > 0;
}

void PrecheckStore::begin(std::int64_t run, std::int64_t items, util::UtcSeconds at)
{
  connection_.execute("UPDATE precheck_run SET items = :items, started_at = coalesce(started_at, :at) WHERE id = :run",
                      items, at, run);
}

std::set<std::string> PrecheckStore::items_done(const PrecheckRun& run) const
{
  const auto items = connection_
                         .query(R"(
        SELECT item FROM precheck_item WHERE cycle_id = :cycle AND agency_id = :agency AND run_id = :run)",
                                run.cycle, run.agency, run.id)
                         .all<std::string>();
  return {items.begin(), items.end()};
}

void PrecheckStore::item_done(const PrecheckRun& run, std::string_view item, std::int64_t links, util::UtcSeconds at)
{
  connection_.execute("INSERT INTO precheck_item VALUES (:cycle, :agency, :run, :item, :at)", run.cycle, run.agency,
                      run.id, item, at);
  connection_.execute("UPDATE precheck_run SET items_done = items_done + 1, links = links + :links WHERE id = :run",
                      links, run.id);
}

void PrecheckStore::finish(const PrecheckRun& run, util::UtcSeconds at)
{
  connection_.execute(R"(
    UPDATE precheck_run SET ended_at = :at, ended_how = 'done', findings = (
      SELECT count(*) FROM precheck_finding f WHERE f.cycle_id = :cycle AND f.agency_id = :agency AND f.gone_at IS NULL)
    WHERE id = :run)",
                      at, run.cycle, run.agency, run.id);
}

void PrecheckStore::let_go(std::int64_t run, const std::string& worker)
{
  connection_.execute(R"(
    UPDATE precheck_run SET held_until = 0, worker = '', attempts = attempts - 1
    WHERE id = :run AND worker = :worker AND ended_at IS NULL)",
                      run, worker);
}

void PrecheckStore::give_up(std::int64_t run, std::string_view trouble, util::UtcSeconds at)
{
  connection_.execute(R"(
    UPDATE precheck_run SET ended_at = :at, ended_how = 'given_up', trouble = :trouble
    WHERE id = :run AND ended_at IS NULL)",
                      at, trouble, run);
}

std::vector<PrecheckRun> PrecheckStore::rows(std::string_view condition, std::int64_t first, std::int64_t second) const
{
  std::vector<PrecheckRun> runs;
  const std::string sql = std::string(R"(
    SELECT cycle_id, agency_id, id, reason, asked_at, asked_by, attempts, items, items_done, links, findings,
      started_at, ended_at, ended_how FROM precheck_run WHERE )") +
                          std::string(condition);
  connection_.query(sql, first, second)
      .each<std::int64_t, std::int64_t, std::int64_t, std::string, std::int64_t, std::int64_t, std::int64_t,
            std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::optional<std::int64_t>,
            std::optional<std::int64_t>, std::string>(
          [&](std::int64_t cycle, std::int64_t agency, std::int64_t id, std::string reason, std::int64_t asked,
              std::int64_t asked_by, std::int64_t attempts, std::int64_t items, std::int64_t items_done,
              std::int64_t links, std::int64_t findings, std::optional<std::int64_t> started,
              std::optional<std::int64_t> ended, std::string ended_how) {
            runs.push_back({cycle, agency, id, std::move(reason), asked, asked_by, attempts, items, items_done, links,
                            findings, started, ended, std::move(ended_how)});
          });
  return runs;
}

std::vector<PrecheckRun> PrecheckStore::runs(std::int64_t cycle, std::int64_t agency) const
{
  return rows(k_of_agency, cycle, agency);
}

std::optional<PrecheckRun> PrecheckStore::newest(std::int64_t cycle, std::int64_t agency) const
{
  std::vector<PrecheckRun> found = runs(cycle, agency);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<PrecheckRun> PrecheckStore::newest_of_all(std::int64_t cycle) const
{
  return rows(k_newest_in_round, cycle, 0);
}

PrecheckProgress PrecheckStore::progress(std::int64_t cycle) const
{
  PrecheckProgress progress;
  for (const PrecheckRun& run : newest_of_all(cycle)) {
    progress.links += run.links;
    if (run.is_open()) {
      ++(run.started ? progress.running : progress.waiting);
    } else {
      ++(run.ended_how == "done" ? progress.done : progress.given_up);
    }
  }
  return progress;
}

bool PrecheckStore::anything_waits(util::UtcSeconds now, std::int64_t cycle, std::int64_t agency) const
{
  return connection_
             .query(R"(
        SELECT count(*) FROM (SELECT 1 FROM precheck_run
          WHERE ended_at IS NULL AND held_until <= :now AND (:cycle = 0 OR cycle_id = :cycle)
            AND (:agency = 0 OR agency_id = :agency) LIMIT 1) AS one)",
                    now, cycle, agency)
             .one<std::int64_t>() > 0;
}

}  // namespace disclosures
