// SPDX-License-Identifier: Apache-2.0
// Spreads of a round as they may be shown: without the scores that are withheld, of which nothing may be learnt by
// subtracting. Where a release withholds none they are those of the computation; otherwise they are counted anew, once
// for a release, which never changes.
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/results/shown_round_store.hpp"
#include "src/results/spread.hpp"

namespace results {

class ShownSpreads {
 public:
  /// Counts now what has to be counted anew, so that nobody waits for it later.
  void prepare(db::Connection& connection, const ShownRound& round) { counted_anew(connection, round); }
  std::vector<Spread> of_group(db::Connection& connection, const ShownRound& round, const Group& group);
  std::vector<Spread> of_subject(db::Connection& connection, const ShownRound& round, std::string_view grouping,
                                 std::string_view subject);
  std::vector<GroupCount> counts(db::Connection& connection, const ShownRound& round, const Group& group,
                                 std::string_view about);

 private:
  struct Counted {
    std::vector<Spread> spreads;
    std::vector<GroupCount> counts;
  };
  /// nullptr: as computed.
  std::shared_ptr<const Counted> counted_anew(db::Connection& connection, const ShownRound& round);
  std::mutex mutex_;
  std::vector<std::pair<std::int64_t, std::shared_ptr<const Counted>>> kept_;  // by release, the newest last
};

}  // namespace results
