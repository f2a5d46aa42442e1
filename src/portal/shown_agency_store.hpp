// SPDX-License-Identifier: Apache-2.0
// Everything that the page of one agency's result shows, read at once: the result as it may be seen, the agency's other
// years, and how scores are spread among all agencies, those of its type and those of its province.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/analysis/analysis.hpp"
#include "src/portal/agency_margins.hpp"
#include "src/results/shown_spread_store.hpp"
#include "src/results/shown_total_store.hpp"

namespace portal {

struct Peers {
  results::Group group = {};
  std::vector<results::Spread> spreads = {};  ///< by subject
};

/// A rank that agencies of the same total share.
struct Rank {
  std::int64_t place = 0;
  std::int64_t of = 0;
};

struct ShownAgency {
  results::ShownRound round;
  results::AgencyResult row;
  std::optional<results::Caution> caution = {};
  std::optional<results::SmallGroups> look = {};  ///< empty: the score is withheld
  ShownMargins margins = {};
  std::vector<scoring::Result> earlier = {};  ///< other visible years before this one, as they may be seen
  std::vector<int> years = {};                ///< that everybody may see, the newest first
  std::vector<Peers> peers = {};              ///< all, type, province
  std::optional<Rank> rank = {};
  std::optional<Rank> rank_of_type = {};
  std::int64_t withheld = 0;  ///< agencies of the round whose score is

  const framework::Framework& framework() const { return *round.source.framework; }
};

class ShownAgencies {
 public:
  /// Both outlive it.
  ShownAgencies(results::ShownRounds& rounds, results::ShownSpreads& spreads) : rounds_(rounds), spreads_(spreads) {}

  /// What everybody sees of that year; nothing where there is nothing yet.
  std::optional<ShownAgency> published(db::Connection& connection, std::int64_t agency, int fiscal_year,
                                       util::UtcSeconds now);
  /// Of a round: for the programme the newest numbers, for others what is published.
  std::optional<ShownAgency> of_round(db::Connection& connection, std::int64_t agency, std::int64_t cycle,
                                      bool programme, util::UtcSeconds now);

 private:
  using Rounds = std::vector<results::ShownRound>;
  std::optional<ShownAgency> read(db::Connection& connection, std::int64_t agency, results::ShownRound round,
                                  const Rounds& visible);
  static void read_years(db::Connection& connection, ShownAgency& shown, Rounds visible);
  void read_peers(db::Connection& connection, ShownAgency& shown);
  results::ShownRounds& rounds_;
  results::ShownSpreads& spreads_;
  results::ShownTotals totals_;
};

}  // namespace portal
