// SPDX-License-Identifier: Apache-2.0
#include "src/results/computation_store.hpp"

#include <stdexcept>

namespace results {
namespace {

constexpr const char* k_columns = R"(
  id, cycle_id, fiscal_year, state, asked_at, asked_by, finished_at, progress, agencies, answers, judgements,
  framework_hash, program_version, input_digest, result_digest)";

template <typename Query>
std::vector<Computation> computations_of(Query query)
{
  std::vector<Computation> found;
  query.template each<std::int64_t, std::int64_t, std::int64_t, std::string, util::UtcSeconds, std::int64_t,
                      std::optional<util::UtcSeconds>, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
                      std::string, std::string, std::string, std::string>(
      [&](std::int64_t id, std::int64_t cycle, std::int64_t year, const std::string& state, util::UtcSeconds asked_at,
          std::int64_t asked_by, std::optional<util::UtcSeconds> finished_at, std::int64_t progress,
          std::int64_t agencies, std::int64_t answers, std::int64_t judgements, std::string framework_hash,
          std::string program, std::string input_digest, std::string result_digest) {
        const auto known = computation_state_named(state);
        if (!known) throw std::logic_error("result_computation knows no state " + state);
        found.push_back({.id = id,
                         .cycle = cycle,
                         .fiscal_year = static_cast<int>(year),
                         .state = *known,
                         .asked_at = asked_at,
                         .asked_by = asked_by,
                         .finished_at = finished_at,
                         .progress = static_cast<int>(progress),
                         .agencies = agencies,
                         .answers = answers,
                         .judgements = judgements,
                         .framework_hash = std::move(framework_hash),
                         .program_version = std::move(program),
                         .input_digest = std::move(input_digest),
                         .result_digest = std::move(result_digest)});
      });
  return found;
}

std::optional<Computation> first_of(std::vector<Computation> found)
{
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace

std::vector<Computation> ComputationStore::rows(const std::string& condition, std::int64_t value) const
{
  const std::string sql = std::string("SELECT ") + k_columns + " FROM result_computation WHERE " + condition;
  return computations_of(connection_.query(sql, value));
}

std::optional<Computation> ComputationStore::find(std::int64_t id) const
{
  return first_of(rows("id = :id", id));
}

std::vector<Computation> ComputationStore::of_cycle(std::int64_t cycle) const
{
  return rows("cycle_id = :cycle AND state <> 'dropped' ORDER BY id DESC", cycle);
}

std::optional<Computation> ComputationStore::newest_done(std::int64_t cycle, std::optional<std::int64_t> before) const
{
  for (Computation& one : rows("cycle_id = :cycle AND state = 'done' ORDER BY id DESC", cycle)) {
    if (!before || one.id < *before) return std::move(one);
  }
  return std::nullopt;
}

std::int64_t ComputationStore::ask(std::int64_t cycle, int fiscal_year, util::UtcSeconds at, std::int64_t by)
{
  const auto pending = rows("cycle_id = :cycle AND state IN ('waiting', 'running') ORDER BY id", cycle);
  if (!pending.empty()) return pending.front().id;
  return add({.cycle = cycle, .fiscal_year = fiscal_year, .asked_at = at, .asked_by = by});
}

std::int64_t ComputationStore::add(const Computation& one)
{
  return connection_
      .query(R"(
        INSERT INTO result_computation (cycle_id, fiscal_year, state, asked_at, asked_by, lease_until, finished_at,
          progress, agencies, answers, judgements, framework_hash, program_version, input_digest, result_digest)
        VALUES (:cycle, :year, :state, :asked_at, :asked_by, 0, :finished_at, :progress, :agencies, :answers,
          :judgements, :framework_hash, :program_version, :input_digest, :result_digest) RETURNING id)",
             one.cycle, one.fiscal_year, code(one.state), one.asked_at, one.asked_by, one.finished_at, one.progress,
             one.agencies, one.answers, one.judgements, one.framework_hash, one.program_version, one.input_digest,
             one.result_digest)
      .one<std::int64_t>();
}

bool ComputationStore::has_work(util::UtcSeconds now) const
{
  return !rows("state = 'waiting' OR (state = 'running' AND lease_until < :now) ORDER BY id", now).empty();
}

std::optional<Computation> ComputationStore::claim(util::UtcSeconds now, util::UtcSeconds lease_until)
{
  auto found = first_of(rows("state = 'waiting' OR (state = 'running' AND lease_until < :now) ORDER BY id", now));
  if (!found) return std::nullopt;
  connection_.execute(
      "UPDATE result_computation SET state = 'running', lease_until = :until, progress = 0 WHERE id = :id", lease_until,
      found->id);
  found->state = ComputationState::running;
  found->progress = 0;
  return found;
}

bool ComputationStore::report(std::int64_t id, util::UtcSeconds lease, util::UtcSeconds lease_until, int progress)
{
  return connection_.execute(R"(
    UPDATE result_computation SET lease_until = :until, progress = :progress
    WHERE id = :id AND state = 'running' AND lease_until = :lease)",
                             lease_until, progress, id, lease) == 1;
}

