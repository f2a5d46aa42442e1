// SPDX-License-Identifier: Apache-2.0
// Computing a round of a nation in the database, from stored answers and judgements to every agency's stored result,
// against
//   (a) the bare scan: the same rows of answers and judgements fetched from the same database and their bytes added up,
//   (b) the recount, which computes the same and writes nothing.
// Every round runs all of them. The database is filled once and may be used again, also for the pages (bench_portal).
//   bench_results DIR --database URL [--rounds N] [--years N]      DIR as make_nation writes it; --years: the result
//                                                                  published, and copies of it for so many years before
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <sys/resource.h>

#include "lib/db/database.hpp"
#include "lib/db/migrations.hpp"
#include "lib/util/embedded.hpp"
#include "lib/util/random.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/computing_store.hpp"
#include "src/results/release_store.hpp"
#include "src/results/result_store.hpp"
#include "src/reviews/judgement_store.hpp"
#include "src/scoring/read_judgements.hpp"
#include "src/surveys/answer_store.hpp"
#include "src/surveys/answers_csv.hpp"
#include "src/surveys/rounds_store.hpp"

namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;
using db::Connection;

constexpr int k_year = 2567;
constexpr std::size_t k_answers_in_a_piece = 50'000;
constexpr std::int64_t k_day = 19'800;

double seconds_since(Steady::time_point begin)
{
  return std::chrono::duration<double>(Steady::now() - begin).count();
}

