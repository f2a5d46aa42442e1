// SPDX-License-Identifier: Apache-2.0
// Connections that wait to be used: opened when needed, up to a number, handed to one thread at a time. One that broke
// is thrown away, and the next request opens another.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "lib/db/connection.hpp"

namespace db {

class Pool {
 public:
  using Open = std::function<std::unique_ptr<Connection>()>;
  Pool(Open open, std::size_t most, std::chrono::milliseconds wait) : open_(std::move(open)), most_(most), wait_(wait)
  {
  }

  /// A connection for as long as it lives.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(pool), connection_(std::move(connection)) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { pool_.give_back(std::move(connection_)); }
    Connection& operator*() { return *connection_; }
    /// A new one for one that broke.
    void renew() { connection_ = pool_.open_(); }

   private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
  };

  /// Waits for a free connection; Unavailable when all stay busy for too long or none can be opened.
  Lease lease();
  /// Those that broke with the server are of no use either: all that wait are closed.
  void close_waiting();

 private:
  void give_back(std::unique_ptr<Connection> connection) noexcept;
  Open open_;
  std::size_t most_;
  std::chrono::milliseconds wait_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Connection>> waiting_;
  std::size_t leased_ = 0;
};

}  // namespace db
