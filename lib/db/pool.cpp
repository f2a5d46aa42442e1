// SPDX-License-Identifier: Apache-2.0
#include "lib/db/pool.hpp"

#include "lib/db/error.hpp"
#include "lib/db/session.hpp"

namespace db {

Pool::Lease Pool::lease()
{
  std::unique_ptr<Connection> connection;
  {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, wait_, [this] { return leased_ < most_; })) {
      throw Unavailable("all " + std::to_string(most_) + " connections to the database are busy");
    }
    ++leased_;
    // The one used last: its pages and statements are the warmest, and those never needed again stay unused.
    if (!waiting_.empty()) {
      connection = std::move(waiting_.back());
      waiting_.pop_back();
    }
  }
  try {
    if (!connection) connection = open_();
  } catch (...) {
    give_back(nullptr);
    throw;
  }
  return {*this, std::move(connection)};
}

void Pool::close_waiting()
{
  std::vector<std::unique_ptr<Connection>> closed;
  const std::lock_guard lock(mutex_);
  closed.swap(waiting_);
}

void Pool::give_back(std::unique_ptr<Connection> connection) noexcept
{
  if (connection && connection->session().broken()) connection.reset();
  {
    const std::lock_guard lock(mutex_);
    --leased_;
    if (connection) waiting_.push_back(std::move(connection));
  }
  freed_.notify_one();
}

}  // namespace db
