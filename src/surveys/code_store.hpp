// SPDX-License-Identifier: Apache-2.0
// One-time codes in the database: only hashes of those that nobody has used yet, in the order of the hashes. A used
// code is gone, so that nothing is left to say who has answered.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/surveys/survey.hpp"

namespace surveys {

struct CodeBatch {
  std::int64_t id = 0;
  std::int64_t codes = 0;
  util::UtcSeconds made_at = 0;
};

struct CodeCount {
  std::int64_t made = 0;
  std::int64_t unused = 0;
};

class CodeStore {
 public:
  explicit CodeStore(db::Connection& connection) : connection_(connection) {}

  /// Stores a batch. False where a hash of the batch is there already: nothing is stored then.
  bool add(const Survey& survey, std::vector<std::string> hashes, util::UtcSeconds now, std::int64_t account,
           const std::string& secret_hash);
  /// Whether the page that made a batch of this survey has this secret.
  std::optional<CodeBatch> batch_of_secret(const Survey& survey, const std::string& secret_hash);
  std::vector<CodeBatch> batches(const Survey& survey);
  CodeCount count(const Survey& survey);

  /// Those of the codes that there are (still), and what each is for.
  std::map<std::string, Survey> find(std::span<const std::string> hashes);
  /// Uses the codes up; those that were there still.
  std::set<std::string> use(std::span<const std::string> hashes);
  bool use(const std::string& hash) { return !use(std::span(&hash, 1)).empty(); }

 private:
  db::Connection& connection_;
};

}  // namespace surveys
