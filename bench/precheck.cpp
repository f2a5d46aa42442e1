// SPDX-License-Identifier: Apache-2.0
// The links of a nation in one night: how many links a second the pre-check looks at on this machine, with fetching,
// reading apart and storing, against the rate that is needed. The sites are our own server on loopback, each agency on
// an address of its own so that hosts are told apart; their politeness (pauses) is left out, because a night has
// thousands of hosts to go round.
//
//   bench_precheck [links] [path of prongsai, to read documents by it]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

#include "lib/db/database.hpp"
#include "lib/db/migrations.hpp"
#include "lib/http/server.hpp"
#include "lib/office/document.hpp"
#include "lib/util/embedded.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/disclosures/precheck_store.hpp"
#include "src/disclosures/precheck_work_store.hpp"

namespace {

namespace fs = std::filesystem;

constexpr double k_links_of_a_nation = 233'000;
constexpr double k_seconds_of_a_night = 10 * 3600;
constexpr int k_items = 28;
constexpr int k_hosts = 50;

/// Of ten links six are pages, three PDF files, one a workbook.
struct Samples {
  std::string page;
  std::string pdf;
  std::string xlsx;
};

Samples make_samples()
{
  office::Table table{.caption = "projects"};
  table.columns.resize(4);
  table.head.push_back({{{.paragraphs = {{{.text = "project"}}}},
                         {.paragraphs = {{{.text = "from"}}}},
                         {.paragraphs = {{{.text = "to"}}}},
                         {.paragraphs = {{{.text = "baht"}}}}}});
  for (int i = 0; i < 80; ++i)
    table.rows.push_back({{{.paragraphs = {{{.text = "road " + std::to_string(i)}}}},
                           {.paragraphs = {{{.text = "1/10/2567"}}}},
                           {.paragraphs = {{{.text = "30/9/2568"}}}},
                           {.paragraphs = {{{.text = "250000"}}}}}});
  office::Document document{.title = "fiscal year 2568"};
  for (int i = 0; i < 30; ++i)
    document.blocks.emplace_back(
        office::Paragraph{.runs = {{.text = std::string(40, 'w') + " budget 2568 " + std::string(400, 'n')}}});
  document.blocks.emplace_back(std::move(table));
  std::string page = "<!doctype html><title>2568</title><nav>menu</nav>";
  for (int i = 0; i < 400; ++i)
    page += "<p>News of 1/10/2567 about the road " + std::to_string(i) + " <a href='/x" + std::to_string(i) +
            "'>more</a></p>";
  return {page, office::to_pdf(document), office::to_xlsx(document)};
}

http::Response sample_for(const Samples& samples, int number)
{
  if (number % 10 < 6) return http::page(samples.page);
  if (number % 10 < 9) return http::text(samples.pdf).with("Content-Type", "application/pdf");
  return http::text(samples.xlsx).with("Content-Type", "application/octet-stream");
}

std::string host(int agency)
{
  return "127.0.1." + std::to_string(agency % k_hosts + 1);
}

void fill(db::Database& database, int agencies, std::uint16_t port)
{
  database.write([&](db::Connection& c) {
    const auto framework = cycles::read_framework_of(2568);
    const std::int64_t cycle = cycles::CycleStore(c).add("2568", *framework, cycles::suggested_calendar(2568), {});
    std::vector<agencies::Agency> all;
    for (int i = 0; i < agencies; ++i) {
      const std::string site = "http://" + host(i) + ":" + std::to_string(port);
      const std::int64_t id = agencies::AgencyStore(c).add(
          {.code = "B-" + std::to_string(i), .name = "agency " + std::to_string(i), .type = "subdistrict", .web = site},
          {});
      all.push_back(*agencies::AgencyStore(c).find(id));
      for (int item = 1; item <= k_items; ++item) {
        const std::string code = "o" + std::to_string(item);
        c.execute("INSERT INTO disclosure_entry VALUES (:cycle, :agency, :item, 'ready', NULL, '', NULL, '', 1, 1, 1)",
                  cycle, id, code);
        c.execute(R"(
          INSERT INTO disclosure_link (cycle_id, agency_id, item, position, url, note, added_at, added_by)
          VALUES (:cycle, :agency, :item, 1, :url, '', 1, 1))",
                  cycle, id, code, site + "/" + std::to_string(i) + "/" + std::to_string(item));
      }
    }
    cycles::EnrolmentStore(c).enrol(cycle, all, {});
    disclosures::PrecheckStore(c).ask_all(cycle, {"programme", 1, 0});
  });
}

}  // namespace

int main(int count, char** arguments)
{
  const int links = count > 1 ? std::atoi(arguments[1]) : 5000;
  const std::string reader = count > 2 ? arguments[2] : "";
  const fs::path folder = fs::temp_directory_path() / ("prongsai-bench-precheck-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const Samples samples = make_samples();
  http::Server server({.listen = {"0.0.0.0:0"}},
                      http::Router({http::get("/{agency}/{item}", [&](http::Request& request) {
                        return sample_for(samples, std::atoi(std::string(request.parameters.get("item")).c_str()));
                      })}));
  std::thread serving([&] { server.run(); });
  auto database = db::Database::open({.engine = db::Engine::sqlite, .place = (folder / "bench.db").string()});
  const util::SystemClock clock;
  db::migrate(database, db::read_migrations(util::embedded_program_files()), clock);
  fill(database, std::max(1, links / k_items), server.port());

  disclosures::PrecheckWorkSettings settings;
  settings.policy.user_agent = "Prongsai/bench";
  settings.policy.limits.pause = std::chrono::milliseconds(0);
  settings.policy.limits.at_once_per_host = 4;
  for (int i = 0; i < k_hosts; ++i)
    settings.policy.allowed.push_back(host(i) + ":" + std::to_string(server.port()));
  settings.files = folder;
  settings.worker = "bench";
  if (!reader.empty())
    settings.read = [&](std::string_view bytes, std::string_view declared) {
      return extract::read_by({reader, "read-document"}, bytes, declared);
    };
  const auto begin = std::chrono::steady_clock::now();
  const auto done = disclosures::PrecheckWork(database, clock, settings).work();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const double rate = static_cast<double>(done.links) / seconds;
  const double needed = k_links_of_a_nation / k_seconds_of_a_night;
  std::printf("pre-check: %lld links of %lld agencies in %.1f s: %.1f links/s\n", static_cast<long long>(done.links),
              static_cast<long long>(done.agencies), seconds, rate);
  std::printf("needed for 233,000 links in 10 hours: %.2f links/s; ratio %.1f\n", needed, rate / needed);
  server.stop();
  serving.join();
  fs::remove_all(folder);
  return rate >= needed ? 0 : 1;
}
