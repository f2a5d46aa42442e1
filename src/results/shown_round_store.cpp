// SPDX-License-Identifier: Apache-2.0
#include "src/results/shown_round_store.hpp"

#include <set>
#include <stdexcept>

#include "src/cycles/cycle_store.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/release_store.hpp"
#include "src/results/result_store.hpp"

namespace results {
namespace {

bool is_answered_now(db::Connection& connection, std::int64_t cycle)
{
  const cycles::Calendar calendar = cycles::CycleStore(connection).calendar(cycle);
  const auto open = [&](cycles::StageCode stage) {
    return cycles::stage_of(calendar, stage).state() == cycles::StageState::open;
  };
  return open(cycles::StageCode::surveys) || open(cycles::StageCode::review);
}

struct EarlierRelease {
  std::int64_t id = 0;
  std::int64_t computation = 0;
};

std::vector<EarlierRelease> earlier_releases(db::Connection& connection, const ShownRound& round)
{
  std::vector<EarlierRelease> releases;
  if (round.cycle == 0) return releases;
  connection
      .query(R"(
        SELECT id, computation_id FROM result_release
        WHERE cycle_id = :cycle AND published_at IS NOT NULL AND computation_id <> :computation
          AND (:release = 0 OR id < :release)
        ORDER BY id)",
             round.cycle, round.source.computation.id, round.release())
      .each<std::int64_t, std::int64_t>([&](std::int64_t id, std::int64_t computation) {
        releases.push_back({id, computation});
      });
  return releases;
}

}  // namespace

std::vector<std::int64_t> withheld_by(db::Connection& connection, std::int64_t release)
{
  std::vector<std::int64_t> agencies;
  if (release == 0) return agencies;
  for (const Caution& caution : ReleaseStore(connection).cautions(release)) {
    if (caution.how == BelowSample::withhold) agencies.push_back(caution.agency);
  }
  return agencies;
}

std::shared_ptr<const framework::Framework> ShownRounds::framework_of(db::Connection& connection,
                                                                      const Computation& computation)
{
  const std::string key = std::to_string(computation.cycle) + " " + std::to_string(computation.fiscal_year) + " " +
                          computation.framework_hash;
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = frameworks_.find(key); known != frameworks_.end()) return known->second;
  }
  auto framework = computation.cycle == 0 ? framework::embedded_year(computation.fiscal_year)
                                          : cycles::CycleStore(connection).framework(computation.cycle);
  if (!framework) throw std::logic_error("no framework of " + std::to_string(computation.fiscal_year));
  const std::lock_guard lock(mutex_);
  return frameworks_.emplace(key, std::move(framework)).first->second;
}

std::optional<ShownRound> ShownRounds::newest(db::Connection& connection, std::int64_t cycle, util::UtcSeconds now)
{
  const auto computation = ComputationStore(connection).newest_done(cycle);
  if (!computation) return std::nullopt;
  ShownRound round{.cycle = cycle, .source = {framework_of(connection, *computation), *computation, {}}};
  auto release = ReleaseStore(connection).newest(cycle);
  if (release && release->computation == computation->id && !release->withdrawn_at) {
    round.is_visible = release->is_visible(now);
    round.source.release = std::move(release);
  }
  round.still_answering = !round.source.release && is_answered_now(connection, cycle);
  return round;
}

ShownRound ShownRounds::of(db::Connection& connection, const Release& visible)
{
  auto computation = ComputationStore(connection).find(visible.computation);
  if (!computation) throw std::logic_error("a release without its computation");
  ShownRound round{.cycle = visible.cycle,
                   .source = {framework_of(connection, *computation), *computation, visible},
                   .is_visible = true};
  return round;
}

std::vector<ShownRound> ShownRounds::visible(db::Connection& connection, util::UtcSeconds now)
{
  std::vector<ShownRound> rounds;
  for (const Release& release : ReleaseStore(connection).all_visible(now))
    rounds.push_back(of(connection, release));
  return rounds;
}

std::vector<scoring::Result> published_before(db::Connection& connection, const ShownRound& round, std::int64_t agency)
{
  std::vector<scoring::Result> results;
  const ReleaseStore releases(connection);
  for (const EarlierRelease& earlier : earlier_releases(connection, round)) {
    if (is_withheld(releases.caution(earlier.id, agency))) continue;
    const auto row = ResultStore(connection, round.cycle, earlier.computation).find(agency);
    if (row) results.push_back(restored(round.source.framework, row->texts));
  }
  return results;
}

EarlierResults::EarlierResults(db::Connection& connection, const ShownRound& round) : framework_(round.source.framework)
{
  for (const EarlierRelease& earlier : earlier_releases(connection, round)) {
    const std::vector<std::int64_t> withheld = withheld_by(connection, earlier.id);
    const std::set<std::int64_t> left_out(withheld.begin(), withheld.end());
    ResultStore(connection, round.cycle, earlier.computation).each([&](const AgencyResult& row) {
      if (!left_out.contains(row.agency)) texts_[row.agency].push_back(row.texts);
    });
  }
}

std::vector<scoring::Result> EarlierResults::of(std::int64_t agency) const
{
  std::vector<scoring::Result> results;
  const auto found = texts_.find(agency);
  if (found == texts_.end()) return results;
  for (const StoredTexts& texts : found->second)
    results.push_back(restored(framework_, texts));
  return results;
}

}  // namespace results
