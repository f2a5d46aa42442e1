// SPDX-License-Identifier: Apache-2.0
// Files of scores that wait for a yes, in the database; forgotten after a day.
#pragma once
#include <optional>
#include <string>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

namespace portal {

struct WaitingFile {
  std::string name;
  std::string bytes;
};

class HistoryImportStore {
 public:
  explicit HistoryImportStore(db::Connection& connection) : connection_(connection) {}
  std::int64_t keep(const WaitingFile& file, std::int64_t account, util::UtcSeconds now);
  /// Only for the account that sent it.
  std::optional<WaitingFile> find(std::int64_t id, std::int64_t account) const;
  void forget(std::int64_t id);

 private:
  db::Connection& connection_;
};

}  // namespace portal
