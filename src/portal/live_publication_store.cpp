// SPDX-License-Identifier: Apache-2.0
#include "src/portal/live_publication_store.hpp"

#include <exception>

#include "src/portal/edition_store.hpp"

namespace portal {

LivePublication::LivePublication(db::Database& database, const util::Clock& clock, std::chrono::milliseconds every,
                                 Prepare prepare)
    : database_(database), clock_(clock)
{
  if (every.count() > 0) thread_ = std::thread([this, every, prepare = std::move(prepare)] { work(every, prepare); });
}

LivePublication::~LivePublication()
{
  {
    const std::lock_guard lock(mutex_);
    end_ = true;
  }
  ending_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::shared_ptr<const Publication> LivePublication::now() const
{
  const std::lock_guard lock(mutex_);
  return publication_;
}

std::shared_ptr<const Publication> LivePublication::wait()
{
  if (auto known = now()) return known;
  renew();
  return now();
}

void LivePublication::renew()
{
  const std::lock_guard one_at_a_time(reading_);
  auto fresh = std::make_shared<const Publication>(read_publication(database_, clock_.now()));
  const std::lock_guard lock(mutex_);
  publication_ = std::move(fresh);
}

void LivePublication::work(std::chrono::milliseconds every, const Prepare& prepare)
{
  // At once when the server starts: a year's edition that nobody has made yet is not put together for the first reader.
  std::string prepared;
  std::unique_lock lock(mutex_);
  do {
    lock.unlock();
    try {
      renew();
      const auto found = now();
      if (prepare && found->stamp != prepared) prepare(*found);
      prepared = found->stamp;
    } catch (const std::exception&) {
      // The database is away for a while: what was open stays open.
    }
    lock.lock();
  } while (!ending_.wait_for(lock, every, [this] { return end_; }));
}

}  // namespace portal
