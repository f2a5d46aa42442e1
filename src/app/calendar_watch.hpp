// SPDX-License-Identifier: Apache-2.0
// Opens and closes the stages of rounds when their dates come, as long as the server runs. Several servers on one
// database may watch at once: a change is made once, by whoever comes first.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"

namespace app {

/// Makes the changes that are due; how many there were. Writes only where there are any.
std::size_t make_due_changes(db::Database& database, const util::Clock& clock);

class CalendarWatch {
 public:
  /// Looks at once, and then again and again; what goes wrong is told to the journal and tried again. Both outlive it.
  /// `besides`: what else waits for its day.
  CalendarWatch(db::Database& database, const util::Clock& clock,
                std::chrono::milliseconds every = std::chrono::seconds(15), std::function<void()> besides = {});
  CalendarWatch(const CalendarWatch&) = delete;
  CalendarWatch& operator=(const CalendarWatch&) = delete;
  ~CalendarWatch();

 private:
  void work();
  db::Database& database_;
  const util::Clock& clock_;
  std::chrono::milliseconds every_;
  std::function<void()> besides_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace app
