// SPDX-License-Identifier: Apache-2.0
#include "src/results/result_parts_pages.hpp"

#include <algorithm>

#include "src/agencies/agency.hpp"
#include "src/agencies/region.hpp"
#include "src/results/release_store.hpp"

namespace results {

using html::Word;

namespace {
constexpr const char* k_dash = "\u2013";

template <class Codes>
std::vector<html::Option> filter_by(const char* grouping, const Codes& codes)
{
  std::vector<html::Option> options;
  for (const auto& code : codes)
    options.push_back({std::string(code), member_phrase(grouping, std::string(code))});
  return options;
}

}  // namespace

std::vector<html::Option> type_filter()
{
  return filter_by("type", agencies::k_agency_types);
}

std::vector<html::Option> region_filter()
{
  return filter_by("region", agencies::k_regions);
}

std::vector<html::Option> province_filter()
{
  return filter_by("province", agencies::province_codes());
}

ResultsPlace results_in_path(db::Connection& connection, ShownRounds& rounds, const http::Request& request,
                             util::UtcSeconds now)
{
  cycles::Cycle cycle = cycle_of(connection, request);
  auto round = rounds.newest(connection, cycle.id, now);
  return {std::move(cycle), std::move(round)};
}

html::Values standing_tag(const ShownRound& round)
{
  if (round.is_visible) return html::tag(Word{"round_results.standing_published"}, html::Colour::green);
  if (round.source.release && round.source.release->published_at)
    return html::tag(Word{"round_results.standing_embargo"}, html::Colour::purple);
  if (round.source.release) return html::tag(Word{"round_results.standing_frozen"}, html::Colour::blue);
  return html::tag(Word{"round_results.standing_preliminary"}, html::Colour::yellow);
}

html::Values not_computed_yet(std::int64_t cycle)
{
  return html::nothing_yet(Word{"round_results.none_computed"}, Word{"round_results.none_computed_hint"},
                           html::Link{Word{"round_results.to_computing"}, path_of_results(cycle)});
}

std::map<std::int64_t, Caution> cautions_of(db::Connection& connection, const ShownRound& round)
{
  std::map<std::int64_t, Caution> cautions;
  if (!round.source.release) return cautions;
  for (Caution& caution : ReleaseStore(connection).cautions(round.release())) {
    const std::int64_t agency = caution.agency;
    cautions.emplace(agency, std::move(caution));
  }
  return cautions;
}

html::Phrase level_phrase(const framework::Framework& framework, const std::string& code, util::Language language)
{
  for (const framework::Level& level : framework.levels) {
    if (level.code == code) return level.name.in(language);
  }
  return code.empty() ? k_dash : code;
}

html::Colour level_colour(const framework::Framework& framework, const std::string& code)
{
  using enum html::Colour;
  for (const framework::Level& level : framework.levels) {
    if (level.code != code) continue;
    // By what the level asks of the total: passing is green, and the rest the worse the redder.
    for (const framework::Condition& condition : level.conditions) {
      if (condition.scope != framework::ConditionScope::total) continue;
      if (condition.at_least >= framework.rules.pass_mark) return green;
      return &level == &framework.levels.back() ? red : orange;
    }
    return red;
  }
  return grey;
}

html::Phrase member_phrase(const std::string& grouping, const std::string& member)
{
  if (member.empty()) return k_dash;
  const auto known = [&](const auto& codes) { return std::ranges::find(codes, member) != std::ranges::end(codes); };
  // An agency of years before may be of a kind that nobody knows today.
  if ((grouping == "type" && !known(agencies::k_agency_types)) ||
      (grouping == "region" && !known(agencies::k_regions)) ||
      (grouping == "province" && !agencies::is_province(member)))
    return member;
  return Word{"agencies." + grouping + "." + member};
}

std::string score_text(const std::optional<Millionths>& score, int places)
{
  return score ? shown(*score, places) : k_dash;
}

std::string share_text(std::int64_t part, std::int64_t all)
{
  if (all == 0) return k_dash;
  return util::Exact(part * 100, all).decimal(2);
}

}  // namespace results
