// SPDX-License-Identifier: Apache-2.0
// Names of accounts for histories, each asked for once.
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "src/accounts/account_store.hpp"

namespace accounts {

class AccountNames {
 public:
  explicit AccountNames(db::Connection& connection) : store_(connection) {}
  /// Empty where there is no such account (0: the program itself).
  const std::string& of(std::int64_t account);

 private:
  AccountStore store_;
  std::map<std::int64_t, std::string> names_;
};

}  // namespace accounts
