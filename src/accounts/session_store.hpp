// SPDX-License-Identifier: Apache-2.0
// Sessions in the database, under a keyed hash of the token that only the browser has. SessionStore works inside a
// transaction; Sessions is what every request asks: one read, and rarely a write.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/secrets.hpp"
#include "src/accounts/session.hpp"

namespace accounts {

class SessionStore {
 public:
  SessionStore(db::Connection& connection, const Secrets& secrets) : connection_(connection), secrets_(secrets) {}

  /// A new session; its token, for the cookie.
  std::string start(const Session& session, util::Random& random);
  /// The session that goes by that token, with the person as granted now; also one that is no longer alive. Nothing
  /// where the account is closed.
  std::optional<SignedIn> find(std::string_view token);
  void seen(std::int64_t id, util::UtcSeconds now);

  std::vector<Session> of_account(std::int64_t account);  ///< only full ones, the last used first
  void end(std::int64_t id);
  bool end_of_account(std::int64_t account, std::int64_t id);  ///< false: no such session of that account
  /// All of the account but the one given (0: all); how many there were.
  std::int64_t end_all(std::int64_t account, std::int64_t but = 0);
  /// Rows that nobody can use any more; call it now and then.
  std::int64_t sweep(const SessionRules& rules, util::UtcSeconds now);

 private:
  db::Connection& connection_;
  const Secrets& secrets_;
};

/// Safe from many threads.
class Sessions {
 public:
  Sessions(db::Database& database, const Secrets& secrets, const SessionRules& rules, const util::Clock& clock)
      : database_(database), secrets_(secrets), rules_(rules), clock_(clock)
  {
  }

  /// Who is signed in with that token; nothing for a session that is over, unknown or still in the middle of signing
  /// in.
  std::optional<SignedIn> find(std::string_view token);
  /// The same for a session of any stage that is alive: for the pages of signing in.
  std::optional<SignedIn> find_any(std::string_view token);
  const SessionRules& rules() const { return rules_; }

 private:
  db::Database& database_;
  const Secrets& secrets_;
  SessionRules rules_;
  const util::Clock& clock_;
};

}  // namespace accounts
