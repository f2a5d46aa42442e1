// SPDX-License-Identifier: Apache-2.0
// The whole of a round in figures: how scores are spread, which items fail, how good the data are, and the same of
// other years that everybody may see.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/results/shown_spread_store.hpp"
#include "src/surveys/answer_store.hpp"

namespace results {

/// One year beside others.
struct YearFigures {
  int fiscal_year = 0;
  bool is_shown_round = false;  ///< the round that the page is about
  Spread total = {};
};

/// How many of whom an item was asked met it.
struct ItemCount {
  std::size_t item = 0;  ///< in the framework
  std::int64_t met = 0;
  std::int64_t failed = 0;
  std::int64_t not_applicable = 0;
  std::int64_t judged() const { return met + failed; }
};

struct DataQuality {
  std::int64_t below_sample = 0;  ///< agencies
  std::vector<surveys::PartCount> answers;
};

class Overview {
 public:
  /// Both outlive it.
  Overview(ShownRounds& rounds, ShownSpreads& spreads) : rounds_(rounds), spreads_(spreads) {}

  ShownSpreads& spreads() { return spreads_; }
  /// Of all agencies; nothing where none has a total.
  std::optional<Spread> total(db::Connection& connection, const ShownRound& round);
  /// In the order of the framework; of everybody or of a group.
  std::vector<ItemCount> items(db::Connection& connection, const ShownRound& round, const Group& group);
  /// Ascending; of years that everybody may see, and of this round.
  std::vector<YearFigures> years(db::Connection& connection, const ShownRound& round, util::UtcSeconds now);
  static DataQuality quality(db::Connection& connection, const ShownRound& round);

 private:
  ShownRounds& rounds_;
  ShownSpreads& spreads_;
};

}  // namespace results
