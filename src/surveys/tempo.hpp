// SPDX-License-Identifier: Apache-2.0
// Slows down who comes too often: a citizen who answers for the same agency again and again, somebody who guesses
// codes. He waits, or lets his browser compute (proof_of_work.hpp). Counted in memory for about an hour, under hashes
// of a key that changes every day; nothing is stored, nobody is locked out, and the many people of one office or one
// mobile network wait little.
#pragma once
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

namespace surveys {

/// "192.0.2.77" → "192.0.2", "2001:db8:1:2::5" → its first 56 bits in digits; anything else ("unix") as it is.
std::string address_prefix(std::string_view client);

struct TempoRule {
  double free = 10;                   ///< so many at once wait for nothing
  double each_hour = 60;              ///< and so many in an hour
  std::chrono::seconds step{5};       ///< what each beyond them waits longer than the one before
  std::chrono::seconds longest{300};  ///< at most
  std::size_t most_places = 200'000;  ///< kept in memory; when there are more, all are forgotten
};

/// How much somebody is slowed down.
struct Slowness {
  std::chrono::seconds wait{0};
  double beyond = 0;  ///< how many times more often than is free; grows without end, unlike the wait
};

class Tempo {
 public:
  Tempo(const util::Clock& clock, util::Random& random, TempoRule rule = {});

  /// How much this one is slowed down, and counts it. `about`: the survey, or a word for codes. `weight`: of a device
  /// that answered before, more than 1.
  Slowness next(std::string_view about, std::string_view client, double weight = 1);
  /// How long from now until the next may come, without counting anything.
  std::chrono::seconds left(std::string_view about, std::string_view client) const;

 private:
  struct Place {
    double count = 0;
    std::chrono::milliseconds at{};
  };
  std::string name_of(std::string_view about, std::string_view client) const;
  double count_at(const Place& place, std::chrono::milliseconds now) const;
  std::chrono::seconds wait_for(double count) const;
  void new_key_each_day();

  const util::Clock& clock_;
  util::Random& random_;
  TempoRule rule_;
  mutable std::mutex mutex_;
  std::string key_;
  std::chrono::milliseconds key_made_{};
  std::unordered_map<std::string, Place> places_;
};

}  // namespace surveys
