// SPDX-License-Identifier: Apache-2.0
// How a round chooses second readings, and who settles differences besides the administrators.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/reviews/second_reading.hpp"

namespace reviews {

class SettingStore {
 public:
  explicit SettingStore(db::Connection& connection) : connection_(connection) {}

  std::optional<SecondReadingRule> rule(std::int64_t cycle) const;
  /// The rule; where there is none yet, the usual share and a seed that is written down now.
  SecondReadingRule rule_or_begin(std::int64_t cycle, util::Random& random, util::UtcSeconds now);
  void set(std::int64_t cycle, const SecondReadingRule& rule, std::int64_t by, util::UtcSeconds now);

  std::vector<std::int64_t> moderators(std::int64_t cycle) const;
  std::vector<std::int64_t> moderated_by(std::int64_t account) const;  ///< rounds in which the account is one
  void name_moderator(std::int64_t cycle, std::int64_t account, std::int64_t by, util::UtcSeconds now);
  void dismiss_moderator(std::int64_t cycle, std::int64_t account);

 private:
  db::Connection& connection_;
};

}  // namespace reviews
