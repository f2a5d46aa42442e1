// SPDX-License-Identifier: Apache-2.0
// Batches of paper questionnaires and what was keyed of their sheets; the keyed values go when the batch ends.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/surveys/paper.hpp"

namespace surveys {

class PaperStore {
 public:
  explicit PaperStore(db::Connection& connection) : connection_(connection) {}

  std::int64_t make(const Survey& survey, const std::string& name, std::int64_t sheets, std::int64_t account,
                    util::UtcSeconds now);
  std::vector<PaperBatch> batches(std::int64_t cycle, std::int64_t agency);  ///< the newest first
  std::optional<PaperBatch> find(std::int64_t cycle, std::int64_t agency, std::int64_t id);

  /// Those of all agencies that are neither stored nor dropped, without counts.
  std::vector<PaperBatch> open(std::int64_t cycle);

  /// In place of what that pass keyed of the sheet before.
  void key(std::int64_t batch, std::int64_t pass, std::int64_t sheet, const std::string& answers);
  std::optional<std::string> keyed(std::int64_t batch, std::int64_t pass, std::int64_t sheet);
  Sheets keyed(std::int64_t batch, std::int64_t pass);
  /// The first sheet that the pass lacks; nothing where it has all.
  std::optional<std::int64_t> next(const PaperBatch& batch, std::int64_t pass);

  /// `how`: "stored" or "dropped". Deletes what was keyed. False where the batch had ended before.
  bool end(std::int64_t batch, std::int64_t account, util::UtcSeconds now, const std::string& how);

 private:
  db::Connection& connection_;
};

}  // namespace surveys
