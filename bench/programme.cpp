// SPDX-License-Identifier: Apache-2.0
// The programme's view of measures at the size of a nation: 8,325 agencies with 40 measures of three steps each, a
// third of them with evidence, and published results before and after. The whole program as a process of its own, each
// request another page, over 16 keep-alive connections driven by one thread on the same processors. What is kept for a
// minute is counted by the first request of each kind, which is measured by itself. Limit: 50 ms.
//   bench_programme [--requests N] [--agencies N]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/migrations.hpp"
#include "lib/util/embedded.hpp"

#include "src/agencies/agency_import.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/portal/history_check.hpp"
#include "src/results/history_store.hpp"

#include "bench/intake/driver.hpp"
#include "bench/pages/administrator.hpp"
#include "tests/server/server_process.hpp"

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t k_connections = 16;
constexpr double k_limit = 50;  // milliseconds
constexpr std::chrono::seconds k_longest{120};

double seconds_since(Clock::time_point begin)
{
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

void add_agencies(db::Connection& connection, std::size_t count)
{
  util::TableRows table{.name = "nation.csv", .rows = {{1, {"code", "name", "type", "province"}}}, .problems = {}};
  for (std::size_t i = 1; i <= count; ++i)
    table.rows.push_back({static_cast<int>(i) + 1,
                          {"A-" + std::to_string(i), "Agency " + std::to_string(i),
                           std::string(agencies::k_agency_types[i % agencies::k_agency_types.size()]),
                           agencies::province_codes()[i % agencies::province_codes().size()]}});
  agencies::AgencyStore(connection).apply(agencies::plan_import(table, {}), {1, 1, {}});
}

/// Scores of two years as agencies printed them, a little better in the second.
void add_results(db::Connection& connection, std::size_t count)
{
  std::string csv = "agency,agency_type,fiscal_year,1,2,3,4,5,6,7,8,9,10\n";
  for (const int year : {2567, 2568}) {
    for (std::size_t i = 1; i <= count; ++i) {
      csv += "Agency " + std::to_string(i) + ",," + std::to_string(year);
      for (std::size_t indicator = 1; indicator <= 10; ++indicator)
        csv += "," + std::to_string(60 + (i * indicator) % 30 + (year == 2568 ? i % 7 : 0));
      csv += "\n";
    }
  }
  const portal::HistoryCheck check = portal::check_history(csv, "nation.csv", agencies::AgencyStore(connection).all());
  if (const util::Problems faults = check.faults(true); !faults.empty())
    throw std::runtime_error("results of the nation: " + faults.front().code);
  results::HistoryStore(connection).take(check.plan, check.sha256, {1, 1, "nation.csv"});
}

void add_measures(db::Connection& connection)
{
  connection.execute(
      "INSERT INTO measure_plan SELECT id, 2568, 0, 1, 2567, '85.00', 1, 1 FROM agency WHERE closed_at IS NULL");
  connection.execute(
      "INSERT INTO measure_plan_version SELECT agency_id, 2568, 1, 'approved', 1, 1, '', 1, 1, '', '', '' FROM "
      "measure_plan");
  connection.execute(R"(
    WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 40)
    INSERT INTO measure (agency_id, fiscal_year, position, title, person, first_day, last_day, follow_up,
      follow_up_words, success, success_subject, success_target, success_words, priority, source, revision, changed_at,
      changed_by)
    SELECT p.agency_id, 2568, n.n, 'measure', '', 19997, 20361, 'half_yearly', '', 'words', '', '', '', 'normal', '', 1,
      1, 1 FROM measure_plan p CROSS JOIN n)");
  connection.execute(R"(
    WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 3)
    INSERT INTO measure_step (agency_id, measure_id, position, words) SELECT m.agency_id, m.id, n.n, 'step'
    FROM measure m CROSS JOIN n)");
  connection.execute(R"(
    INSERT INTO measure_progress SELECT agency_id, measure_id, id, CASE WHEN id % 4 = 0 THEN 'in_work' ELSE 'done' END,
      50, 'words', 20000, NULL, '', '', 1, 1, 1 FROM measure_step WHERE id % 5 > 0)");
  connection.execute(R"(
    INSERT INTO measure_weakness SELECT agency_id, id, CAST(position % 8 + 1 AS TEXT) FROM measure)");
  connection.execute(R"(
    INSERT INTO measure_evidence (agency_id, measure_id, kind, name, url, type, bytes, sha256, added_at, added_by)
    SELECT agency_id, id, 'link', 'x', 'https://example.go.th', '', 0, '', 1, 1 FROM measure WHERE id % 3 = 0)");
}

struct Page {
  const char* name;
  std::function<std::string(std::size_t)> path;
};

std::vector<Page> all_pages(std::size_t agencies)
{
  return {{"agencies, a page", [](std::size_t n) { return "&view=agencies&page=" + std::to_string(n % 160 + 1); }},
          {"agencies by evidence",
           [](std::size_t n) { return "&view=agencies&sort=-evidence&page=" + std::to_string(n % 160 + 1); }},
          {"agencies, a search",
           [=](std::size_t n) { return "&view=agencies&search=" + std::to_string(n * 7 % agencies); }},
          {"by type", [](std::size_t) { return std::string("&view=types"); }},
          {"gains", [](std::size_t) { return std::string("&view=gains"); }}};
}

std::vector<intake::Conversation> asked_for(const Page& page, const std::string& session, std::size_t count)
{
  std::vector<intake::Conversation> all;
  for (std::size_t n = 0; n < count; ++n)
    all.push_back({"GET /measures?year=2568" + page.path(n) +
                   " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: th\r\nCookie: session=" + session + "\r\n\r\n"});
  return all;
}

void measure(std::uint16_t port, const Page& page, const std::string& session, std::size_t requests)
{
  const intake::Measured first = intake::Driver(port, 1).run(asked_for(page, session, 1), k_longest);
  const intake::Measured measured =
      intake::Driver(port, k_connections).run(asked_for(page, session, requests), k_longest);
  std::printf("%-22s first %7.0f ms  then %6.0f/s  ", page.name, first.percentile(0.5), measured.per_second);
  pages::print_times(measured, k_limit);
}

}  // namespace

int main(int argc, char** argv)
{
  try {
    std::size_t requests = 1000;
    std::size_t agencies = 8325;
    for (int i = 1; i + 1 < argc; i += 2) {
      const std::string_view option = argv[i];
      if (option == "--requests") requests = static_cast<std::size_t>(std::atoi(argv[i + 1]));
      if (option == "--agencies") agencies = static_cast<std::size_t>(std::atoi(argv[i + 1]));
    }
    const whole::TemporaryFolder folder(true);
    const auto url = db::read_url("sqlite:" + (folder.path() / "programme.db").string());
    auto database = db::Database::open(*url.url);
    db::migrate(database, db::read_migrations(util::embedded_program_files()), util::SystemClock());
    const auto begin = Clock::now();
    database.write([&](db::Connection& connection) {
      add_agencies(connection, agencies);
      add_results(connection, agencies);
      add_measures(connection);
    });
    const std::string session = pages::signed_in(database);
    std::printf("%zu agencies with 40 measures each, filled in %.0f s\n", agencies, seconds_since(begin));
    whole::ServerProcess server(*url.url, folder.path());
    for (const Page& page : all_pages(agencies))
      measure(server.port(), page, session, requests);
    std::printf("most memory of the server: %.0f MiB (of 300)\n", server.most_memory());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
