// SPDX-License-Identifier: Apache-2.0
// Submissions of whole disclosures in the database: each one row, and what became of it in the history.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/disclosures/submission.hpp"

namespace disclosures {

class SubmissionStore {
 public:
  explicit SubmissionStore(db::Connection& connection) : connection_(connection) {}

  /// The newest one, which counts.
  std::optional<Submission> newest(std::int64_t cycle, std::int64_t agency) const;
  std::vector<Submission> all(std::int64_t cycle, std::int64_t agency) const;  ///< the newest first

  /// The caller has checked that it may be. The id.
  std::int64_t submit(std::int64_t cycle, std::int64_t agency, const std::string& digest, const cycles::Deed& deed);
  /// Approved, returned or withdrawn. False where it was settled meanwhile.
  bool settle(std::int64_t cycle, std::int64_t agency, std::int64_t id, SubmissionState state,
              const cycles::Deed& deed);

 private:
  db::Connection& connection_;
};

}  // namespace disclosures
