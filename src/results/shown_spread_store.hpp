// SPDX-License-Identifier: Apache-2.0
// Spreads of a round as they may be shown: without the scores that are withheld, of which nothing may be learnt by
// subtracting. Where a release withholds none they are those of the computation; otherwise they are counted anew. Kept
// for a release, which never changes.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/newest_kept.hpp"

#include "src/results/shown_round_store.hpp"
#include "src/results/spread.hpp"

namespace results {

class ShownSpreads {
 public:
  /// Counts now what has to be counted anew, so that nobody waits for it later.
  void prepare(db::Connection& connection, const ShownRound& round) { of_release(connection, round); }
  std::vector<Spread> of_group(db::Connection& connection, const ShownRound& round, const Group& group);
  std::vector<Spread> of_subject(db::Connection& connection, const ShownRound& round, std::string_view grouping,
                                 std::string_view subject);
  std::vector<GroupCount> counts(db::Connection& connection, const ShownRound& round, const Group& group,
                                 std::string_view about);

 private:
  struct Shown {
    std::vector<Spread> spreads;                    // by group and subject
    std::optional<std::vector<GroupCount>> counts;  // where they were counted anew; else those of the computation
  };
  /// nullptr: not released, so that nothing is withheld and nothing kept.
  std::shared_ptr<const Shown> of_release(db::Connection& connection, const ShownRound& round);
  static std::shared_ptr<Shown> read(db::Connection& connection, const ShownRound& round);
  util::NewestKept<Shown> kept_{12};  // by release; 3 MB each for a nation
};

}  // namespace results
