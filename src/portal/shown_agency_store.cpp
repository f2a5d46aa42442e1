// SPDX-License-Identifier: Apache-2.0
#include "src/portal/shown_agency_store.hpp"

#include <algorithm>

#include "src/cycles/enrolment_store.hpp"
#include "src/results/release_store.hpp"
#include "src/results/result_store.hpp"

namespace portal {
namespace {

analysis::Options populations(db::Connection& connection, std::int64_t cycle, std::int64_t agency)
{
  analysis::Options options;
  const auto enrolment = cycle == 0 ? std::nullopt : cycles::EnrolmentStore(connection).find(cycle, agency);
  if (!enrolment) return options;
  const auto people = [&](const char* instrument) -> std::optional<std::uint32_t> {
    const auto found = enrolment->population.find(instrument);
    if (found == enrolment->population.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found->second);
  };
  options.population_iit = people("IIT");
  options.population_eit = people("EIT");
  return options;
}

std::optional<results::AgencyResult> row_in(db::Connection& connection, const results::ShownRound& round,
                                            std::int64_t agency)
{
  return results::ResultStore(connection, round.cycle, round.source.computation.id).find(agency);
}

std::int64_t agencies_with_total(const Peers& peers)
{
  const auto total = std::ranges::find_if(peers.spreads, [](const auto& one) { return one.subject == "total"; });
  return total == peers.spreads.end() ? 0 : total->agencies;
}

}  // namespace

std::optional<ShownAgency> ShownAgencies::published(db::Connection& connection, std::int64_t agency, int fiscal_year,
                                                    util::UtcSeconds now)
{
  std::optional<ShownAgency> of_years_before;
  const Rounds visible = rounds_.visible(connection, now);
  for (const results::ShownRound& round : visible) {
    if (round.source.computation.fiscal_year != fiscal_year) continue;
    const bool is_round = round.cycle != 0;
    if (!is_round && of_years_before) continue;
    auto shown = read(connection, agency, round, visible);
    if (shown && is_round) return shown;
    if (shown) of_years_before = std::move(shown);
  }
  return of_years_before;
}

std::optional<ShownAgency> ShownAgencies::of_round(db::Connection& connection, std::int64_t agency, std::int64_t cycle,
                                                   bool programme, util::UtcSeconds now)
{
  if (programme) {
    auto newest = rounds_.newest(connection, cycle, now);
    return newest ? read(connection, agency, std::move(*newest), rounds_.visible(connection, now)) : std::nullopt;
  }
  const auto release = results::ReleaseStore(connection).visible(cycle, now);
  if (!release) return std::nullopt;
  return read(connection, agency, rounds_.of(connection, *release), rounds_.visible(connection, now));
}

std::optional<ShownAgency> ShownAgencies::read(db::Connection& connection, std::int64_t agency,
                                               results::ShownRound round, const Rounds& visible)
{
  auto row = row_in(connection, round, agency);
  if (!row) return std::nullopt;
  ShownAgency shown{.round = std::move(round), .row = std::move(*row)};
  const std::int64_t release = shown.round.release();
  if (release != 0) shown.caution = results::ReleaseStore(connection).caution(release, agency);
  shown.withheld = static_cast<std::int64_t>(results::withheld_by(connection, release).size());
  read_years(connection, shown, visible);
  if (results::is_withheld(shown.caution)) {
    shown.row.total.reset();
    shown.row.level.clear();
    shown.row.instruments = {};
    shown.row.texts = {};
    return shown;
  }
  scoring::Result result = results::restored(shown.round.source.framework, shown.row.texts);
  result.agency = shown.row.name;
  result.agency_type = shown.row.type;
  shown.look.emplace(result, results::published_before(connection, shown.round, agency), shown.round.still_answering);
  shown.margins = shown_margins(result, *shown.look, populations(connection, shown.round.cycle, agency));
  read_peers(connection, shown);
  return shown;
}

void ShownAgencies::read_years(db::Connection& connection, ShownAgency& shown, Rounds rounds)
{
  const int year = shown.round.source.computation.fiscal_year;
  // Of one year a round of the program goes before scores that were read from a file.
  std::ranges::stable_sort(rounds, [](const results::ShownRound& a, const results::ShownRound& b) {
    const int year_of_a = a.source.computation.fiscal_year;
    const int year_of_b = b.source.computation.fiscal_year;
    return year_of_a != year_of_b ? year_of_a > year_of_b : a.cycle != 0 && b.cycle == 0;
  });
  for (const results::ShownRound& other : rounds) {
    const int its_year = other.source.computation.fiscal_year;
    if (std::ranges::find(shown.years, its_year) != shown.years.end()) continue;
    const auto row = row_in(connection, other, shown.row.agency);
    if (!row) continue;
    shown.years.push_back(its_year);
    if (its_year >= year ||
        results::is_withheld(results::ReleaseStore(connection).caution(other.release(), shown.row.agency)))
      continue;
    const auto result = results::restored_if_fitting(other.source.framework, row->texts);
    if (!result) continue;  // by other rules than the program has of that year now
    shown.earlier.push_back(
        results::SmallGroups::scores(*result, results::published_before(connection, other, shown.row.agency)));
  }
}

void ShownAgencies::read_peers(db::Connection& connection, ShownAgency& shown)
{
  std::vector<results::Group> groups{{"all", ""}};
  if (!shown.row.type.empty()) groups.push_back({"type", shown.row.type});
  if (!shown.row.province.empty()) groups.push_back({"province", shown.row.province});
  for (const results::Group& group : groups)
    shown.peers.push_back({group, spreads_.of_group(connection, shown.round, group)});
  if (!shown.row.total) return;
  const auto rank_among = [&](const Peers& peers) -> std::optional<Rank> {
    const std::int64_t agencies = agencies_with_total(peers);
    if (agencies == 0) return std::nullopt;
    return Rank{totals_.better_than(connection, shown.round, *shown.row.total, peers.group.member) + 1, agencies};
  };
  shown.rank = rank_among(shown.peers.front());
  if (!shown.row.type.empty()) shown.rank_of_type = rank_among(shown.peers[1]);
}

}  // namespace portal
