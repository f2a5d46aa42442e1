// SPDX-License-Identifier: Apache-2.0
// How questionnaires are shown, round by round, in the database.
#pragma once
#include <cstdint>
#include <map>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/surveys/asking.hpp"

namespace surveys {

class AskingStore {
 public:
  explicit AskingStore(db::Connection& connection) : connection_(connection) {}

  /// The usual way where nothing was set.
  Asking of(std::int64_t cycle);
  std::map<std::int64_t, Asking> all();  ///< only rounds for which something was set
  void set(std::int64_t cycle, const Asking& asking, util::UtcSeconds at, std::int64_t by);

 private:
  std::map<std::int64_t, Asking> all(std::int64_t only);  ///< of one round; 0: of every one
  db::Connection& connection_;
};

}  // namespace surveys
