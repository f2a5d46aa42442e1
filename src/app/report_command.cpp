// SPDX-License-Identifier: Apache-2.0
// prongsai report: analysis reports of every agency and year of the input.
#include <algorithm>
#include <charconv>
#include <ostream>

#include <CLI/CLI.hpp>

#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/app/command_line.hpp"
#include "src/app/report_files.hpp"

namespace app {
namespace {

struct ReportArguments {
  ReportSources sources;
  std::string out = "out";
  std::string formats = "pdf,docx,html,xlsx";
  std::string digits = "arabic";
  std::string threshold;
  std::string agency;
  std::string advice;
  std::string date;
};

int wrong_usage(Context& context, std::string_view key, const util::Params& params = {})
{
  context.err << context.messages().say(key, params) << '\n';
  return context.exit_code = 2;
}

std::optional<std::chrono::sys_days> date_of(std::string_view text)
{
  int parts[3] = {};
  const auto pieces = util::split(text, '-');
  if (pieces.size() != 3) return std::nullopt;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto read = std::from_chars(pieces[i].data(), pieces[i].data() + pieces[i].size(), parts[i]);
    if (read.ec != std::errc() || read.ptr != pieces[i].data() + pieces[i].size()) return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(parts[0]),
                                         std::chrono::month(static_cast<unsigned>(parts[1])),
                                         std::chrono::day(static_cast<unsigned>(parts[2]))};
  constexpr int k_first_buddhist = 2400;
  if (!date.ok() || parts[0] < 1900 || parts[0] >= k_first_buddhist) return std::nullopt;
  return std::chrono::sys_days(date);
}

std::optional<scoring::Exact> threshold_of(const std::string& text)
{
  try {
    const scoring::Exact value = scoring::Exact::parse(thai::to_arabic_digits(text));
    if (value >= scoring::Exact(0) && value <= scoring::Exact(100)) return value;
  } catch (const std::invalid_argument&) {
    // Not a number: said by the caller.
  }
  return std::nullopt;
}

// The settings that the arguments ask for; empty, with the exit code set, where one is not understood.
std::optional<ReportSettings> settings_of(const ReportArguments& arguments, Context& context)
{
  ReportSettings settings;
  settings.folder = arguments.out;
  settings.digits = arguments.digits == "thai" ? thai::Digits::thai : thai::Digits::arabic;
  const auto formats = report_formats(arguments.formats);
  if (!formats) {
    wrong_usage(context, "app.report_format", {{"formats", arguments.formats}});
    return std::nullopt;
  }
  settings.formats = *formats;
  if (!arguments.threshold.empty() && !(settings.threshold = threshold_of(arguments.threshold))) {
    wrong_usage(context, "app.report_threshold", {{"threshold", arguments.threshold}});
    return std::nullopt;
  }
  if (!arguments.date.empty() && !(settings.date = date_of(arguments.date))) {
    wrong_usage(context, "app.report_date", {{"date", arguments.date}});
    return std::nullopt;
  }
  return settings;
}

bool keep_only(const std::string& agency, ReportInputs& inputs)
{
  if (agency.empty()) return true;
  std::erase_if(inputs.jobs, [&](const ReportJob& job) { return job.result->agency != util::trim(agency); });
  return !inputs.jobs.empty();
}

void run_report(const ReportArguments& arguments, Context& context)
{
  const ReportSources& sources = arguments.sources;
  const bool from_answers = !sources.files.responses.empty() || !sources.files.judgements.empty();
  if (sources.published.empty() == !from_answers || from_answers == sources.framework.empty()) {
    wrong_usage(context, "app.report_sources");
    return;
  }
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  util::Problems problems;
  analysis::AdviceBook own_advice;
  if (!arguments.advice.empty())
    own_advice = analysis::AdviceBook::parse(util::read_file(arguments.advice), arguments.advice, problems);
  if (!problems.empty()) {
    print_problems(problems, context);
    context.exit_code = 1;
    return;
  }
  auto inputs = gather_report_inputs(sources, context);
  if (!inputs) return;
  if (inputs->jobs.empty()) {
    context.err << context.messages().say("app.report_nothing") << '\n';
    context.exit_code = 1;
    return;
  }
  if (!keep_only(arguments.agency, *inputs)) {
    context.err << context.messages().say("app.report_no_agency", {{"agency", arguments.agency}}) << '\n';
    context.exit_code = 1;
    return;
  }
  const analysis::AdviceBook& advice = arguments.advice.empty() ? analysis::AdviceBook::embedded() : own_advice;
  const auto written = write_reports(inputs->jobs, advice, *settings, context);
  for (const std::filesystem::path& path : written)
    context.out << path.string() << '\n';
  context.out << context.messages().say("app.report_done", {{"files", std::to_string(written.size())},
                                                            {"reports", std::to_string(inputs->jobs.size())},
                                                            {"folder", settings->folder.string()}})
              << '\n';
}

}  // namespace

void add_report_command(CLI::App& program, Context& context)
{
  auto arguments = std::make_shared<ReportArguments>();
  CLI::App* command =
      program.add_subcommand("report", "Write the analysis report of every agency and year of the input");
  add_language_option(*command, context);
  command->add_option("--published", arguments->sources.published, "Table of published scores (CSV)");
  command->add_option("--framework", arguments->sources.framework, "Fiscal year or framework file of the answers");
  command->add_option("--responses", arguments->sources.files.responses, "Answers of single respondents (CSV)");
  command->add_option("--judgements", arguments->sources.files.judgements, "Judgements of disclosure items (CSV)");
  command->add_flag("--skip-faulty", arguments->sources.files.skip_faulty,
                    "Leave out rows of answers and judgements that have faults, and say so in the report");
  command->add_option("--history", arguments->sources.history,
                      "Published scores of other years, to compare with (CSV)");
  command->add_option("--out", arguments->out, "Folder for the reports")->capture_default_str();
  command->add_option("--format", arguments->formats, "Any of pdf,docx,html,xlsx")->capture_default_str();
  command->add_option("--digits", arguments->digits, "Digits of the document: thai or arabic")
      ->check(CLI::IsMember({"thai", "arabic"}))
      ->capture_default_str();
  command->add_option("--threshold", arguments->threshold,
                      "Threshold of strengths and weaknesses (default: pass mark)");
  command->add_option("--agency", arguments->agency, "Only this agency");
  command->add_option("--advice", arguments->advice, "Advice file to use instead of the built-in one (TOML)");
  command->add_option("--date", arguments->date, "Date of the report, YYYY-MM-DD (default: end of the fiscal year)");
  command->callback([arguments, &context] { run_report(*arguments, context); });
}

}  // namespace app
