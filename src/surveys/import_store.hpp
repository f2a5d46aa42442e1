// SPDX-License-Identifier: Apache-2.0
// Answers collected elsewhere: files that were looked through and wait for their sender to say yes, and which were
// taken in, so that none is taken in twice.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/surveys/answers_csv.hpp"

namespace surveys {

struct Import {
  std::int64_t cycle = 0;
  std::string file_name;
  std::string file_sha256;  ///< of a batch of paper: "paper" and its number
  std::int64_t answers = 0;
  util::UtcSeconds made_at = 0;
  std::int64_t made_by = 0;
};

struct ImportPreview {
  std::int64_t cycle = 0;
  std::string file_name;
  std::string file_sha256;
  AnswersBySurvey answers;
};

class ImportStore {
 public:
  explicit ImportStore(db::Connection& connection) : connection_(connection) {}
  /// Its id; nothing where the same file was taken into this round before.
  std::optional<std::int64_t> add(const Import& import);
  void count(std::int64_t import, std::int64_t answers);
  bool was_taken(std::int64_t cycle, const std::string& sha256);

  /// Keeps a file for its sender; others that waited for a day are forgotten. Its number.
  std::int64_t keep(const ImportPreview& preview, std::int64_t account, util::UtcSeconds now);
  /// Only for the account that sent it.
  std::optional<ImportPreview> find(std::int64_t preview, std::int64_t cycle, std::int64_t account);
  void forget(std::int64_t preview);
  bool has_kept_before(util::UtcSeconds time);
  void forget_kept_before(util::UtcSeconds time);

 private:
  db::Connection& connection_;
};

}  // namespace surveys
