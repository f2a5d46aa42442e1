// SPDX-License-Identifier: Apache-2.0
// A session: that somebody is signed in, in one browser. It begins anew with every step of signing in, and ends at
// signing out, after a time without use, and at the latest after its longest life.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"

namespace accounts {

enum class Stage {
  code,   ///< the password was right, the code of the second factor is awaited
  setup,  ///< a second factor is demanded of this person, who has to set it up first
  full,   ///< signed in
};
std::string_view code(Stage stage);
std::optional<Stage> stage_named(std::string_view code);

struct SessionRules {
  std::chrono::seconds idle = std::chrono::hours(2);
  std::chrono::seconds longest = std::chrono::hours(12);
  std::chrono::seconds sign_in = std::chrono::minutes(15);    ///< for the steps behind the password
  std::chrono::seconds seen_every = std::chrono::minutes(5);  ///< how exactly the last use is kept
};

struct Session {
  std::int64_t id = 0;
  std::int64_t account = 0;
  Stage stage = Stage::full;
  util::UtcSeconds started_at = 0;
  util::UtcSeconds seen_at = 0;
  std::string address = {};
  std::string browser = {};
};

/// A clock that was set back ends no session.
bool is_alive(const Session& session, const SessionRules& rules, util::UtcSeconds now);

/// Whoever sends a request with the cookie of a session.
struct SignedIn {
  Session session;
  Visitor visitor;
};

/// "Firefox, Windows" of a User-Agent header: enough to know one's own browsers by; "" where it says nothing known.
std::string shown_browser(std::string_view user_agent);

}  // namespace accounts
