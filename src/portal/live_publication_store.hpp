// SPDX-License-Identifier: Apache-2.0
// What is open to everybody, in memory, looked at anew every few seconds: so that a page kept as bytes is answered
// without a question to the database, and an embargo that ends or a release that is withdrawn shows soon.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"

#include "src/portal/publication.hpp"

namespace portal {

class LivePublication {
 public:
  using Prepare = std::function<void(const Publication&)>;
  /// Both outlive it. `every` 0: only by renew(), as in tests. `prepare` is called by the thread that looks, when what
  /// it found is another and is shown already: for what would otherwise be put together while the first reader waits.
  LivePublication(db::Database& database, const util::Clock& clock, std::chrono::milliseconds every,
                  Prepare prepare = {});
  LivePublication(const LivePublication&) = delete;
  LivePublication& operator=(const LivePublication&) = delete;
  ~LivePublication();

  /// nullptr until it was read for the first time.
  std::shared_ptr<const Publication> now() const;
  /// Reads now where nothing was read yet; may block, and throws what the database throws.
  std::shared_ptr<const Publication> wait();
  void renew();

 private:
  void work(std::chrono::milliseconds every, const Prepare& prepare);
  db::Database& database_;
  const util::Clock& clock_;
  std::mutex reading_;
  mutable std::mutex mutex_;
  std::condition_variable ending_;
  bool end_ = false;
  std::shared_ptr<const Publication> publication_;
  std::thread thread_;
};

}  // namespace portal
