// SPDX-License-Identifier: Apache-2.0
// Official documents of a big agency rendered: the report of results and the announcement of its measures, from what is
// known of the year to the bytes of the file, against the limits of the analysis report for as many pages and against
// LibreOffice converting DOCX files of the same measures. Every round words the measures otherwise, so that nothing
// remembered of texts helps. LibreOffice is measured in one batch for each kind, with a profile of its own, and its
// start is taken off (all files against one file). What is measured is printed at once.
//   bench_documents [--rounds N] [--measures N]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/documents/paper_body.hpp"
#include "src/documents/paper_layout.hpp"
#include "src/framework/load.hpp"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Render = std::string (*)(const office::Document&);

// Milliseconds for each ten pages: docs/benchmarks.md, analysis report.
constexpr double k_pdf_limit = 60;
constexpr double k_other_limit = 30;
constexpr double k_pages_of_limit = 10;
constexpr int k_year = 2568;
constexpr int k_steps = 8;
constexpr int k_batch = 3;  // files that LibreOffice converts at once
constexpr int k_batches = 3;
const char* const k_kinds[] = {"results", "measures"};

double milliseconds_since(Clock::time_point begin)
{
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Words of the framework as words of measures: as long and as Thai as those of agencies.
class Wording {
 public:
  explicit Wording(const framework::Framework& framework)
  {
    for (const framework::Question& question : framework.questions)
      texts_.push_back(question.wording.th);
    for (const framework::Item& item : framework.items)
      texts_.push_back(item.title.th);
  }
  std::string next()
  {
    ++made_;
    return texts_[made_ % texts_.size()] + " " + std::to_string(made_);
  }

 private:
  std::vector<std::string> texts_;
  std::size_t made_ = 0;
};

documents::MeasureFacts measure_of(std::int64_t id, const framework::Framework& answered, Wording& wording)
{
  documents::MeasureFacts made;
  measures::Measure& measure = made.measure;
  measure.id = id;
  measure.position = id;
  measure.fiscal_year = k_year;
  measure.title = wording.next();
  measure.weaknesses = {answered.items[static_cast<std::size_t>(id) % answered.items.size()].code,
                        answered.questions[static_cast<std::size_t>(id) % answered.questions.size()].code};
  measure.first_day = measures::day_number(std::chrono::year(2024) / 10 / 1);
  measure.last_day = measures::day_number(std::chrono::year(2025) / 9 / 30);
  for (std::int64_t step = 1; step <= k_steps; ++step) {
    const std::int64_t key = id * 100 + step;
    measure.steps.push_back({.id = key, .words = wording.next()});
    made.steps[key] = {.step = key,
                       .state = documents::StepState::done,
                       .percent = 100,
                       .words = wording.next(),
                       .done_day = measure.first_day + step};
  }
  made.units = {"A " + std::to_string(id % 12), "B"};
  made.proofs = {{wording.next(), "https://example.go.th/" + std::to_string(id), ""}};
  made.outcome = {"met", "", wording.next()};
  return made;
}

documents::PaperFacts facts_of(int measures, Wording& wording)
{
  documents::PaperFacts facts;
  facts.agency = {.id = 1, .code = "B-1", .name = wording.next(), .web = "https://example.go.th"};
  facts.fiscal_year = k_year;
  facts.answered = framework::embedded_year(k_year - 1);
  facts.year = framework::embedded_year(k_year);
  facts.plan = measures::Plan{.agency = 1, .fiscal_year = k_year, .result_year = k_year - 1};
  facts.picture = measures::Period::year;
  facts.frozen_day = measures::day_number(std::chrono::year(2025) / 9 / 30);
  for (int i = 1; i <= measures; ++i)
    facts.measures.push_back(measure_of(i, *facts.answered, wording));
  return facts;
}

/// The whole way: sections filled, tables drawn, the content kept and hashed, laid out.
office::Document document_of(const char* kind_code, const documents::PaperFacts& facts)
{
  static const util::Messages k_words = util::Messages::embedded(util::Language::thai);
  const documents::PaperKind& kind = *documents::PaperKinds::embedded().find(kind_code);
  documents::PrintedPaper printed;
  printed.content =
      documents::new_content(kind, documents::template_sections(kind, util::Language::thai), facts, k_words);
  printed.digest = util::sha256_hex(documents::stored(printed.content));
  printed.signers = {{.position = printed.content.executive}};
  return documents::laid_out(printed, kind, k_words);
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

/// Milliseconds that LibreOffice needs for one more file of the kind, once it runs, each time measured anew; none where
/// it is not installed.
std::vector<double> libre_office_each(const char* kind, int measures, Wording& wording, const fs::path& folder)
{
  const fs::path files = folder / kind;
  fs::create_directories(files);
  for (int i = 0; i < k_batch; ++i)
    util::write_file(files / (std::to_string(i) + ".docx"),
                     office::to_docx(document_of(kind, facts_of(measures, wording))));
  std::vector<double> times;
  for (int round = 0; round < k_batches; ++round) {
    const double one = libre_office(folder, "'" + files.string() + "/0.docx'");
    const double all = libre_office(folder, "'" + files.string() + "'/*.docx");
    if (one < 0 || all < 0) return {};
    times.push_back((all - one) / (k_batch - 1));
  }
  return times;
}

struct Rounds {
  std::vector<double> pages, pdf, docx, xlsx, pdf_ratio, docx_ratio, xlsx_ratio;
};

double timed(const char* kind, const documents::PaperFacts& facts, Render render, std::string& bytes)
{
  const auto begin = Clock::now();
  bytes = render(document_of(kind, facts));
  return milliseconds_since(begin);
}

void one_round(const char* kind, int measures, Wording& wording, Rounds& rounds)
{
  std::string bytes;
  rounds.pdf.push_back(timed(kind, facts_of(measures, wording), office::to_pdf, bytes));
  const double share = pages_of(bytes) / k_pages_of_limit;
  rounds.pages.push_back(pages_of(bytes));
  rounds.docx.push_back(timed(kind, facts_of(measures, wording), office::to_docx, bytes));
  rounds.xlsx.push_back(timed(kind, facts_of(measures, wording), office::to_xlsx, bytes));
  rounds.pdf_ratio.push_back(rounds.pdf.back() / (k_pdf_limit * share));
  rounds.docx_ratio.push_back(rounds.docx.back() / (k_other_limit * share));
  rounds.xlsx_ratio.push_back(rounds.xlsx.back() / (k_other_limit * share));
}

void report(const char* name, std::vector<double> values, const char* unit)
{
  if (values.empty()) return;
  std::sort(values.begin(), values.end());
  std::printf("%-52s min %8.2f  median %8.2f  max %8.2f %s\n", name, values.front(), values[values.size() / 2],
              values.back(), unit);
}

void print(const Rounds& rounds)
{
  report("pages", rounds.pages, "");
  report("PDF", rounds.pdf, "ms");
  report("DOCX", rounds.docx, "ms");
  report("XLSX", rounds.xlsx, "ms");
  report("PDF / limit of 60 ms for 10 pages (1 or less)", rounds.pdf_ratio, "");
  report("DOCX / limit of 30 ms for 10 pages (1 or less)", rounds.docx_ratio, "");
  report("XLSX / limit of 30 ms for 10 pages (1 or less)", rounds.xlsx_ratio, "");
  std::fflush(stdout);
}

/// How many times as long as ours in the middle LibreOffice takes.
void print_other(const std::vector<double>& milliseconds, std::vector<double> pdf)
{
  std::nth_element(pdf.begin(), pdf.begin() + static_cast<std::ptrdiff_t>(pdf.size() / 2), pdf.end());
  std::vector<double> ratios;
  for (const double one : milliseconds)
    ratios.push_back(one / pdf[pdf.size() / 2]);
  report("LibreOffice, DOCX to PDF", milliseconds, "ms");
  report("LibreOffice / PDF (5 or more)", ratios, "");
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv)
{
  int rounds = 5;
  int measures = 20;
  for (int index = 1; index + 1 < argc; index += 2) {
    const std::string_view argument = argv[index];
    int* const wanted = argument == "--rounds" ? &rounds : argument == "--measures" ? &measures : nullptr;
    if (wanted == nullptr) {
      std::fputs("usage: bench_documents [--rounds N] [--measures N]\n", stderr);
      return 2;
    }
    *wanted = std::max(1, std::atoi(argv[index + 1]));
  }
  const fs::path folder = fs::temp_directory_path() / ("bench_documents_" + std::to_string(::getpid()));
  fs::create_directories(folder);
  Wording wording(*framework::embedded_year(k_year - 1));
  util::write_file(folder / "first.docx", office::to_docx(document_of(k_kinds[0], facts_of(1, wording))));
  libre_office(folder, "'" + folder.string() + "/first.docx'");  // makes its profile
  for (const char* kind : k_kinds) {
    Rounds timings;
    for (int round = 0; round < rounds; ++round)
      one_round(kind, measures, wording, timings);
    std::printf("%s: %d measures of %d steps, %d rounds\n", kind, measures, k_steps, rounds);
    print(timings);
    print_other(libre_office_each(kind, measures, wording, folder), timings.pdf);
  }
  fs::remove_all(folder);
  return 0;
}
