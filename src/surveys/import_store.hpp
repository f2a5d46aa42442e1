// SPDX-License-Identifier: Apache-2.0
// Which files of answers were taken in, so that none is taken in twice.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

namespace surveys {

struct Import {
  std::int64_t cycle = 0;
  std::string file_name;
  std::string file_sha256;
  std::int64_t answers = 0;
  util::UtcSeconds made_at = 0;
  std::int64_t made_by = 0;
};

class ImportStore {
 public:
  explicit ImportStore(db::Connection& connection) : connection_(connection) {}
  /// Its id; nothing where the same file was taken into this round before.
  std::optional<std::int64_t> add(const Import& import);

 private:
  db::Connection& connection_;
};

}  // namespace surveys
