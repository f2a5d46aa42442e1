// SPDX-License-Identifier: Apache-2.0
// prongsai score: from answers and judgements of one agency or of a nation to every score.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>

#include <CLI/CLI.hpp>

#include "src/app/answer_files.hpp"
#include "src/app/command_line.hpp"
#include "src/app/framework_named.hpp"
#include "src/app/processors.hpp"
#include "src/app/score_output.hpp"

namespace app {
namespace {

struct ScoreArguments {
  std::string framework;
  AnswerFiles files;
  std::string format = "table";
  std::string sort = "rank";
  std::string out;
  bool trace = false;
};

Scored score_inputs(const ScoreArguments& arguments, const scoring::Inputs& inputs)
{
  Scored scored;
  scored.trace = arguments.trace;
  scored.results = scoring::score_all(inputs, processors());
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
  if (arguments.files.responses.empty() && arguments.files.judgements.empty()) {
    context.err << context.messages().say("score.no_input") << '\n';
    context.exit_code = 2;
    return;
  }
  const auto framework = framework_named(arguments.framework, context);
  if (framework == nullptr) return;
  scoring::Inputs inputs(framework);
  if (!read_answer_files(arguments.files, inputs, context)) {
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
  command->add_option("--responses", arguments->files.responses, "Answers of single respondents (CSV)")
      ->check(CLI::ExistingFile);
  command->add_option("--judgements", arguments->files.judgements, "Judgements of disclosure items (CSV)")
      ->check(CLI::ExistingFile);
  command->add_option("--format", arguments->format, "table, json or csv")
      ->check(CLI::IsMember({"table", "json", "csv"}))
      ->capture_default_str();
  command->add_option("--sort", arguments->sort, "Order of many agencies: rank or input")
      ->check(CLI::IsMember({"rank", "input"}))
      ->capture_default_str();
  command->add_flag("--trace", arguments->trace, "With the count of each answer, N and sum, and the judged elements");
  command->add_flag("--skip-faulty", arguments->files.skip_faulty,
                    "Leave out the rows that have faults, and say which, instead of scoring nothing");
  command->add_option("--out", arguments->out, "File to write instead of the terminal");
  command->callback([arguments, &context] { run_score(*arguments, context); });
}

}  // namespace app
