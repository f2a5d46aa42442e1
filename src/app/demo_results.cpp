// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_results.hpp"

#include <algorithm>
#include <stdexcept>

#include "src/cycles/cycle_store.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/computing_store.hpp"
#include "src/results/release_store.hpp"

namespace app {
namespace {

constexpr int k_published_year = 2567;

cycles::Cycle round_to_publish(db::Connection& connection)
{
  const auto rounds = cycles::CycleStore(connection).all();
  const auto round = std::ranges::find(rounds, k_published_year, &cycles::Cycle::fiscal_year);
  if (round == rounds.end()) throw std::logic_error("the demo has no round to publish");
  return *round;
}

}  // namespace

void publish_demo_round(db::Database& database, std::int64_t administrator, std::int64_t second_administrator,
                        const util::Clock& clock)
{
  const util::UtcSeconds now = clock.now();
  const cycles::Deed deed{administrator, now, {}};
  database.write([&](db::Connection& connection) {
    const cycles::Cycle round = round_to_publish(connection);
    results::ComputationStore(connection).ask(round.id, round.fiscal_year, now, administrator);
    results::ReleaseStore(connection).note(round.id, "computed", std::nullopt, deed);
  });
  const auto computed = results::compute_next(database, clock, 1);
  if (!computed) throw std::logic_error("the demo's round was not computed");
  database.write([&](db::Connection& connection) {
    results::ReleaseStore store(connection);
    const std::int64_t cycle = computed->cycle;
    store.freeze({.cycle = cycle, .fiscal_year = computed->fiscal_year, .computation = computed->id}, {}, deed);
    store.confirm(*store.newest(cycle), {second_administrator, now, {}});
    store.publish(*store.newest(cycle), now, deed);
  });
}

}  // namespace app
