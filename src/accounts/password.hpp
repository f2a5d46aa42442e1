// SPDX-License-Identifier: Apache-2.0
// Passwords: kept only as Argon2id texts (libsodium), compared with the same work whether the account exists or not,
// and refused where a guesser's dictionaries would soon have them (zxcvbn).
#pragma once
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "lib/util/problem.hpp"

namespace accounts {

constexpr std::size_t k_shortest_password = 12;
constexpr std::size_t k_longest_password = 200;

struct PasswordCost {
  unsigned long long passes = 2;                       ///< libsodium's interactive parameters
  std::size_t memory = std::size_t{64} * 1024 * 1024;  ///< bytes, while one password is compared
};

class Passwords {
 public:
  /// At most `at_once` passwords are worked on at the same time, others wait: a flood of log-ins must not take all
  /// memory and every processor.
  explicit Passwords(PasswordCost cost = {}, int at_once = 2);

  /// Argon2id with a salt of its own. std::bad_alloc where there is not enough memory.
  std::string hash(std::string_view password);
  /// With nothing stored it works just as long and says no.
  bool matches(const std::optional<std::string>& stored, std::string_view password);
  /// Stored with other parameters than today's: hash it anew while the password is at hand.
  bool outdated(const std::string& stored) const;

 private:
  class Turn;
  PasswordCost cost_;
  std::mutex mutex_;
  std::condition_variable free_;
  int places_;
  std::string decoy_;  ///< of a password that nobody knows
};

/// What is wrong with a new password, in words for whoever chooses it; the place is the field "password". About 10^10
/// guesses is the least that is accepted; the person's own login and name count as known.
util::Problems check_password(std::string_view password, std::string_view login, std::string_view name);

}  // namespace accounts
