// SPDX-License-Identifier: Apache-2.0
// What was made for a key and never changes, in memory: the newest few, the oldest go. For many threads.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace util {

template <typename Value>
class NewestKept {
 public:
  using Pointer = std::shared_ptr<const Value>;
  explicit NewestKept(std::size_t most) : most_(most) {}

  /// `make` gives a Pointer, which may be empty, without the lock: two who ask for a new key at once both make it, and
  /// both have the one that was ready first. Its exceptions pass, and nothing is kept then.
  template <typename Make>
  Pointer get(std::int64_t key, Make&& make)
  {
    {
      const std::lock_guard lock(mutex_);
      if (const auto known = find(key); known != kept_.end()) return known->second;
    }
    Pointer made = make();
    const std::lock_guard lock(mutex_);
    if (const auto known = find(key); known != kept_.end()) return known->second;
    if (kept_.size() == most_) kept_.erase(kept_.begin());
    return kept_.emplace_back(key, std::move(made)).second;
  }

 private:
  auto find(std::int64_t key)
  {
    return std::ranges::find(kept_, key, [](const auto& entry) { return entry.first; });
  }
  std::size_t most_;
  std::mutex mutex_;
  std::vector<std::pair<std::int64_t, Pointer>> kept_;  // the newest last
};

}  // namespace util
