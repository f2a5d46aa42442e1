// SPDX-License-Identifier: Apache-2.0
#include "bench/portal/nation.hpp"

#include <array>
#include <cstdio>
#include <string>

#include <fmt/format.h>

#include "lib/db/migrations.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/embedded.hpp"
#include "lib/util/random.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/portal/history_check.hpp"
#include "src/results/history_store.hpp"

namespace bench {
namespace {

/// The framework's years, and 2567 twice: five lots of results.
constexpr std::array<int, 5> k_years = {2563, 2565, 2567, 2568, 2567};
constexpr int k_items = 28;

std::string two_places(std::uint64_t hundredths)
{
  return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

std::string rows_of(int year, int agencies, util::Random& random)
{
  std::string csv = "agency,fiscal_year,1,2,3,4,5,6,7,8,9,10";
  for (int item = 1; item <= k_items; ++item)
    csv += ",o" + std::to_string(item);
  csv += '\n';
  for (int i = 1; i <= agencies; ++i) {
    csv += "B-" + std::to_string(i) + "," + std::to_string(year);
    for (int indicator = 0; indicator < 10; ++indicator)
      csv += "," + two_places(6000 + random.below(4001));
    for (int item = 0; item < k_items; ++item)
      csv += random.below(10) == 0 ? ",0" : ",100";
    csv += '\n';
  }
  return csv;
}

}  // namespace

db::Database nation_of_results(const std::filesystem::path& folder, int agencies)
{
  db::Database database = db::Database::open({db::Engine::sqlite, (folder / "nation.db").string()});
  const util::SystemClock clock;
  db::migrate(database, db::read_migrations(util::embedded_program_files()), clock);
  database.write([&](db::Connection& connection) {
    agencies::AgencyStore store(connection);
    for (int i = 1; i <= agencies; ++i) {
      const auto& provinces = agencies::province_codes();
      store.add({.code = "B-" + std::to_string(i),
                 .name = "Invented agency " + std::to_string(i),
                 .type = std::string(agencies::k_agency_types[static_cast<std::size_t>(i) % 5]),
                 .province = provinces[static_cast<std::size_t>(i) % provinces.size()]},
                {1, clock.now(), {}});
    }
  });
  const auto known = database.read([](db::Connection& c) { return agencies::AgencyStore(c).all(); });
  util::SeededRandom random("bench portal");
  for (const int year : k_years) {
    const portal::HistoryCheck check = portal::check_history(rows_of(year, agencies, random), "bench.csv", known);
    database.write([&](db::Connection& connection) {
      results::HistoryStore(connection).take(check.plan, check.sha256, {1, clock.now(), "bench"});
    });
  }
  return database;
}

}  // namespace bench
