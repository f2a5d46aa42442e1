// SPDX-License-Identifier: Apache-2.0
// Files of assignments and judgements that were looked through and wait for their sender to say yes; kept in the
// database, so that any server may answer the second request, and forgotten after a day.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

namespace reviews {

struct KeptFile {
  std::string name = {};
  std::string content = {};  ///< CSV in UTF-8
};

class ImportStore {
 public:
  explicit ImportStore(db::Connection& connection) : connection_(connection) {}

  /// `kind`: "assignments", "judgements". The number of the import.
  std::int64_t keep(std::int64_t cycle, std::string_view kind, const KeptFile& file, std::int64_t account,
                    util::UtcSeconds now);
  /// Only for the account that sent it, in that round.
  std::optional<KeptFile> find(std::int64_t id, std::int64_t cycle, std::string_view kind, std::int64_t account) const;
  void forget(std::int64_t id);

 private:
  db::Connection& connection_;
};

}  // namespace reviews
