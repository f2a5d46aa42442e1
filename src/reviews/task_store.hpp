// SPDX-License-Identifier: Apache-2.0
// What is to be read by whom, in the database. Everybody's queue is asked from here.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/reviews/reading.hpp"

namespace reviews {

struct Task {
  std::int64_t id = 0;
  std::int64_t cycle = 0;
  std::int64_t agency = 0;
  std::string item = {};
  ReadingKind kind = ReadingKind::first;
  std::int64_t position = 0;                 ///< of the item in the framework, from 1
  std::optional<std::int64_t> account = {};  ///< nothing: nobody yet; of moderated: any moderator
  std::string why = {};                      ///< of second: code(WhySecond)
  util::UtcSeconds assigned = 0;
  std::optional<util::UtcSeconds> done = {};
  std::optional<std::int64_t> reading = {};
};

/// How much there is to read, and how much was.
struct Progress {
  std::int64_t items = 0;
  std::int64_t done = 0;
  std::int64_t left() const { return items - done; }
};

enum class Way { hand, even, import, chosen, conflict };
std::string_view code(Way way);

struct Assigned {
  std::int64_t agency = 0;
  std::string item = {};  ///< empty: all of the agency's
  std::optional<std::int64_t> account = {};
  ReadingKind kind = ReadingKind::first;
};

class TaskStore {
 public:
  explicit TaskStore(db::Connection& connection) : connection_(connection) {}

  std::optional<Task> find(std::int64_t cycle, std::int64_t agency, std::string_view item, ReadingKind kind) const;
  std::optional<Task> find(std::int64_t id) const;
  std::vector<Task> of_agency(std::int64_t cycle, std::int64_t agency) const;  ///< in the framework's order
  std::vector<Task> of_account(std::int64_t account) const;                    ///< not done, of all rounds and kinds
  /// Not done, of the round: those of one kind, the longest waiting first.
  std::vector<Task> waiting(std::int64_t cycle, ReadingKind kind) const;
  /// What the account reads next: of the same agency behind `position`, then before it, then of other agencies.
  std::optional<Task> next(std::int64_t account, std::int64_t cycle, ReadingKind kind, std::int64_t agency,
                           std::int64_t position) const;

  void add_many(std::span<const Task> tasks);  ///< ids are not looked at
  void give(std::int64_t id, std::optional<std::int64_t> account, util::UtcSeconds now);
  void finish(std::int64_t id, std::int64_t reading, util::UtcSeconds now);
  void drop(std::int64_t id);
  /// For the history of assignments.
  void note(std::int64_t cycle, const Assigned& assigned, Way way, std::int64_t by, util::UtcSeconds now);

  std::map<std::int64_t, std::int64_t> loads(std::int64_t cycle, ReadingKind kind) const;  ///< items by account
  using ByKind = std::map<ReadingKind, Progress>;
  std::map<std::int64_t, ByKind> by_account(std::int64_t cycle) const;  ///< 0: nobody yet
  std::map<std::int64_t, ByKind> by_cycle(std::int64_t account) const;
  std::map<std::int64_t, ByKind> by_agency(std::int64_t account, std::int64_t cycle) const;
  bool has_any(std::int64_t account, std::int64_t agency) const;
  /// Agencies of which first readings are given to somebody.
  std::vector<std::int64_t> assigned_agencies(std::int64_t cycle) const;

 private:
  db::Connection& connection_;
};

}  // namespace reviews
