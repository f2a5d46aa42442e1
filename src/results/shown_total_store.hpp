// SPDX-License-Identifier: Apache-2.0
// Total scores of a release as they may be shown, sorted, so that a rank needs no count in the database. What was
// released never changes: they are read once. What nobody released is counted each time.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/newest_kept.hpp"

#include "src/results/agency_result.hpp"
#include "src/results/shown_round_store.hpp"

namespace results {

class ShownTotals {
 public:
  /// How many agencies of the type (empty: of all) have a higher total than this; withheld ones do not count.
  std::int64_t better_than(db::Connection& connection, const ShownRound& round, Millionths total,
                           const std::string& type);

 private:
  using ByType = std::map<std::string, std::vector<Millionths>, std::less<>>;  // sorted; under "" all
  std::shared_ptr<const ByType> of_release(db::Connection& connection, const ShownRound& round);
  util::NewestKept<ByType> kept_{12};  // by release; 0.2 MB each for a nation
};

}  // namespace results
