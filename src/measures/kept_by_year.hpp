// SPDX-License-Identifier: Apache-2.0
// What takes long to count for a nation, kept for a minute in this process: one reader counts, the others have what was
// counted before. Where little is counted nothing is kept, so that whoever changes something sees it at once.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "lib/util/clock.hpp"

namespace measures {

constexpr util::UtcSeconds k_kept_seconds = 60;

template <typename Value>
struct CountedValue {
  Value value = {};
  util::UtcSeconds at = 0;  ///< when it was counted
  bool kept = false;        ///< it may be up to a minute old
};

template <typename Value>
class KeptByYear {
 public:
  using Counted = CountedValue<Value>;

  /// `count` gives the value; `is_large` says of it whether it is worth keeping. What is older than a minute, or of the
  /// future, is counted anew; who asks meanwhile has the old one, or waits for the first. Exceptions of `count` pass.
  template <typename Count, typename IsLarge>
  std::shared_ptr<const Counted> get(int year, util::UtcSeconds now, Count&& count, IsLarge&& is_large)
  {
    std::unique_lock lock(mutex_);
    Slot& slot = slots_[year];  // the addresses of a map stay
    while (true) {
      if (slot.last && slot.last->at <= now && now - slot.last->at < k_kept_seconds) return slot.last;
      if (!slot.counting || slot.is_small) break;
      if (slot.last) return slot.last;
      counted_.wait(lock);
    }
    slot.counting = true;
    lock.unlock();
    auto made = std::make_shared<Counted>();
    try {
      made->value = count();
    } catch (...) {
      lock.lock();
      slot.counting = false;
      counted_.notify_all();
      throw;
    }
    made->at = now;
    made->kept = is_large(made->value);
    lock.lock();
    slot.counting = false;
    slot.is_small = !made->kept;
    slot.last = made->kept ? made : nullptr;
    counted_.notify_all();
    return made;
  }

 private:
  struct Slot {
    std::shared_ptr<const Counted> last = {};
    bool counting = false;
    bool is_small = false;  ///< when it was counted last: nobody waits for another's counting
  };
  std::mutex mutex_;
  std::condition_variable counted_;
  std::map<int, Slot> slots_;
};

}  // namespace measures
