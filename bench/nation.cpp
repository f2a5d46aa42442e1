// SPDX-License-Identifier: Apache-2.0
// National scoring, from the CSV of single answers to every score, level, rank and trace, against
//   (a) the bare scan: split the same rows of both files, sum and count per agency and column, check nothing,
//   (b) the same answers packed in memory, which no reader can reach,
//   (c) DuckDB on the same file with two threads (bench/peers: npm ci), if it is installed, else numpy,
// and ten nations in one file against one (a ratio of 11 or less is the target). Every round runs all of them.
//   bench_nation DIR [--tenfold DIR10] [--rounds N]      DIR as make_nation writes it
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/framework/load.hpp"
#include "src/scoring/read_judgements.hpp"
#include "src/scoring/read_responses.hpp"
#include "src/scoring/score_all.hpp"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin)
{
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// What one contestant found out, so that nobody is fast by doing nothing.
struct Outcome {
  double seconds = 0;
  double check = 0;  ///< agencies, or the sum of all answers: the same for the same work
};

Outcome run_prongsai(const fs::path& folder, unsigned threads)
{
  const auto begin = Clock::now();
  scoring::Inputs inputs(framework::embedded_year(2567));
  const auto answers = scoring::read_responses(util::CsvReader::open(folder / "answers.csv"), inputs,
                                               scoring::Words::embedded(), threads);
  const double reading = seconds_since(begin);
  const auto judged =
      scoring::read_judgements(util::CsvReader::open(folder / "oit.csv"), inputs, scoring::Words::embedded(), threads);
  const double both = seconds_since(begin);
  const auto results = scoring::score_all(inputs, threads);
  const double scoring_done = seconds_since(begin);
  const auto order = scoring::rank(results);
  if (answers.faults + judged.faults != 0) std::fprintf(stderr, "the files have faults\n");
  std::printf("    answers %.3f s, judgements %.3f s, scores %.3f s, ranks %.3f s\n", reading, both - reading,
              scoring_done - both, seconds_since(begin) - scoring_done);
  return {seconds_since(begin), static_cast<double>(order.size())};
}

/// Reads a file in pieces of a megabyte and hands out each row's begin and end.
template <class Row>
void bare_rows(const fs::path& path, const Row& row)
{
  std::ifstream file(path, std::ios::binary);
  std::vector<char> buffer(1U << 20);
  std::size_t kept = 0;
  bool heading = true;
  while (true) {
    file.read(buffer.data() + kept, static_cast<std::streamsize>(buffer.size() - kept));
    const char* at = buffer.data();
    const char* const end = at + kept + static_cast<std::size_t>(file.gcount());
    while (const auto* newline = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) {
      if (!heading) row(at, newline);
      heading = false;
      at = newline + 1;
    }
    kept = static_cast<std::size_t>(end - at);
    std::memmove(buffer.data(), at, kept);
    if (file.eof() && file.gcount() == 0) return;
  }
}

/// Splits at commas, adds up digits per agency and column; the last agency is tried first, as in the real thing.
class BareScan {
 public:
  /// `first`: the first column of single digits.
  void read(const fs::path& path, std::size_t first)
  {
    bare_rows(path, [&](const char* at, const char* end) {
      const auto* comma = static_cast<const char*>(std::memchr(at, ',', static_cast<std::size_t>(end - at)));
      auto& cells = cells_[place(std::string_view(at, static_cast<std::size_t>(comma - at)))];
      std::size_t column = 1;
      for (const char* c = comma + 1; c < end; ++c) {
        if (*c == ',') {
          ++column;
        } else if (column >= first) {
          cells[2 * column] += static_cast<std::uint32_t>(*c);
          ++cells[2 * column + 1];
        }
      }
    });
  }
  double sum() const
  {
    double sum = 0;
    for (const auto& agency : cells_) {
      for (const std::uint32_t cell : agency)
        sum += cell;
    }
    return sum;
  }

 private:
  static constexpr std::size_t k_columns = 32;

  std::size_t place(std::string_view agency)
  {
    if (agency != last_) {
      last_ = agency;
      const auto [found, added] = places_.emplace(last_, cells_.size());
      if (added) cells_.emplace_back();
      place_ = found->second;
    }
    return place_;
  }

  std::unordered_map<std::string, std::size_t> places_;
  std::vector<std::array<std::uint32_t, 2 * k_columns>> cells_;
  std::string last_;
  std::size_t place_ = 0;
};

Outcome run_bare_scan(const fs::path& folder)
{
  const auto begin = Clock::now();
  BareScan scan;
  scan.read(folder / "answers.csv", 3);
  scan.read(folder / "oit.csv", 2);
  return {seconds_since(begin), scan.sum()};
}

/// Answers as bytes with the agency's number before them: what is left when there is no text to read at all.
struct Packed {
  std::vector<std::uint8_t> answers;
  std::vector<std::uint32_t> agency;
  std::size_t width = 24;
};

Packed pack(std::size_t rows, std::size_t agencies)
{
  Packed packed;
  packed.answers.resize(rows * packed.width);
  packed.agency.resize(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    packed.agency[row] = static_cast<std::uint32_t>(row * agencies / rows);
    for (std::size_t column = 0; column < packed.width; ++column)
      packed.answers[row * packed.width + column] = static_cast<std::uint8_t>((row * 7 + column * 3) % 7);
  }
  return packed;
}

Outcome run_packed(const Packed& packed)
{
  const auto begin = Clock::now();
  const std::size_t agencies = packed.agency.back() + 1;
  std::vector<std::uint32_t> counts(agencies * packed.width * 8);
  for (std::size_t row = 0; row < packed.agency.size(); ++row) {
    std::uint32_t* const of_agency = counts.data() + packed.agency[row] * packed.width * 8;
    const std::uint8_t* const answers = packed.answers.data() + row * packed.width;
    for (std::size_t column = 0; column < packed.width; ++column)
      ++of_agency[column * 8 + answers[column]];
  }
  double sum = 0;
  for (const std::uint32_t count : counts)
    sum += count;
  return {seconds_since(begin), sum};
}

/// Runs a peer that prints its seconds; negative where it is not installed or fails.
double run_peer(const std::string& command)
{
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return -1;
  char line[256] = {};
  const bool read = std::fgets(line, sizeof line, pipe) != nullptr;
  const int status = pclose(pipe);
  return read && status == 0 ? std::strtod(line, nullptr) : -1;
}

struct Peer {
  const char* name;
  std::string command;
};

Peer choose_peer(const fs::path& folder)
{
  const std::string file = (folder / "answers.csv").string();
  const Peer peers[] = {{"DuckDB", "node bench/peers/duckdb_scores.mjs '" + file + "' 2>/dev/null"},
                        {"numpy", "python3 bench/peers/numpy_scores.py '" + file + "' 2>/dev/null"}};
  for (const Peer& peer : peers) {
    if (run_peer(peer.command) > 0) return peer;
  }
  return {"absent (npm ci --prefix bench/peers)", ""};
}

void report(const char* name, std::vector<double> values, const char* unit)
{
  if (values.empty()) return;
  std::sort(values.begin(), values.end());
  std::printf("%-46s min %7.3f  median %7.3f  max %7.3f %s\n", name, values.front(), values[values.size() / 2],
              values.back(), unit);
}

struct Measured {
  Outcome outcome;
  double peak = 0;  ///< memory, in MiB
};

/// Runs a contestant in a process of its own, as a command is: what earlier rounds left in memory is in nobody's way.
template <class Contestant>
Measured in_own_process(const Contestant& contestant)
{
  std::fflush(stdout);
  int ends[2] = {};
  if (pipe(ends) != 0) std::abort();
  const pid_t child = fork();
  if (child == 0) {
    const Outcome outcome = contestant();
    std::fflush(stdout);
    std::_Exit(write(ends[1], &outcome, sizeof outcome) == sizeof outcome ? 0 : 1);
  }
  close(ends[1]);
  Measured measured;
  const bool told = read(ends[0], &measured.outcome, sizeof measured.outcome) == sizeof measured.outcome;
  close(ends[0]);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  if (!told || status != 0) {
    std::fputs("a contestant failed\n", stderr);
    std::exit(1);
  }
  measured.peak = static_cast<double>(usage.ru_maxrss) / 1024;
  return measured;
}

struct Rounds {
  std::vector<double> prongsai, bare, packed, peer, tenfold;
  std::vector<double> to_bare, to_packed, to_peer, to_tenfold, peak;
};

void one_round(const fs::path& folder, const fs::path& tenfold, const Peer& peer, Rounds& rounds)
{
  const auto [ours, peak] = in_own_process([&] { return run_prongsai(folder, 2); });
  const Outcome bare = in_own_process([&] { return run_bare_scan(folder); }).outcome;
  const Outcome floor = in_own_process([] { return run_packed(pack(1'369'235, 8'325)); }).outcome;
  rounds.peak.push_back(peak);
  rounds.prongsai.push_back(ours.seconds);
  rounds.bare.push_back(bare.seconds);
  rounds.packed.push_back(floor.seconds);
  rounds.to_bare.push_back(ours.seconds / bare.seconds);
  rounds.to_packed.push_back(ours.seconds / floor.seconds);
  if (!peer.command.empty()) {
    const double seconds = run_peer(peer.command);
    rounds.peer.push_back(seconds);
    rounds.to_peer.push_back(ours.seconds / seconds);
  }
  if (!tenfold.empty()) {
    const Outcome ten = in_own_process([&] { return run_prongsai(tenfold, 2); }).outcome;
    rounds.tenfold.push_back(ten.seconds);
    rounds.to_tenfold.push_back(ten.seconds / ours.seconds);
  }
}

}  // namespace

int main(int argc, char** argv)
{
  fs::path folder;
  fs::path tenfold;
  int count = 5;
  for (int index = 1; index < argc; ++index) {
    const std::string_view argument = argv[index];
    if (argument == "--tenfold" && index + 1 < argc) {
      tenfold = argv[++index];
    } else if (argument == "--rounds" && index + 1 < argc) {
      count = std::max(1, std::atoi(argv[++index]));
    } else {
      folder = argument;
    }
  }
  if (folder.empty()) {
    std::fputs("usage: bench_nation DIR [--tenfold DIR10] [--rounds N]   (DIR: make_nation --out DIR)\n", stderr);
    return 2;
  }
  const Peer peer = choose_peer(folder);
  Rounds rounds;
  run_bare_scan(folder);  // the file is in the page cache for everybody
  for (int round = 0; round < count; ++round) {
    std::printf("round %d\n", round + 1);
    one_round(folder, tenfold, peer, rounds);
  }
  std::printf("\n%d rounds, peer: %s\n", count, peer.name);
  report("prongsai: CSV to scores, ranks, trace", rounds.prongsai, "s");
  report("(a) bare scan of the same CSV", rounds.bare, "s");
  report("(b) rows packed in memory", rounds.packed, "s");
  report("(c) peer", rounds.peer, "s");
  report("ten nations", rounds.tenfold, "s");
  report("prongsai / bare scan (target 2 or less)", rounds.to_bare, "");
  report("prongsai / packed", rounds.to_packed, "");
  report("prongsai / peer (target below 1)", rounds.to_peer, "");
  report("ten nations / one (target 11 or less)", rounds.to_tenfold, "");
  report("peak memory (target 150 MB = 143 MiB)", rounds.peak, "MiB");
  return 0;
}