/// The agencies that the file of judgements names, each in a province.
std::int64_t add_round(db::Database& database, const scoring::Inputs& judged)
{
  return database.write([&](Connection& connection) {
    const cycles::Deed deed{1, 0, {}};
    agencies::AgencyStore store(connection);
    const auto& provinces = agencies::province_codes();
    std::size_t number = 0;
    for (const scoring::AgencyInput& agency : judged.agencies()) {
      store.add({.code = "N" + std::to_string(100'000 + number),
                 .name = agency.agency,
                 .type = number % 3 == 0 ? "town" : "subdistrict",
                 .province = provinces[number % provinces.size()],
                 .province_size = "medium"},
                {1, 0, {}});
      ++number;
    }
    const auto framework = cycles::read_framework_of(k_year);
    const std::int64_t cycle =
        cycles::CycleStore(connection).add("bench", *framework, cycles::suggested_calendar(k_year), deed);
    cycles::EnrolmentStore(connection).enrol(cycle, store.all(), deed);
    return cycle;
  });
}

void add_answers(db::Database& database, const surveys::Round& round, const fs::path& file)
{
  const auto read = surveys::read_answers_csv(util::CsvReader::open(file), round);
  if (!read.problems.empty()) throw std::runtime_error("the answers have faults: " + read.problems.front().code);
  util::SystemRandom random;
  std::vector<surveys::Submission> piece;
  const auto store = [&] {
    database.write([&](Connection& c) { surveys::AnswerStore(c).add_imported(piece, 1, k_day, random); });
    piece.clear();
  };
  for (const auto& [survey, texts] : read.answers) {
    const auto asked = surveys::questionnaire(*round.framework, survey.instrument, survey.part);
    for (std::size_t at = 0; at < texts.size(); at += asked->questions.size())
      piece.push_back({survey, texts.substr(at, asked->questions.size()), {}, false});
    if (piece.size() >= k_answers_in_a_piece) store();
  }
  store();
}

void add_judgements(db::Database& database, const surveys::Round& round, const scoring::Inputs& judged)
{
  std::vector<reviews::Judgement> judgements;
  std::map<std::string, std::int64_t> ids;
  for (const auto& [id, about] : round.agencies)
    ids.emplace(about.name_th, id);
  for (const scoring::AgencyInput& agency : judged.agencies()) {
    for (std::size_t i = 0; i < agency.items.size(); ++i) {
      const bool met = agency.items[i].state == scoring::ItemState::met;
      std::string elements(round.framework->items[i].elements.size(), '1');
      if (!met && !elements.empty()) elements.back() = '0';
      judgements.push_back({.cycle = round.cycle,
                            .agency = ids.at(agency.agency),
                            .item = round.framework->items[i].code,
                            .state = met ? reviews::ItemState::met : reviews::ItemState::failed,
                            .elements = elements});
    }
  }
  database.write([&](Connection& c) { reviews::JudgementStore(c).add_many(judgements); });
}

std::int64_t filled(db::Database& database, const fs::path& folder)
{
  const auto rounds = database.read([](Connection& c) { return cycles::CycleStore(c).all(); });
  if (!rounds.empty()) return rounds.front().id;
  const auto begin = Steady::now();
  scoring::Inputs judged(framework::embedded_year(k_year));
  scoring::read_judgements(util::CsvReader::open(folder / "oit.csv"), judged, scoring::Words::embedded(), 2);
  const std::int64_t cycle = add_round(database, judged);
  const surveys::Rounds read = surveys::RoundReader(database).read();
  const surveys::Round& round = read.by_cycle.at(cycle);
  add_answers(database, round, folder / "answers.csv");
  add_judgements(database, round, judged);
  std::printf("filled in %.0f s\n", seconds_since(begin));
  return cycle;
}

/// Everything that has to be read, and nothing done with it.
double bare_scan(db::Database& database, std::int64_t cycle)
{
  const auto begin = Steady::now();
  std::size_t bytes = 0;
  database.read([&](Connection& c) {
    c.query("SELECT agency_id, instrument, part, answers FROM survey_answer WHERE cycle_id = :cycle", cycle)
        .each<std::int64_t, std::string, std::string, std::string>(
            [&](std::int64_t, const std::string& instrument, const std::string& part, const std::string& answers) {
              bytes += instrument.size() + part.size() + answers.size();
            });
    c.query("SELECT agency_id, item, state, elements FROM review_judgement WHERE cycle_id = :cycle", cycle)
        .each<std::int64_t, std::string, std::string, std::string>(
            [&](std::int64_t, const std::string& item, const std::string& state, const std::string& elements) {
              bytes += item.size() + state.size() + elements.size();
            });
  });
  const double seconds = seconds_since(begin);
  if (bytes == 0) throw std::runtime_error("nothing to read");
  return seconds;
}

double compute(db::Database& database, std::int64_t cycle)
{
  const util::SystemClock clock;
  const auto begin = Steady::now();
  database.write([&](Connection& c) { results::ComputationStore(c).ask(cycle, k_year, clock.now(), 1); });
  const auto done = results::compute_next(database, clock, std::thread::hardware_concurrency());
  if (!done) throw std::runtime_error("nothing was computed");
  return seconds_since(begin);
}

double recount(db::Database& database, std::int64_t cycle)
{
  const auto computation =
      database.read([&](Connection& c) { return results::ComputationStore(c).newest_done(cycle); });
  const auto begin = Steady::now();
  const results::Recount recount = results::recount(database, *computation, std::thread::hardware_concurrency());
  if (!recount.equal()) throw std::runtime_error("the recount differs");
  return seconds_since(begin);
}

/// A round of that year with the rules of the measured one, over.
std::int64_t add_earlier_round(Connection& c, int year)
{
  const std::string text = "fiscal_year = " + std::to_string(year) + "\nextends = " + std::to_string(k_year) +
                           "\nname.th = \"Year " + std::to_string(year) + "\"\nname.en = \"Year " +
                           std::to_string(year) + "\"\n";
  const cycles::ReadFramework rules = cycles::read_framework(text, "bench.toml");
  if (!rules.loaded.framework) throw std::runtime_error("the rules of an earlier year: faulty");
  return cycles::CycleStore(c).add("bench " + std::to_string(year), rules, cycles::suggested_calendar(year),
                                   {1, 0, {}});
}

void publish(Connection& c, std::int64_t cycle, int year, std::int64_t computation)
{
  results::ReleaseStore releases(c);
  releases.freeze({.cycle = cycle, .fiscal_year = year, .computation = computation}, {}, {1, 1, {}});
  releases.confirm(*releases.newest(cycle), {2, 2, {}});
  releases.publish(*releases.newest(cycle), 3, {2, 3, {}});
}

/// Spreads and counts, which are of the same agencies.
void copy_groups(Connection& c, const results::Computation& from, const results::Computation& to)
{
  c.execute(R"(
    INSERT INTO result_spread SELECT CAST(:cycle AS BIGINT), CAST(:id AS BIGINT), grouping, member, subject, agencies,
      passed, lowest, quartile_1, median, quartile_3, highest, mean
    FROM result_spread WHERE computation_id = :from)",
            to.cycle, to.id, from.id);
  c.execute(R"(
    INSERT INTO result_count SELECT CAST(:cycle AS BIGINT), CAST(:id AS BIGINT), grouping, member, about, code, agencies
    FROM result_count WHERE computation_id = :from)",
            to.cycle, to.id, from.id);
}

