// SPDX-License-Identifier: Apache-2.0
// Spreads and counts of groups of one computing, in the database.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/results/spread.hpp"

namespace results {

class SpreadStore {
 public:
  SpreadStore(db::Connection& connection, std::int64_t cycle, std::int64_t computation)
      : connection_(connection), cycle_(cycle), computation_(computation)
  {
  }

  void add(std::span<const Spread> spreads, std::span<const GroupCount> counts);
  /// Of every group, every subject.
  std::vector<Spread> all() const;
  /// Of one group, every subject.
  std::vector<Spread> of_group(const Group& group) const;
  /// Of one subject, every member of a grouping, by code.
  std::vector<Spread> of_subject(std::string_view grouping, std::string_view subject) const;
  std::vector<GroupCount> counts(const Group& group, std::string_view about) const;  ///< by code

 private:
  db::Connection& connection_;
  std::int64_t cycle_;
  std::int64_t computation_;
};

}  // namespace results
