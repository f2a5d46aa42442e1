// SPDX-License-Identifier: Apache-2.0
// Guessing passwords and codes is slowed down, and nobody is locked out for ever: an account makes guessers wait twice
// as long after each failure, at most a quarter of an hour; an address of the network, behind which a whole office may
// sit, has many failures free, which come back with time.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/util/clock.hpp"

namespace accounts {

/// What is remembered of one subject.
struct Guesses {
  std::int64_t failures = 0;
  util::UtcSeconds last_at = 0;
};

enum class Guarded { account, address };

/// How long until the next try is looked at; zero: now. After 5 failures an account waits 1, 2, 4 … 900 seconds from
/// the last one; an address waits where 100 are used up, until one comes back (one in 10 seconds). A clock that was set
/// back never makes it longer than that.
std::chrono::seconds wait_before(Guarded guarded, const Guesses& guesses, util::UtcSeconds now);

/// With one more failure; what lies back long enough is forgotten (of an account after a day).
Guesses with_failure(Guarded guarded, const Guesses& guesses, util::UtcSeconds now);

/// Addresses that one office has: an IPv4 address itself, of an IPv6 address its network (/64).
std::string network_of(std::string_view address);

}  // namespace accounts
