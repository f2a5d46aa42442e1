// SPDX-License-Identifier: Apache-2.0
// Analysis reports of the example world rendered, against LibreOffice converting the same DOCX files to PDF.
// LibreOffice is measured in one batch, and its start is taken off (all files against one file); ours is the whole way
// from a result to the file's bytes: analysis, text, charts, pages. Every round runs all of them, each of ours for
// agencies of other names and scores than before, as in a nation: what is remembered of texts helps no more than there.
//   bench_report [--rounds N] [PUBLISHED.csv]
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <unistd.h>

#include "lib/office/document.hpp"
#include "lib/util/files.hpp"

#include "src/analysis/analysis.hpp"
#include "src/documents/analysis_report.hpp"
#include "src/framework/load.hpp"
#include "src/results/published.hpp"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Render = std::string (*)(const office::Document&);

constexpr double k_pdf_limit = 60;            // milliseconds, docs/benchmarks.md
constexpr double k_other_limit = 30;          // milliseconds, for DOCX and XLSX
constexpr double k_nation_limit = 6 * 60000;  // milliseconds for k_agencies reports on two cores
constexpr int k_agencies = 8300;

double milliseconds_since(Clock::time_point begin)
{
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

std::string report_of(const scoring::Result& result, Render render)
{
  static const util::Messages k_words = util::Messages::embedded(util::Language::thai);
  const auto analysis = analysis::analyse(result, {}, {});
  documents::ReportOptions options;
  options.program_version = "bench";
  return render(documents::analysis_report(analysis, analysis::AdviceBook::embedded(), k_words, options));
}

/// Milliseconds of one report, over all results on this thread.
double each(const std::vector<scoring::Result>& results, Render render, std::size_t& bytes)
{
  const auto begin = Clock::now();
  bytes = 0;
  for (const scoring::Result& result : results)
    bytes += report_of(result, render).size();
  bytes /= results.size();
  return milliseconds_since(begin) / static_cast<double>(results.size());
}

/// Agencies like those of the file, under other names and with scores a little lower, never the same twice.
class Agencies {
 public:
  explicit Agencies(std::vector<results::PublishedRow> rows) : rows_(std::move(rows)) {}

  std::vector<scoring::Result> next(std::size_t count)
  {
    std::vector<scoring::Result> results;
    for (std::size_t i = 0; i < count; ++i) {
      results::PublishedRow row = rows_[i % rows_.size()];
      row.agency += " " + std::to_string(++made_);
      row.total.reset();  // computed from the others
      row.level.clear();
      for (auto* scores : {&row.indicators, &row.questions})
        for (auto& [code, score] : *scores)
          if (score.value > 1) score.value -= util::Exact(static_cast<int>(random_() % 100), 100);
      results.push_back(results::to_result(row, framework::embedded_year(row.fiscal_year)));
    }
    return results;
  }

 private:
  std::vector<results::PublishedRow> rows_;
  int made_ = 0;
  std::minstd_rand random_;
};

/// Milliseconds that k_agencies reports take on two threads, from a batch of some dozens.
double nation_on_two_threads(Agencies& agencies)
{
  const std::vector<scoring::Result> results = agencies.next(48);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < results.size(); i = next++)
      report_of(results[i], office::to_pdf);
  };
  const auto begin = Clock::now();
  {
    const std::jthread other(work);
    work();
  }
  return milliseconds_since(begin) / static_cast<double>(results.size()) * k_agencies;
}

int pages_of(const std::string& pdf)
{
  int pages = 0;
  constexpr std::string_view k_page = "/Type /Page";
  for (std::size_t at = pdf.find(k_page); at != std::string::npos; at = pdf.find(k_page, at + 1))
    pages += pdf[at + k_page.size()] != 's' ? 1 : 0;
  return pages;
}

/// Milliseconds of one run of LibreOffice over the files; negative where it is not installed or fails.
double libre_office(const fs::path& folder, const std::string& files)
{
  const std::string command = "soffice -env:UserInstallation=file://" + (folder / "profile").string() +
                              " --headless --convert-to pdf --outdir '" + (folder / "pdf").string() + "' " + files +
                              " >/dev/null 2>&1";
  const auto begin = Clock::now();
  return std::system(command.c_str()) == 0 ? milliseconds_since(begin) : -1;
}

