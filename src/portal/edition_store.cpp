// SPDX-License-Identifier: Apache-2.0
#include "src/portal/edition_store.hpp"

#include <cmath>
#include <set>

#include "src/analysis/margins.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/framework/load.hpp"
#include "src/portal/standing_store.hpp"
#include "src/results/release_store.hpp"
#include "src/results/result_store.hpp"

namespace portal {
namespace {

constexpr double k_per_point = 1'000'000;

using Populations = std::map<std::int64_t, std::map<std::string, std::int64_t>>;

Populations populations_of(db::Connection& connection, std::int64_t cycle)
{
  Populations populations;
  if (cycle == 0) return populations;
  for (const cycles::Enrolment& one : cycles::EnrolmentStore(connection).all(cycle))
    populations.emplace(one.agency, one.population);
  return populations;
}

std::optional<std::uint32_t> stated(const std::map<std::string, std::int64_t>& population, const char* instrument)
{
  const auto found = population.find(instrument);
  if (found == population.end() || found->second <= 0) return std::nullopt;
  return static_cast<std::uint32_t>(found->second);
}

/// Printed results say nothing of how many answered how; nor does a text that is not of this framework.
std::optional<Millionths> margin_of(const results::AgencyResult& row, const FrameworkPtr& framework,
                                    const std::map<std::string, std::int64_t>& population)
{
  if (!row.total || !framework) return std::nullopt;
  const auto result = results::restored_if_fitting(framework, row.texts);
  if (!result || result->origin == scoring::Origin::printed) return std::nullopt;
  const analysis::Options options{
      .threshold = {}, .population_iit = stated(population, "IIT"), .population_eit = stated(population, "EIT")};
  const auto margin = analysis::total_margin_of(*result, analysis::margins_of(*result, options));
  if (!margin) return std::nullopt;
  return static_cast<Millionths>(std::llround(margin->half_width * k_per_point));
}

std::vector<Standing> standings_of(db::Connection& connection, const std::vector<results::Release>& releases,
                                   const Publication& publication)
{
  std::vector<Standing> standings;
  std::set<std::int64_t> seen;
  for (const results::Release& release : releases) {
    std::map<std::int64_t, results::Caution> cautions;
    for (results::Caution& caution : results::ReleaseStore(connection).cautions(release.id))
      cautions.emplace(caution.agency, std::move(caution));
    const Populations populations = populations_of(connection, release.cycle);
    results::ResultStore(connection, release.cycle, release.computation).each([&](const results::AgencyResult& row) {
      if (!seen.insert(row.agency).second) return;
      const auto caution = cautions.find(row.agency);
      Standing one =
          standing_of(row, release.id, caution == cautions.end() ? std::nullopt : std::optional(caution->second));
      const auto population = populations.find(row.agency);
      if (!one.is_withheld())
        one.margin =
            margin_of(row, publication.framework_of(one, release.fiscal_year),
                      population == populations.end() ? std::map<std::string, std::int64_t>() : population->second);
      standings.push_back(std::move(one));
    });
  }
  rank(standings);
  return standings;
}

/// The same releases under one year, the newest year first.
std::map<int, std::vector<results::Release>, std::greater<>> by_year(std::vector<results::Release> releases)
{
  std::map<int, std::vector<results::Release>, std::greater<>> years;
  for (results::Release& release : releases)
    years[release.fiscal_year].push_back(std::move(release));
  for (auto& [year, of_year] : years)
    sort_by_precedence(of_year);
  return years;
}

/// Rounds whose results are visible come with their own rules; of other years those of their newest round count, then
/// those of the program.
void read_frameworks(db::Connection& connection, Publication& publication)
{
  for (const int year : framework::embedded_years())
    publication.frameworks[year] = framework::embedded_year(year);
  std::set<int> of_round;
  for (const cycles::Cycle& cycle : cycles::CycleStore(connection).all()) {
    bool published = false;
    for (const Edition& edition : publication.editions) {
      for (const results::Release& release : edition.releases)
        published = published || release.cycle == cycle.id;
    }
    if (!published && of_round.contains(cycle.fiscal_year)) continue;
    const FrameworkPtr rules = cycles::CycleStore(connection).framework(cycle.id);
    if (published) publication.of_rounds[cycle.id] = rules;
    if (of_round.insert(cycle.fiscal_year).second) publication.frameworks[cycle.fiscal_year] = rules;
    publication.stamp += "f" + std::to_string(cycle.fiscal_year) + rules->hash.substr(0, 8);
  }
  for (Edition& edition : publication.editions) {
    const results::Release* round = edition.round();
    edition.framework =
        round != nullptr ? publication.of_rounds.at(round->cycle) : framework::embedded_year(edition.fiscal_year);
  }
}

Publication visible_now(db::Connection& connection, util::UtcSeconds now)
{
  Publication publication;
  for (auto& [year, releases] : by_year(results::ReleaseStore(connection).all_visible(now))) {
    publication.stamp += std::to_string(year) + ":" + ids_of(releases) + ";";
    publication.editions.push_back({.fiscal_year = year, .releases = std::move(releases)});
  }
  publication.stamp += StandingStore(connection).stamp();
  read_frameworks(connection, publication);
  return publication;
}

void make(db::Database& database, const Publication& publication, Edition& edition, util::UtcSeconds now)
{
  const auto standings = database.read(
      [&](db::Connection& connection) { return standings_of(connection, edition.releases, publication); });
  database.write([&](db::Connection& connection) { StandingStore(connection).keep(edition, standings, now); });
}

}  // namespace

Publication read_publication(db::Database& database, util::UtcSeconds now)
{
  Publication publication = database.read([&](db::Connection& connection) { return visible_now(connection, now); });
  for (Edition& edition : publication.editions) {
    const auto is_there = [&] {
      return database.read([&](db::Connection& connection) { return StandingStore(connection).find(edition); });
    };
    if (is_there()) continue;
    make(database, publication, edition, now);
    is_there();
  }
  return publication;
}

std::optional<results::AgencyResult> result_behind(db::Connection& connection, const Standing& standing)
{
  if (standing.is_withheld()) return std::nullopt;
  return results::ResultStore(connection, standing.cycle, standing.computation).find(standing.agency);
}

std::optional<scoring::Result> scores_behind(db::Connection& connection, const Publication& publication,
                                             const Standing& standing, int fiscal_year)
{
  const auto row = result_behind(connection, standing);
  const FrameworkPtr rules = publication.framework_of(standing, fiscal_year);
  return row && rules ? results::restored_if_fitting(rules, row->texts) : std::nullopt;
}

}  // namespace portal
