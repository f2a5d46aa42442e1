// SPDX-License-Identifier: Apache-2.0
// The queue of agencies to be looked at, in the database, for any number of workers on any number of machines. A worker
// holds an agency for a while and renews its hold; when it dies, another takes the agency over and goes on with the
// items that are not done.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

namespace disclosures {

struct PrecheckRun {
  std::int64_t cycle = 0;
  std::int64_t agency = 0;
  std::int64_t id = 0;
  std::string reason = {};  ///< "asked", "programme", "command": prechecks.reason.<reason>
  util::UtcSeconds asked = 0;
  std::int64_t asked_by = 0;  ///< account; 0: the program
  std::int64_t attempts = 0;
  std::int64_t items = 0;  ///< 0 until it began
  std::int64_t items_done = 0;
  std::int64_t links = 0;
  std::int64_t findings = 0;
  std::optional<util::UtcSeconds> started = {};
  std::optional<util::UtcSeconds> ended = {};
  std::string ended_how = {};  ///< "done", "given_up"

  bool is_open() const { return !ended; }
};

struct PrecheckAsk {
  std::string reason;
  util::UtcSeconds at = 0;
  std::int64_t by = 0;
};

/// How far a round is.
struct PrecheckProgress {
  std::int64_t waiting = 0;   ///< agencies in the queue that nobody has begun
  std::int64_t running = 0;   ///< begun
  std::int64_t done = 0;      ///< agencies whose newest run is done
  std::int64_t given_up = 0;  ///< whose newest run was given up
  std::int64_t links = 0;     ///< looked at in the newest runs
};

class PrecheckStore {
 public:
  explicit PrecheckStore(db::Connection& connection) : connection_(connection) {}

  /// The run that waits or is under way already, else a new one. False: it was there already.
  bool ask(std::int64_t cycle, std::int64_t agency, const PrecheckAsk& ask);
  /// Every agency that takes part and has a link or file; how many are new in the queue.
  std::int64_t ask_all(std::int64_t cycle, const PrecheckAsk& ask);

  /// The oldest that nobody holds, held for `worker` until then; also of one round or agency only (0: any). Nothing
  /// where none waits. One that was taken `most_attempts` times is given up instead.
  std::optional<PrecheckRun> claim(const std::string& worker, util::UtcSeconds now, util::UtcSeconds held_until,
                                   std::int64_t cycle = 0, std::int64_t agency = 0);
  /// False where the worker does not hold it any more: it must store nothing.
  bool renew(std::int64_t run, const std::string& worker, util::UtcSeconds held_until);
  void begin(std::int64_t run, std::int64_t items, util::UtcSeconds at);
  std::set<std::string> items_done(const PrecheckRun& run) const;
  void item_done(const PrecheckRun& run, std::string_view item, std::int64_t links, util::UtcSeconds at);
  void finish(const PrecheckRun& run, util::UtcSeconds at);
  /// Back into the queue, to be taken up by anybody at once.
  void let_go(std::int64_t run, const std::string& worker);
  void give_up(std::int64_t run, std::string_view trouble, util::UtcSeconds at);

  std::vector<PrecheckRun> runs(std::int64_t cycle, std::int64_t agency) const;  ///< the newest first
  std::optional<PrecheckRun> newest(std::int64_t cycle, std::int64_t agency) const;
  std::vector<PrecheckRun> newest_of_all(std::int64_t cycle) const;  ///< one of each agency that has any
  PrecheckProgress progress(std::int64_t cycle) const;
  bool anything_waits(util::UtcSeconds now, std::int64_t cycle = 0, std::int64_t agency = 0) const;

  static constexpr std::int64_t k_most_attempts = 5;

 private:
  std::vector<PrecheckRun> rows(std::string_view condition, std::int64_t first, std::int64_t second) const;
  db::Connection& connection_;
};

}  // namespace disclosures
