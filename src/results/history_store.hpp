// SPDX-License-Identifier: Apache-2.0
// Scores of the years before the program, in the database: a computation and a release a year, published at once,
// because they were published long ago.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/results/history.hpp"
#include "src/results/release.hpp"

namespace results {

struct TakenYear {
  int fiscal_year = 0;
  std::int64_t computation = 0;
  std::int64_t release = 0;
  std::int64_t agencies = 0;
};

/// A year that was read from a file.
struct HistoryRelease {
  Release release;
  std::int64_t agencies = 0;
};

class HistoryStore {
 public:
  explicit HistoryStore(db::Connection& connection) : connection_(connection) {}

  /// Whether the file with this SHA-256 was taken already and not withdrawn since.
  bool has(const std::string& sha256) const;
  /// Everything of a plan without problems; call it within one transaction. `deed.reason`: the name of the file.
  std::vector<TakenYear> take(const HistoryPlan& plan, const std::string& sha256, const cycles::Deed& deed);
  std::vector<HistoryRelease> all() const;  ///< the newest first, also those that were withdrawn
  /// Nothing where there is none of that id, or it is of a round, or was withdrawn.
  std::optional<HistoryRelease> find(std::int64_t release) const;
  void withdraw(const Release& release, const cycles::Deed& deed);

 private:
  db::Connection& connection_;
};

}  // namespace results
