// SPDX-License-Identifier: Apache-2.0
// Computings of rounds in the database, which is their queue too: any server of several takes the next one, says again
// and again that it is at it, and whoever finds one that nobody has spoken for takes it over.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/results/computation.hpp"
#include "src/surveys/answer_store.hpp"

namespace results {

class ComputationStore {
 public:
  explicit ComputationStore(db::Connection& connection) : connection_(connection) {}

  std::optional<Computation> find(std::int64_t id) const;
  std::vector<Computation> of_cycle(std::int64_t cycle) const;  ///< the newest first, without those that were dropped
  /// The newest that is done, before another one where that is named.
  std::optional<Computation> newest_done(std::int64_t cycle, std::optional<std::int64_t> before = {}) const;

  /// The id; of the one that waits or runs already where there is one.
  std::int64_t ask(std::int64_t cycle, int fiscal_year, util::UtcSeconds at, std::int64_t by);
  /// As it is: for scores read from a file, done from the beginning. The id.
  std::int64_t add(const Computation& computation);

  /// The oldest that waits, or whose lease has run out: it is the caller's until `lease_until`.
  std::optional<Computation> claim(util::UtcSeconds now, util::UtcSeconds lease_until);
  /// Whether anything could be claimed; reads only.
  bool has_work(util::UtcSeconds now) const;
  /// False where somebody else has taken it over meanwhile: then leave it.
  bool report(std::int64_t id, util::UtcSeconds lease, util::UtcSeconds lease_until, int progress);
  void finish(const Computation& computation);
  void fail(std::int64_t id, util::UtcSeconds at);
  /// From how many answers it was made.
  void add_answers(std::int64_t cycle, std::int64_t id, const std::vector<surveys::PartCount>& counts);
  std::vector<surveys::PartCount> answers(std::int64_t cycle, std::int64_t id) const;
  /// Takes the rows of one away, as an earlier attempt may have left them; the computing itself stays.
  void clear(std::int64_t cycle, std::int64_t id);
  /// Takes the rows of all computings of the round away but those named and those that a release holds.
  void drop_others(std::int64_t cycle, std::int64_t keep, std::int64_t keep_too);

 private:
  std::vector<Computation> rows(const std::string& condition, std::int64_t value) const;
  db::Connection& connection_;
};

}  // namespace results
