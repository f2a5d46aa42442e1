// SPDX-License-Identifier: Apache-2.0
// What several pages of results share: the round of the path with its numbers, what may be said of an agency's score,
// names of groups.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/html/components.hpp"
#include "lib/html/table_query.hpp"
#include "lib/http/request.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/results/place_pages.hpp"
#include "src/results/shown_round_store.hpp"

namespace results {

/// The round of the path and its newest numbers, which it may not have yet; http::NotFound where there is no round.
struct ResultsPlace {
  cycles::Cycle cycle;
  std::optional<ShownRound> round;
};
ResultsPlace results_in_path(db::Connection& connection, ShownRounds& rounds, const http::Request& request,
                             util::UtcSeconds now);

std::vector<html::Option> type_filter();
std::vector<html::Option> region_filter();
std::vector<html::Option> province_filter();

/// Whose numbers these are: preliminary, frozen, published; {{> tag}}.
html::Values standing_tag(const ShownRound& round);
/// Where nothing is computed yet.
html::Values not_computed_yet(std::int64_t cycle);

/// Cautions of a release by agency; none without a release.
std::map<std::int64_t, Caution> cautions_of(db::Connection& connection, const ShownRound& round);

/// Name of the level in the reader's language; the code where the framework does not know it.
html::Phrase level_phrase(const framework::Framework& framework, const std::string& code, util::Language language);
html::Colour level_colour(const framework::Framework& framework, const std::string& code);
/// Name of a group's member: a type, a province, a region.
html::Phrase member_phrase(const std::string& grouping, const std::string& member);

/// "86.63", or a dash.
std::string score_text(const std::optional<Millionths>& score, int places);
/// "80.00", per cent of `all`; a dash of none.
std::string share_text(std::int64_t part, std::int64_t all);

}  // namespace results