/// The newest result published, and published once more for each of so many earlier years.
void publish_years(db::Database& database, std::int64_t cycle, int years)
{
  database.write([&](Connection& c) {
    results::ComputationStore computations(c);
    const results::Computation measured = *computations.newest_done(cycle);
    publish(c, cycle, k_year, measured.id);
    for (int year = k_year - years; year < k_year; ++year) {
      results::Computation one = measured;
      one.cycle = add_earlier_round(c, year);
      one.fiscal_year = year;
      one.framework_hash = cycles::CycleStore(c).framework(one.cycle)->hash;
      one.id = computations.add(one);
      std::vector<results::AgencyResult> rows;
      results::ResultStore(c, cycle, measured.id).each([&](const results::AgencyResult& row) {
        rows.push_back(row);
        rows.back().fiscal_year = year;
      });
      results::ResultStore(c, one.cycle, one.id).add(rows);
      copy_groups(c, measured, one);
      publish(c, one.cycle, year, one.id);
    }
  });
}

struct Wanted {
  fs::path folder;
  std::string database;
  int rounds = 3;
  int years = 0;
};

Wanted read_arguments(int argc, char** argv)
{
  Wanted wanted;
  if (argc > 1) wanted.folder = argv[1];
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    if (option == "--database") wanted.database = argv[i + 1];
    if (option == "--rounds") wanted.rounds = std::atoi(argv[i + 1]);
    if (option == "--years") wanted.years = std::atoi(argv[i + 1]);
  }
  if (wanted.folder.empty() || wanted.database.empty())
    throw std::invalid_argument("bench_results DIR --database URL [--rounds N] [--years N]");
  return wanted;
}

}  // namespace

int main(int argc, char** argv)
{
  try {
    const Wanted wanted = read_arguments(argc, argv);
    const auto url = db::read_url(wanted.database);
    if (!url.url) throw std::invalid_argument("no database: " + wanted.database);
    auto database = db::Database::open(*url.url);
    db::migrate(database, db::read_migrations(util::embedded_program_files()), util::SystemClock());
    const std::int64_t cycle = filled(database, wanted.folder);
    for (int round = 1; round <= wanted.rounds; ++round) {
      const double scan = bare_scan(database, cycle);
      const double computed = compute(database, cycle);
      const double again = recount(database, cycle);
      std::printf("round %d: bare scan %.2f s, computed %.2f s (%.2f), recounted %.2f s (%.2f)\n", round, scan,
                  computed, computed / scan, again, again / scan);
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("most memory %.0f MB (of 300)\n", static_cast<double>(usage.ru_maxrss) / 1024);
    if (wanted.years > 0) publish_years(database, cycle, wanted.years);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
