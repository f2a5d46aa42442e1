// SPDX-License-Identifier: Apache-2.0
// Pages of results of a nation, from the whole program as a process of its own: those of the programme, those of an
// agency, and those of everybody, each request another page, over 16 keep-alive connections driven by one thread on
// the same processors; the page of one agency's result also over 64. Every page is made for the request: none is
// asked for twice by the first kinds; 64 others come before, so that rules and fonts are read. Limits: 50 ms, and 10 ms
// for one agency's result over 64. The year's editions, which the server puts together when results are published, are
// there before anything is measured.
//   bench_pages --database sqlite:PATH [--requests N] [--only TEXT]
//                                          a database as bench_results leaves it (--years 4); pages whose name has TEXT
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "src/cycles/cycle_store.hpp"
#include "src/portal/edition_store.hpp"

#include "bench/intake/driver.hpp"
#include "bench/pages/administrator.hpp"
#include "tests/server/server_process.hpp"

namespace {

constexpr std::size_t k_agencies = 8325;
constexpr std::size_t k_connections = 16;
constexpr std::size_t k_many_connections = 64;

struct Page {
  const char* name;
  double limit;  ///< milliseconds
  bool as_administrator;
  std::function<std::string(std::size_t)> path;
};

std::vector<Page> all_pages(std::int64_t cycle)
{
  constexpr double k_limit = 50;
  const std::string results = "/cycles/" + std::to_string(cycle) + "/results";
  const auto agency = [](std::size_t n) { return std::to_string(n % k_agencies + 1); };
  return {
      {"result of an agency", k_limit, false, [=](std::size_t n) { return "/agencies/" + agency(n) + "/2567"; }},
      {"an agency over the years", k_limit, false, [=](std::size_t n) { return "/results/agencies/" + agency(n); }},
      {"rankings, a page", k_limit, false,
       [](std::size_t n) {
         return "/results/rankings/" + std::to_string(2563 + n % 5) + "?page=" + std::to_string(n % 166 + 1);
       }},
      {"rankings, a search", k_limit, false,
       [=](std::size_t n) { return "/results/rankings/2567?search=" + agency(n * 7); }},
      {"search for an agency", k_limit, false, [=](std::size_t n) { return "/results?search=" + agency(n * 13); }},
      {"overview of the round", k_limit, true, [=](std::size_t) { return results + "/overview"; }},
      {"by province", k_limit, true, [=](std::size_t) { return results + "/overview/province"; }},
      {"items by how many failed", k_limit, true, [=](std::size_t) { return results + "/overview/items"; }},
      {"table of agencies, a page", k_limit, true,
       [=](std::size_t n) { return results + "/agencies?page=" + std::to_string(n % 166 + 1); }},
      {"table of agencies, a search", k_limit, true,
       [=](std::size_t n) { return results + "/agencies?search=" + agency(n * 3); }},
      {"the round's results", k_limit, true, [=](std::size_t) { return results; }},
  };
}

std::vector<intake::Conversation> asked_for(const Page& page, const std::string& session, std::size_t first,
                                            std::size_t count)
{
  std::string headers = " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: th\r\n";
  if (page.as_administrator) headers += "Cookie: session=" + session + "\r\n";
  std::vector<intake::Conversation> all;
  for (std::size_t n = first; n < first + count; ++n)
    all.push_back({"GET " + page.path(n) + headers + "\r\n"});
  return all;
}

void measure(const whole::ServerProcess& server, const Page& page, const std::string& session, std::size_t requests,
             std::size_t connections, double limit)
{
  constexpr std::chrono::seconds k_longest{20};
  constexpr std::size_t k_warming = 64;
  intake::Driver(server.port(), connections).run(asked_for(page, session, requests, k_warming), k_longest);
  const auto talk = asked_for(page, session, 0, requests);
  const double before = server.processor_seconds();
  const intake::Measured measured = intake::Driver(server.port(), connections).run(talk, k_longest);
  const double each = (server.processor_seconds() - before) * 1000 / static_cast<double>(requests);
  std::printf("%-28s %3zu connections %7.0f/s  processor %5.2f ms  ", page.name, connections, measured.per_second,
              each);
  pages::print_times(measured, limit);
}

}  // namespace

int main(int argc, char** argv)
{
  try {
    std::string named;
    std::string only;
    std::size_t requests = 1000;
    for (int i = 1; i + 1 < argc; i += 2) {
      const std::string_view option = argv[i];
      if (option == "--database") named = argv[i + 1];
      if (option == "--only") only = argv[i + 1];
      if (option == "--requests") requests = static_cast<std::size_t>(std::atoi(argv[i + 1]));
    }
    const auto url = db::read_url(named);
    if (!url.url) throw std::invalid_argument("bench_pages --database sqlite:PATH [--requests N]");
    auto database = db::Database::open(*url.url);
    const std::string session = pages::signed_in(database);
    const auto rounds = database.read([](db::Connection& c) { return cycles::CycleStore(c).all(); });
    if (rounds.empty()) throw std::invalid_argument("no round in it: fill it with bench_results");
    portal::read_publication(database, util::SystemClock().now());
    const whole::TemporaryFolder folder(true);
    whole::ServerProcess server(*url.url, folder.path());
    const std::vector<Page> asked = all_pages(rounds.front().id);
    for (const Page& page : asked)
      if (std::string_view(page.name).find(only) != std::string_view::npos)
        measure(server, page, session, requests, k_connections, page.limit);
    constexpr double k_agency_limit = 10;
    if (only.empty()) measure(server, asked.front(), session, requests, k_many_connections, k_agency_limit);
    std::printf("most memory of the server: %.0f MiB (of 300)\n", server.most_memory());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
