// SPDX-License-Identifier: Apache-2.0
// How many requests somebody may send to the API: so many at once, then so many a second. Counted in memory, under the
// network's address or the token; nothing is stored.
#pragma once
#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "lib/util/clock.hpp"

namespace portal {

struct RateRule {
  double at_once = 120;
  double each_second = 10;
  std::size_t most_places = 100'000;  ///< kept in memory; when there are more, all are forgotten
};

class Rate {
 public:
  explicit Rate(const util::Clock& clock, RateRule rule = {}) : clock_(clock), rule_(rule) {}
  /// Counts one; where there were too many, how long to wait (at least a second), and it is not counted.
  std::optional<std::chrono::seconds> next(const std::string& who);

 private:
  struct Place {
    double left = 0;
    std::chrono::milliseconds at{};
  };
  const util::Clock& clock_;
  RateRule rule_;
  std::mutex mutex_;
  std::unordered_map<std::string, Place> places_;
};

}  // namespace portal
