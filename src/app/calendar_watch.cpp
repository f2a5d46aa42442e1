// SPDX-License-Identifier: Apache-2.0
#include "src/app/calendar_watch.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "src/app/journal.hpp"
#include "src/cycles/cycle_store.hpp"

namespace app {
namespace {

bool anything_due(db::Connection& connection, util::UtcSeconds now)
{
  const cycles::CycleStore store(connection);
  const std::vector<cycles::Cycle> open = store.open();
  return std::ranges::any_of(
      open, [&](const cycles::Cycle& cycle) { return !cycles::due_changes(store.calendar(cycle.id), now).empty(); });
}

}  // namespace

std::size_t make_due_changes(db::Database& database, const util::Clock& clock)
{
  const util::UtcSeconds now = clock.now();
  if (!database.read([&](db::Connection& connection) { return anything_due(connection, now); })) return 0;
  return database.write(
      [&](db::Connection& connection) { return cycles::CycleStore(connection).make_due_changes(now); });
}

CalendarWatch::CalendarWatch(db::Database& database, const util::Clock& clock, std::chrono::milliseconds every,
                             std::function<void()> besides)
    : database_(database), clock_(clock), every_(every), besides_(std::move(besides)), thread_([this] { work(); })
{
}

CalendarWatch::~CalendarWatch()
{
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void CalendarWatch::work()
{
  std::unique_lock lock(mutex_);
  while (!ending_) {
    lock.unlock();
    try {
      make_due_changes(database_, clock_);
      if (besides_) besides_();
    } catch (const std::exception& error) {
      journal::trouble(0, error.what());
    }
    lock.lock();
    wake_.wait_for(lock, every_, [this] { return ending_; });
  }
}

}  // namespace app