/// Milliseconds that LibreOffice needs for one more file, once it runs.
double libre_office_each(const fs::path& folder, std::size_t count)
{
  const std::string name = "'" + folder.string() + "/0.docx'";
  const double one = libre_office(folder, name);
  const double all = libre_office(folder, "'" + folder.string() + "'/*.docx");
  return one < 0 || all < 0 ? -1 : (all - one) / static_cast<double>(count - 1);
}

void report(const char* name, std::vector<double> values, const char* unit)
{
  if (values.empty()) return;
  std::sort(values.begin(), values.end());
  std::printf("%-52s min %8.2f  median %8.2f  max %8.2f %s\n", name, values.front(), values[values.size() / 2],
              values.back(), unit);
}

std::vector<double> ratios(const std::vector<double>& of, const std::vector<double>& to)
{
  std::vector<double> out;
  for (std::size_t i = 0; i < std::min(of.size(), to.size()); ++i)
    out.push_back(of[i] / to[i]);
  return out;
}

std::vector<double> ratios(const std::vector<double>& of, double limit)
{
  return ratios(of, std::vector<double>(of.size(), limit));
}

struct Rounds {
  std::vector<double> pdf, docx, xlsx, html, office, nation;
};

void one_round(Agencies& agencies, std::size_t count, const fs::path& folder, Rounds& rounds)
{
  std::size_t bytes = 0;
  rounds.pdf.push_back(each(agencies.next(count), office::to_pdf, bytes));
  rounds.docx.push_back(each(agencies.next(count), office::to_docx, bytes));
  rounds.xlsx.push_back(each(agencies.next(count), office::to_xlsx, bytes));
  rounds.html.push_back(each(agencies.next(count), office::to_html, bytes));
  rounds.nation.push_back(nation_on_two_threads(agencies));
  const double other = libre_office_each(folder, count);
  if (other > 0) rounds.office.push_back(other);
}

void print(const Rounds& rounds)
{
  report("PDF", rounds.pdf, "ms a report");
  report("DOCX", rounds.docx, "ms a report");
  report("XLSX", rounds.xlsx, "ms a report");
  report("HTML", rounds.html, "ms a report");
  report("LibreOffice, the same DOCX to PDF", rounds.office, "ms a report");
  report("PDF / limit of 60 ms (target 1 or less)", ratios(rounds.pdf, k_pdf_limit), "");
  report("DOCX / limit of 30 ms (target 1 or less)", ratios(rounds.docx, k_other_limit), "");
  report("XLSX / limit of 30 ms (target 1 or less)", ratios(rounds.xlsx, k_other_limit), "");
  report("LibreOffice / PDF (target 5 or more)", ratios(rounds.office, rounds.pdf), "");
  report("8,300 PDFs on 2 threads / 6 minutes (target 1)", ratios(rounds.nation, k_nation_limit), "");
}

}  // namespace

int main(int argc, char** argv)
{
  fs::path published = "tests/world/published.csv";
  int count = 5;
  for (int index = 1; index < argc; ++index) {
    const std::string_view argument = argv[index];
    if (argument == "--rounds" && index + 1 < argc) {
      count = std::max(1, std::atoi(argv[++index]));
    } else {
      published = argument;
    }
  }
  const auto rows = results::read_published(util::CsvReader::open(published)).rows;
  if (rows.size() < 2) {
    std::fputs("usage: bench_report [--rounds N] [PUBLISHED.csv]   (two rows at least)\n", stderr);
    return 2;
  }
  Agencies agencies(rows);
  const std::vector<scoring::Result> results = agencies.next(rows.size());
  const fs::path folder = fs::temp_directory_path() / ("bench_report_" + std::to_string(::getpid()));
  fs::create_directories(folder);
  int pages = 0;
  std::size_t size = 0;
  for (std::size_t i = 0; i < results.size(); ++i) {
    util::write_file(folder / (std::to_string(i) + ".docx"), report_of(results[i], office::to_docx));
    const std::string pdf = report_of(results[i], office::to_pdf);
    pages += pages_of(pdf);
    size += pdf.size();
  }
  libre_office(folder, "'" + folder.string() + "/0.docx'");  // makes its profile
  Rounds rounds;
  for (int round = 0; round < count; ++round)
    one_round(agencies, results.size(), folder, rounds);
  fs::remove_all(folder);
  const auto reports = static_cast<double>(results.size());
  std::printf("%d rounds, %zu reports of %.1f pages and %.0f kB on average\n", count, results.size(), pages / reports,
              static_cast<double>(size) / reports / 1000);
  print(rounds);
  return 0;
}
