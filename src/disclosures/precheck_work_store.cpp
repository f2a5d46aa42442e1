// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/precheck_work_store.hpp"

#include <exception>
#include <utility>
#include <vector>

#include "src/disclosures/precheck_agency_store.hpp"
#include "src/disclosures/precheck_store.hpp"

namespace disclosures {
namespace {

constexpr std::chrono::milliseconds k_turn{200};
constexpr std::chrono::milliseconds k_look_every{1000};

}  // namespace

struct PrecheckWork::State {
  State(db::Database& data, const util::Clock& time, PrecheckWorkSettings with)
      : database(data), clock(time), settings(std::move(with)), fetcher(settings.policy)
  {
  }

  bool take_one(PrecheckScope scope);
  void take_more(PrecheckScope scope);
  void renew_due();
  void let_all_go();

  db::Database& database;
  const util::Clock& clock;
  PrecheckWorkSettings settings;
  fetch::Fetcher fetcher;
  PrecheckTools tools{database, clock, settings, fetcher};
  std::vector<std::unique_ptr<AgencyAtWork>> agencies;
  std::chrono::milliseconds renewed{0};
  std::chrono::milliseconds looked{0};
  bool look_now = true;  ///< there is room since somebody was finished
};

/// False where nothing waits.
bool PrecheckWork::State::take_one(PrecheckScope scope)
{
  const util::UtcSeconds now = clock.now();
  const bool waits = database.read([&](db::Connection& connection) {
    return PrecheckStore(connection).anything_waits(now, scope.cycle, scope.agency);
  });
  if (!waits) return false;
  const auto run = database.write([&](db::Connection& connection) {
    return PrecheckStore(connection)
        .claim(settings.worker, now, now + settings.hold.count(), scope.cycle, scope.agency);
  });
  if (!run) return false;
  auto agency = std::make_unique<AgencyAtWork>(tools, *run);
  try {
    agency->begin();
  } catch (const db::Error&) {
    throw;
  } catch (const std::exception& error) {
    // A round whose framework cannot be read, say: the others go on.
    const std::string why = error.what();
    database.write([&](db::Connection& connection) { PrecheckStore(connection).give_up(run->id, why, clock.now()); });
    return true;
  }
  agencies.push_back(std::move(agency));
  return true;
}

/// Asks the queue when there is room, and otherwise no more than once a second.
void PrecheckWork::State::take_more(PrecheckScope scope)
{
  if (!look_now && !agencies.empty() && clock.elapsed() - looked < k_look_every) return;
  look_now = false;
  looked = clock.elapsed();
  while (agencies.size() < settings.agencies_at_once && take_one(scope)) {
  }
}

/// A third of the time before somebody else would take over.
void PrecheckWork::State::renew_due()
{
  if (clock.elapsed() - renewed < std::chrono::milliseconds(settings.hold) / 3) return;
  renewed = clock.elapsed();
  database.write([&](db::Connection& connection) {
    for (const auto& agency : agencies)
      PrecheckStore(connection).renew(agency->run().id, settings.worker, clock.now() + settings.hold.count());
  });
}

void PrecheckWork::State::let_all_go()
{
  if (agencies.empty()) return;
  database.write([&](db::Connection& connection) {
    for (const auto& agency : agencies)
      PrecheckStore(connection).let_go(agency->run().id, settings.worker);
  });
  agencies.clear();
}

PrecheckWork::PrecheckWork(db::Database& database, const util::Clock& clock, PrecheckWorkSettings settings)
    : state_(std::make_unique<State>(database, clock, std::move(settings)))
{
}

PrecheckWork::~PrecheckWork() = default;

PrecheckDone PrecheckWork::work(PrecheckScope scope, const std::function<bool()>& stop)
{
  State& state = *state_;
  PrecheckDone done;
  state.agencies.clear();
  state.look_now = true;
  state.renewed = state.clock.elapsed();
  for (;;) {
    if (stop && stop()) {
      state.let_all_go();
      return done;
    }
    state.take_more(scope);
    if (state.agencies.empty()) return done;
    state.fetcher.turn(k_turn);
    state.renew_due();
    std::erase_if(state.agencies, [&](const std::unique_ptr<AgencyAtWork>& agency) {
      if (!agency->advance()) return false;
      state.look_now = true;
      if (!agency->lost()) {
        ++done.agencies;
        done.links += agency->links();
      }
      return true;
    });
  }
}

}  // namespace disclosures