void ComputationStore::finish(const Computation& one)
{
  connection_.execute(R"(
    UPDATE result_computation SET state = 'done', finished_at = :at, progress = 100, agencies = :agencies,
      answers = :answers, judgements = :judgements, framework_hash = :framework_hash,
      program_version = :program_version, input_digest = :input_digest, result_digest = :result_digest
    WHERE id = :id)",
                      one.finished_at, one.agencies, one.answers, one.judgements, one.framework_hash,
                      one.program_version, one.input_digest, one.result_digest, one.id);
}

void ComputationStore::fail(std::int64_t id, util::UtcSeconds at)
{
  connection_.execute("UPDATE result_computation SET state = 'failed', finished_at = :at WHERE id = :id", at, id);
}

void ComputationStore::clear(std::int64_t cycle, std::int64_t id)
{
  for (const char* table : {"result", "result_text", "result_spread", "result_count", "result_answers"})
    connection_.execute(std::string("DELETE FROM ") + table + " WHERE cycle_id = :cycle AND computation_id = :id",
                        cycle, id);
}

void ComputationStore::add_answers(std::int64_t cycle, std::int64_t id, const std::vector<surveys::PartCount>& counts)
{
  for (const surveys::PartCount& one : counts)
    connection_.execute(R"(
      INSERT INTO result_answers (cycle_id, computation_id, instrument, part, answers, repeated)
      VALUES (:cycle, :id, :instrument, :part, :answers, :repeated))",
                        cycle, id, one.instrument, one.part, one.answers, one.repeated);
}

std::vector<surveys::PartCount> ComputationStore::answers(std::int64_t cycle, std::int64_t id) const
{
  std::vector<surveys::PartCount> counts;
  connection_
      .query(R"(
        SELECT instrument, part, answers, repeated FROM result_answers
        WHERE cycle_id = :cycle AND computation_id = :id ORDER BY instrument, part)",
             cycle, id)
      .each<std::string, std::string, std::int64_t, std::int64_t>(
          [&](std::string instrument, std::string part, std::int64_t answers, std::int64_t repeated) {
            counts.push_back({std::move(instrument), std::move(part), answers, repeated});
          });
  return counts;
}

void ComputationStore::drop_others(std::int64_t cycle, std::int64_t keep, std::int64_t keep_too)
{
  const auto old = connection_
                       .query(R"(
        SELECT id FROM result_computation WHERE cycle_id = :cycle AND state IN ('done', 'failed') AND id <> :keep
          AND id <> :keep_too AND id NOT IN (SELECT computation_id FROM result_release WHERE cycle_id = :cycle))",
                              cycle, keep, keep_too)
                       .all<std::int64_t>();
  for (const std::int64_t id : old) {
    clear(cycle, id);
    connection_.execute("UPDATE result_computation SET state = 'dropped' WHERE id = :id", id);
  }
}

}  // namespace results
