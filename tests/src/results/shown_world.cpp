// SPDX-License-Identifier: Apache-2.0
#include "shown_world.hpp"

#include "src/results/computation_store.hpp"
#include "src/results/computing_store.hpp"
#include "src/results/release_store.hpp"

namespace result_test {

using db::Connection;

std::int64_t compute(db::Database& database, const World& world)
{
  database.write([&](Connection& c) { results::ComputationStore(c).ask(world.cycle, 2567, k_now, 1); });
  const util::SettableClock clock(k_now);
  return results::compute_next(database, clock, 1).value().id;
}

std::int64_t publish(db::Database& database, const World& world, const std::vector<results::Caution>& cautions,
                     util::UtcSeconds visible_from)
{
  return database.write([&](Connection& c) {
    results::ReleaseStore store(c);
    const auto computation = results::ComputationStore(c).newest_done(world.cycle).value();
    store.freeze({.cycle = world.cycle, .fiscal_year = 2567, .computation = computation.id}, cautions, {1, k_now, {}});
    store.confirm(store.newest(world.cycle).value(), {2, k_now, {}});
    store.publish(store.newest(world.cycle).value(), visible_from, {1, k_now, {}});
    return store.newest(world.cycle).value().id;
  });
}

}  // namespace result_test
