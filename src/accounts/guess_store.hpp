// SPDX-License-Identifier: Apache-2.0
// What was tried in vain, in the database, so that all server nodes slow a guesser down together. A try counts as a
// failure before it is looked at: many at the same moment do not slip through.
#pragma once
#include <chrono>
#include <cstdint>
#include <span>
#include <string>

#include "lib/db/connection.hpp"

#include "src/accounts/secrets.hpp"
#include "src/accounts/slow_down.hpp"

namespace accounts {

struct GuessSubject {
  Guarded guarded = Guarded::account;
  std::string name;  ///< "login somchai@rawe.go.th"; only its keyed hash is stored
};

class GuessStore {
 public:
  GuessStore(db::Connection& connection, const Secrets& secrets) : connection_(connection), secrets_(secrets) {}

  /// Zero: go on, and a failure is counted for each subject. More: wait so long; then nothing is counted, so that
  /// trying on does not make it longer.
  std::chrono::seconds take(std::span<const GuessSubject> subjects, util::UtcSeconds now);
  /// It was no failure: an account starts anew, an address gets this one back.
  void forgive(std::span<const GuessSubject> subjects);
  std::int64_t sweep(util::UtcSeconds now);  ///< what does not count any more

 private:
  Guesses known(const std::string& hash);
  db::Connection& connection_;
  const Secrets& secrets_;
};

}  // namespace accounts
