// SPDX-License-Identifier: Apache-2.0
// Answers sent to the whole program, as a process of its own: only the answers, or the page and then the answers, over
// 64 and over 1,000 keep-alive connections, and with 500 clients on bad lines beside them; on SQLite and on PostgreSQL.
// In every round the same against its peers (bench/intake/peers.hpp). One driver on the same processors.
//   bench_intake [--rounds N] [--answers N] [--seconds S] [--engine sqlite|postgresql] [--only CASE]
// CASE is a part of a case's name; then nothing else is measured, for profiling. PostgreSQL is where
// PRONGSAI_BENCH_POSTGRESQL says (bench/with_postgresql starts one); without it only SQLite is measured. The last
// column is processor time for each answer, without the driver and without PostgreSQL's own.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/resource.h>

#include "lib/db/migrations.hpp"
#include "lib/util/embedded.hpp"
#include "lib/util/percent.hpp"

#include "bench/intake/driver.hpp"
#include "bench/intake/peers.hpp"
#include "tests/server/round.hpp"
#include "tests/server/server_process.hpp"

namespace {

using intake::Conversation;
using intake::Measured;

constexpr std::size_t k_agencies = 100;
constexpr std::size_t k_slow = 500;

struct Arguments {
  int rounds = 3;
  std::size_t answers = 40'000;
  double seconds = 4;
  std::string engine;
  std::string only;
};

struct Case {
  const char* name;
  bool with_page;
  std::size_t connections;
  std::size_t slow;
  bool always;  // in every round, with its peers; else only in the first
};
constexpr Case k_cases[] = {{"answers, 64 lines", false, 64, 0, true},
                            {"page and answers, 64 lines", true, 64, 0, true},
                            {"answers, 1,000 lines", false, 1000, 0, false},
                            {"page and answers, 1,000 lines", true, 1000, 0, false},
                            {"answers, 64 lines, 500 slow", false, 64, k_slow, false}};

const std::string k_headers =
    "Host: localhost\r\nUser-Agent: Mozilla/5.0 (Linux; Android 14)\r\nAccept: text/html\r\n"
    "Accept-Language: th,en;q=0.5\r\nAccept-Encoding: gzip, deflate, br\r\n";

std::string posted(const whole::Respondent& respondent)
{
  const std::string body = util::urlencoded(respondent.form);
  return "POST " + respondent.path + " HTTP/1.1\r\n" + k_headers +
         "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

std::vector<Conversation> conversations(whole::Respondents& respondents, std::size_t count, bool with_page)
{
  std::vector<Conversation> all(count);
  for (Conversation& one : all) {
    const whole::Respondent respondent = respondents.next();
    if (with_page) one.push_back("GET " + respondent.path + " HTTP/1.1\r\n" + k_headers + "\r\n");
    one.push_back(posted(respondent));
  }
  return all;
}

void print(const char* what, const Measured& measured, double processor)
{
  std::printf("  %-32s %7.0f/s  p50 %6.2f  p99 %6.2f  p99.9 %6.2f ms", what, measured.per_second,
              measured.percentile(0.5), measured.percentile(0.99), measured.percentile(0.999));
  if (processor > 0) std::printf("  %5.1f us", processor);
  if (measured.refused > 0) std::printf("  %zu refused", measured.refused);
  std::printf("\n");
  std::fflush(stdout);
}

/// Seconds of processor of this process without this thread, which drives.
double processor_of_peers()
{
  const auto seconds = [](clockid_t clock) {
    timespec time{};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
  };
  return seconds(CLOCK_PROCESS_CPUTIME_ID) - seconds(CLOCK_THREAD_CPUTIME_ID);
}

/// Rates of ours and of the peers by name, over the rounds.
using Rates = std::map<std::string, std::vector<double>>;

void print_ratios(const char* what, const std::vector<double>& ours, const std::vector<double>& peers)
{
  std::vector<double> ratios;
  for (std::size_t i = 0; i < std::min(ours.size(), peers.size()); ++i)
    ratios.push_back(ours[i] / peers[i]);
  std::ranges::sort(ratios);
  std::printf("  %-52s min %.2f  median %.2f  max %.2f\n", what, ratios.front(), ratios[ratios.size() / 2],
              ratios.back());
}

/// One engine: the server, its peers, and what was measured of them.
class Bench {
 public:
  Bench(const Arguments& arguments, const db::Url& url, const db::Url& peers_url, const whole::TemporaryFolder& folder)
      : arguments_(arguments),
        database_(db::Database::open(url)),
        round_(whole::make_round(database_, k_agencies, util::SystemClock().now())),
        respondents_(round_, whole::k_server_key),
        peers_database_(db::Database::open(peers_url)),
        commit_(migrated(peers_database_)),
        server_(url, folder.path())
  {
  }

  void run()
  {
    for (int round = 0; round < arguments_.rounds; ++round) {
      std::printf("round %d, %s\n", round + 1, std::string(db::name(database_.engine())).c_str());
      if (arguments_.only.empty()) measure_peers();
      for (const Case& one : k_cases) {
        if (is_wanted(one, round)) measure(one);
      }
    }
    check();
    if (!arguments_.only.empty()) return;
    std::printf("ratios, %s\n", std::string(db::name(database_.engine())).c_str());
    for (const Case& one : k_cases) {
      if (!one.always) continue;
      for (const auto& [peer, rates] : peers_)
        print_ratios((std::string(one.name) + " / " + peer).c_str(), rates_[one.name], rates);
    }
    std::printf("  most memory of the server: %.0f MiB\n", server_.most_memory());
  }

 private:
  static db::Database& migrated(db::Database& database)
  {
    db::migrate(database, db::read_migrations(util::embedded_program_files()), util::SystemClock());
    return database;
  }
  bool is_wanted(const Case& one, int round) const
  {
    if (!arguments_.only.empty()) return std::string_view(one.name).find(arguments_.only) != std::string_view::npos;
    return one.always || round == 0;
  }
  Measured drive(std::uint16_t port, const Case& one)
  {
    const auto talk = conversations(respondents_, arguments_.answers, one.with_page);
    return intake::Driver(port, one.connections).run(talk, std::chrono::duration<double>(arguments_.seconds));
  }
  void measure_peers()
  {
    constexpr std::size_t k_at_once = 64;
    const auto note = [this](const char* name, const std::function<Measured()>& measure_it) {
      const double before = processor_of_peers();
      const Measured measured = measure_it();
      const double used = processor_of_peers() - before;
      peers_[name].push_back(measured.per_second);
      print(name, measured, used * 1e6 / static_cast<double>(measured.conversations));
    };
    const Case answers = k_cases[0];
    const std::chrono::duration<double> longest(arguments_.seconds);
    note("bare Beast", [&] { return drive(intake::BareBeast().port(), answers); });
    note("bare group commit", [&] { return commit_.run(k_at_once, arguments_.answers, longest); });
    note("bare Beast and group commit", [&] { return drive(intake::BareBeast(&commit_).port(), answers); });
  }
  void measure(const Case& one)
  {
    std::optional<intake::SlowClients> slow;
    if (one.slow > 0) slow.emplace(server_.port(), one.slow);
    const double before = server_.processor_seconds();
    const Measured measured = drive(server_.port(), one);
    const double used = server_.processor_seconds() - before;
    print(one.name, measured, used * 1e6 / static_cast<double>(measured.conversations));
    rates_[one.name].push_back(measured.per_second);
    sent_ += measured.conversations - measured.refused;
    if (slow) {
      constexpr std::chrono::seconds k_longest{30};
      std::printf("  slow clients that the server closed: %zu of %zu\n", slow->wait_until_closed(k_longest), one.slow);
    }
  }
  /// What was confirmed is there: figures of answers that got lost would be worth nothing.
  void check()
  {
    const whole::Stored stored = whole::stored_of(database_, round_);
    if (stored.answers == static_cast<std::int64_t>(sent_) && stored.receipts.size() == sent_) return;
    std::printf("%zu answers were confirmed, but %lld are stored\n", sent_, static_cast<long long>(stored.answers));
    std::exit(1);
  }

  Arguments arguments_;
  db::Database database_;
  whole::Round round_;
  whole::Respondents respondents_;
  db::Database peers_database_;
  intake::BareGroupCommit commit_;
  whole::ServerProcess server_;
  std::size_t sent_ = 0;
  Rates rates_;
  Rates peers_;
};

Arguments read_arguments(int argc, char** argv)
{
  Arguments arguments;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--rounds") arguments.rounds = std::atoi(argv[i + 1]);
    if (name == "--answers") arguments.answers = static_cast<std::size_t>(std::atoi(argv[i + 1]));
    if (name == "--seconds") arguments.seconds = std::atof(argv[i + 1]);
    if (name == "--engine") arguments.engine = argv[i + 1];
    if (name == "--only") arguments.only = argv[i + 1];
  }
  return arguments;
}

void allow_many_sockets()
{
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

int main(int argc, char** argv)
{
  const Arguments arguments = read_arguments(argc, argv);
  allow_many_sockets();
  if (arguments.engine != "postgresql") {
    const whole::TemporaryFolder folder(true);
    Bench(arguments, {db::Engine::sqlite, folder.path() / "round.db"}, {db::Engine::sqlite, folder.path() / "peers.db"},
          folder)
        .run();
  }
  const char* postgresql = std::getenv("PRONGSAI_BENCH_POSTGRESQL");
  if (arguments.engine != "sqlite" && postgresql != nullptr) {
    const whole::TemporaryFolder folder(true);
    const db::Url url{db::Engine::postgresql, postgresql};
    Bench(arguments, url, url, folder).run();
  }
  return 0;
}
