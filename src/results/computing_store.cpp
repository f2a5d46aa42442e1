// SPDX-License-Identifier: Apache-2.0
#include "src/results/computing_store.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <utility>

#include "src/cycles/cycle_store.hpp"
#include "src/results/compared.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/inputs_store.hpp"
#include "src/results/result_store.hpp"
#include "src/results/spread_store.hpp"
#include "src/surveys/answer_store.hpp"

namespace results {
namespace {

constexpr util::UtcSeconds k_lease = 120;       // seconds; a piece takes far less
constexpr std::size_t k_rows_in_a_piece = 500;  // a write that others hardly notice
constexpr int k_scored = 60;                    // per cent, by experience: reading and scoring take more than writing

struct Scored {
  std::vector<AgencyResult> rows;  ///< in the order of ids
  Spreads spreads;
  std::string input_digest;
  std::string result_digest;
  std::uint64_t answers = 0;
  std::uint64_t judgements = 0;
  std::string framework_hash;
  std::vector<surveys::PartCount> by_part;
};

Scored score_round(db::Database& database, std::int64_t cycle, unsigned threads)
{
  const GatheredInputs gathered = database.read([&](db::Connection& connection) { return gather(connection, cycle); });
  std::map<std::int64_t, const cycles::Enrolment*> enrolments;
  for (const cycles::Enrolment& enrolment : gathered.enrolments)
    enrolments.emplace(enrolment.agency, &enrolment);
  Scored scored;
  gathered.inputs.each_result(threads, [&](std::int64_t agency, const scoring::Result& result) {
    scored.framework_hash = result.framework->hash;
    AgencyResult row = agency_result(*enrolments.at(agency), result);
    scored.spreads.add(row, result);
    scored.rows.push_back(std::move(row));
  });
  scored.input_digest = gathered.inputs.digest();
  scored.result_digest = digest_of(scored.rows);
  scored.answers = gathered.inputs.answers();
  scored.judgements = gathered.inputs.judgements();
  scored.by_part = gathered.by_part;
  return scored;
}

/// Whoever computes tells again and again that it does; where another server has taken over, it stops.
class Lease {
 public:
  Lease(db::Database& database, const util::Clock& clock, std::int64_t computation, util::UtcSeconds until)
      : database_(database), clock_(clock), computation_(computation), until_(until)
  {
  }
  /// False where it is lost.
  bool renew(int progress)
  {
    const util::UtcSeconds next = clock_.now() + k_lease;
    const bool kept = database_.write([&](db::Connection& connection) {
      return ComputationStore(connection).report(computation_, until_, next, progress);
    });
    until_ = next;
    return kept;
  }

 private:
  db::Database& database_;
  const util::Clock& clock_;
  std::int64_t computation_;
  util::UtcSeconds until_;
};

bool write_rows(db::Database& database, const Computation& computation, const std::vector<AgencyResult>& rows,
                Lease& lease)
{
  database.write(
      [&](db::Connection& connection) { ComputationStore(connection).clear(computation.cycle, computation.id); });
  for (std::size_t begin = 0; begin < rows.size(); begin += k_rows_in_a_piece) {
    const std::size_t count = std::min(k_rows_in_a_piece, rows.size() - begin);
    database.write([&](db::Connection& connection) {
      ResultStore(connection, computation.cycle, computation.id).add(std::span(rows).subspan(begin, count));
    });
    const auto done = static_cast<int>((begin + count) * (99 - k_scored) / rows.size());
    if (!lease.renew(k_scored + done)) return false;
  }
  return true;
}

Computation finished(Computation computation, const Scored& scored, util::UtcSeconds at)
{
  computation.state = ComputationState::done;
  computation.finished_at = at;
  computation.progress = 100;
  computation.agencies = std::ssize(scored.rows);
  computation.answers = static_cast<std::int64_t>(scored.answers);
  computation.judgements = static_cast<std::int64_t>(scored.judgements);
  computation.framework_hash = scored.framework_hash;
  computation.program_version = program_version();
  computation.input_digest = scored.input_digest;
  computation.result_digest = scored.result_digest;
  return computation;
}

std::optional<Computation> compute(db::Database& database, const util::Clock& clock, const Computation& computation,
                                   Lease lease, unsigned threads)
{
  if (!lease.renew(1)) return std::nullopt;
  const Scored scored = score_round(database, computation.cycle, threads);
  if (!lease.renew(k_scored) || !write_rows(database, computation, scored.rows, lease)) return std::nullopt;
  const Computation done = finished(computation, scored, clock.now());
  database.write([&](db::Connection& connection) {
    SpreadStore(connection, done.cycle, done.id).add(scored.spreads.spreads(), scored.spreads.counts());
    ComputationStore store(connection);
    store.add_answers(done.cycle, done.id, scored.by_part);
    store.finish(done);
    const auto before = store.newest_done(done.cycle, done.id);
    store.drop_others(done.cycle, done.id, before ? before->id : 0);
  });
  return done;
}

}  // namespace

std::optional<Computation> compute_next(db::Database& database, const util::Clock& clock, unsigned threads)
{
  const util::UtcSeconds now = clock.now();
  if (!database.read([&](db::Connection& connection) { return ComputationStore(connection).has_work(now); }))
    return std::nullopt;
  const auto claimed = database.write(
      [&](db::Connection& connection) { return ComputationStore(connection).claim(now, now + k_lease); });
  if (!claimed) return std::nullopt;
  try {
    return compute(database, clock, *claimed, Lease(database, clock, claimed->id, now + k_lease), threads);
  } catch (const std::exception&) {
    database.write([&](db::Connection& connection) { ComputationStore(connection).fail(claimed->id, clock.now()); });
    throw;
  }
}

Recount recount(db::Database& database, const Computation& computation, unsigned threads)
{
  const Scored scored = score_round(database, computation.cycle, threads);
  Recount recount{
      .agencies = std::ssize(scored.rows), .input_digest = scored.input_digest, .result_digest = scored.result_digest};
  std::map<std::int64_t, const AgencyResult*> anew;
  for (const AgencyResult& row : scored.rows)
    anew.emplace(row.agency, &row);
  database.read([&](db::Connection& connection) {
    const auto framework = cycles::CycleStore(connection).framework(computation.cycle);
    auto left = anew;
    recount.differences.clear();
    ResultStore(connection, computation.cycle, computation.id).each([&](const AgencyResult& stored) {
      const auto now = left.find(stored.agency);
      if (now == left.end()) {
        recount.differences.push_back({stored.code, "agency", stored.code, ""});
        return;
      }
      for (Difference& difference : compare(stored, *now->second, framework))
        recount.differences.push_back(std::move(difference));
      left.erase(now);
    });
    for (const auto& [agency, row] : left)
      recount.differences.push_back({row->code, "agency", "", row->code});
  });
  if (recount.input_digest != computation.input_digest)
    recount.differences.push_back({"", "inputs", computation.input_digest, recount.input_digest});
  return recount;
}

}  // namespace results
