// SPDX-License-Identifier: Apache-2.0
#include "src/app/report_inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "src/analysis/consistency.hpp"
#include "src/app/framework_named.hpp"
#include "src/app/processors.hpp"
#include "src/framework/load.hpp"
#include "src/scoring/score_all.hpp"

namespace app {
namespace {

bool print_faults(const util::Problems& problems, Context& context)
{
  if (problems.empty()) return false;
  print_problems(problems, context);
  context.exit_code = 1;
  return true;
}

std::optional<std::uint32_t> count_named(const results::PublishedRow& row, const std::string& name)
{
  const auto found = row.counts.find(name);
  if (found == row.counts.end() || found->second <= 0) return std::nullopt;
  return static_cast<std::uint32_t>(found->second);
}

struct PublishedResults {
  std::vector<scoring::Result> results;
  std::vector<ReportJob> jobs;  // parallel to the results; pointers are set by the caller
};

std::optional<PublishedResults> read_rows(const std::string& path, bool with_remarks, Context& context)
{
  const results::Published published = results::read_published(util::CsvReader::open(path));
  if (print_faults(published.problems, context)) return std::nullopt;
  PublishedResults out;
  util::Problems problems;
  for (const results::PublishedRow& row : published.rows) {
    const auto framework = framework::embedded_year(row.fiscal_year);
    if (framework == nullptr) {
      problems.push_back({row.place, "app.report_unknown_year", {{"year", std::to_string(row.fiscal_year)}}});
      continue;
    }
    out.results.push_back(results::to_result(row, framework));
    ReportJob job;
    job.options.population_iit = count_named(row, "population_iit");
    job.options.population_eit = count_named(row, "population_eit");
    if (with_remarks) {
      job.remarks = analysis::remarks_in_words(analysis::check_consistency(row, framework, framework::embedded_years()),
                                               context.messages());
    }
    out.jobs.push_back(std::move(job));
  }
  if (print_faults(problems, context)) return std::nullopt;
  return out;
}

/// A report does not hide that it was computed from less than there was.
std::vector<std::string> left_out_of(const std::vector<FileTaken>& taken, Context& context)
{
  std::vector<std::string> out;
  for (const FileTaken& file : taken) {
    if (file.left_out == 0) continue;
    out.push_back(
        context.messages().say("app.report_left_out", {{"file", std::filesystem::path(file.file).filename().string()},
                                                       {"count", std::to_string(file.left_out)},
                                                       {"rows", std::to_string(file.rows)}}));
  }
  return out;
}

bool score_files(const ReportSources& sources, ReportInputs& out, Context& context)
{
  const auto framework = framework_named(sources.framework, context);
  if (framework == nullptr) return false;
  scoring::Inputs inputs(framework);
  const auto taken = read_answer_files(sources.files, inputs, context);
  if (!taken) {
    context.exit_code = 1;
    return false;
  }
  out.results = scoring::score_all(inputs, processors());
  out.jobs.resize(out.results.size());
  const std::vector<std::string> remarks = left_out_of(*taken, context);
  for (ReportJob& job : out.jobs)
    job.remarks = remarks;
  return true;
}

// Every other year of the same agency; of the same year twice, the first.
void link_history(ReportInputs& inputs)
{
  std::map<std::string, std::vector<const scoring::Result*>> by_agency;
  for (const auto* results : {&inputs.results, &inputs.earlier})
    for (const scoring::Result& result : *results)
      by_agency[result.agency].push_back(&result);
  for (std::size_t i = 0; i < inputs.jobs.size(); ++i) {
    ReportJob& job = inputs.jobs[i];
    job.result = &inputs.results[i];
    for (const scoring::Result* other : by_agency[job.result->agency]) {
      const bool known = std::any_of(job.history.begin(), job.history.end(), [&](const scoring::Result* before) {
        return before->fiscal_year() == other->fiscal_year();
      });
      if (other->fiscal_year() != job.result->fiscal_year() && !known) job.history.push_back(other);
    }
  }
}

}  // namespace

std::optional<ReportInputs> gather_report_inputs(const ReportSources& sources, Context& context)
{
  ReportInputs inputs;
  if (!sources.published.empty()) {
    auto rows = read_rows(sources.published, true, context);
    if (!rows) return std::nullopt;
    inputs.results = std::move(rows->results);
    inputs.jobs = std::move(rows->jobs);
  } else {
    if (!score_files(sources, inputs, context)) return std::nullopt;
  }
  if (!sources.history.empty()) {
    auto rows = read_rows(sources.history, false, context);
    if (!rows) return std::nullopt;
    inputs.earlier = std::move(rows->results);
  }
  link_history(inputs);
  return inputs;
}

}  // namespace app
