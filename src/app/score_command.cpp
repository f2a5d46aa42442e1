// SPDX-License-Identifier: Apache-2.0
// prongsai score: from answers and judgements of one agency or of a nation to every score.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <thread>

#include <CLI/CLI.hpp>

#include "src/app/command_line.hpp"
#include "src/app/framework_named.hpp"
#include "src/app/score_output.hpp"
#include "src/scoring/read_judgements.hpp"
#include "src/scoring/read_responses.hpp"

namespace app {
namespace {

struct ScoreArguments {
  std::string framework;
  std::string responses;
  std::string judgements;
  std::string format = "table";
  std::string sort = "rank";
  std::string out;
  bool trace = false;
  bool skip_faulty = false;
};

/// Says what was found in a file; false where nothing may be scored from it.
bool accept(const scoring::Reading& reading, const std::string& file, bool skip_faulty, Context& context)
{
  for (const util::Problem& remark : reading.remarks)
    context.err << context.messages().say(remark) << '\n';
  if (!reading.problems.empty()) print_problems(reading.problems, context);
  if (reading.faults > reading.problems.size()) {
    context.err << context.messages().say("score.more_faults",
                                          {{"count", std::to_string(reading.faults - reading.problems.size())}})
                << '\n';
  }
  if (reading.rows_blank != 0) {
    context.err << context.messages().say("score.blank_rows",
                                          {{"count", std::to_string(reading.rows_blank)}, {"file", file}})
                << '\n';
  }
  if (reading.faults == 0) return true;
  if (!reading.usable || !skip_faulty) {
    context.err << context.messages().say(reading.usable ? "score.nothing_scored" : "score.unusable", {{"file", file}})
                << '\n';
    return false;
  }
  context.err << context.messages().say("score.left_out", {{"file", file},
                                                           {"count", std::to_string(reading.rows_left_out)},
                                                           {"rows", std::to_string(reading.rows)}})
              << '\n';
  return true;
}

unsigned all_threads()
{
  return std::max(1U, std::thread::hardware_concurrency());
}

/// Reads both files, so that the faults of both are seen at once.
bool read_inputs(const ScoreArguments& arguments, scoring::Inputs& inputs, Context& context)
{
  const scoring::Words& words = scoring::Words::embedded();
  bool accepted = true;
  if (!arguments.responses.empty()) {
    const auto reading =
        scoring::read_responses(util::CsvReader::open(arguments.responses), inputs, words, all_threads());
    accepted = accept(reading, arguments.responses, arguments.skip_faulty, context) && accepted;
  }
  if (!arguments.judgements.empty()) {
    const auto reading =
        scoring::read_judgements(util::CsvReader::open(arguments.judgements), inputs, words, all_threads());
    accepted = accept(reading, arguments.judgements, arguments.skip_faulty, context) && accepted;
  }
  return accepted;
}

Scored score_inputs(const ScoreArguments& arguments, const scoring::Inputs& inputs)
{
  Scored scored;
  scored.trace = arguments.trace;
  scored.results = scoring::score_all(inputs, all_threads());
  scored.order = scoring::rank(scored.results);
  if (arguments.sort == "input") {
    std::sort(scored.order.begin(), scored.order.end(),
              [](const scoring::Standing& a, const scoring::Standing& b) { return a.place < b.place; });
  }
  return scored;
}

void write(const Scored& scored, const std::string& format, const util::Messages& messages, std::ostream& out)
{
  if (format == "json") {
    write_score_json(scored, messages, out);
  } else if (format == "csv") {
    write_score_csv(scored, messages, out);
  } else {
    write_score_table(scored, messages, out);
  }
}

/// Beside the target first, then renamed over it, so that nobody reads half a file.
void write_to_file(const Scored& scored, const ScoreArguments& arguments, const util::Messages& messages)
{
  const std::filesystem::path target(arguments.out);
  const std::filesystem::path beside(arguments.out + ".part");
  {
    std::ofstream file(beside, std::ios::binary);
    file.exceptions(std::ios::badbit | std::ios::failbit);
    write(scored, arguments.format, messages, file);
    file.flush();
  }
  std::filesystem::rename(beside, target);
}

void run_score(const ScoreArguments& arguments, Context& context)
{
  if (arguments.responses.empty() && arguments.judgements.empty()) {
    context.err << context.messages().say("score.no_input") << '\n';
    context.exit_code = 2;
    return;
  }
  const auto framework = framework_named(arguments.framework, context);
  if (framework == nullptr) return;
  scoring::Inputs inputs(framework);
  if (!read_inputs(arguments, inputs, context)) {
    context.exit_code = 1;
    return;
  }
  if (inputs.agencies().empty()) {
    context.err << context.messages().say("score.no_agencies") << '\n';
    context.exit_code = 1;
    return;
  }
  const Scored scored = score_inputs(arguments, inputs);
  if (arguments.out.empty()) {
    write(scored, arguments.format, context.messages(), context.out);
  } else {
    write_to_file(scored, arguments, context.messages());
  }
}

}  // namespace

void add_score_command(CLI::App& program, Context& context)
{
  const auto arguments = std::make_shared<ScoreArguments>();
  CLI::App* command = program.add_subcommand("score", "Score answers and judgements of one agency or of thousands");
  add_language_option(*command, context);
  command->add_option("--framework", arguments->framework, "Fiscal year, or a framework file")->required();
  command->add_option("--responses", arguments->responses, "Answers of single respondents (CSV)")
      ->check(CLI::ExistingFile);
  command->add_option("--judgements", arguments->judgements, "Judgements of disclosure items (CSV)")
      ->check(CLI::ExistingFile);
  command->add_option("--format", arguments->format, "table, json or csv")
      ->check(CLI::IsMember({"table", "json", "csv"}))
      ->capture_default_str();
  command->add_option("--sort", arguments->sort, "Order of many agencies: rank or input")
      ->check(CLI::IsMember({"rank", "input"}))
      ->capture_default_str();
  command->add_flag("--trace", arguments->trace, "With the count of each answer, N and sum, and the judged elements");
  command->add_flag("--skip-faulty", arguments->skip_faulty,
                    "Leave out the rows that have faults, and say which, instead of scoring nothing");
  command->add_option("--out", arguments->out, "File to write instead of the terminal");
  command->callback([arguments, &context] { run_score(*arguments, context); });
}

}  // namespace app
