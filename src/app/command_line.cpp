// SPDX-License-Identifier: Apache-2.0
#include "src/app/command_line.hpp"

#include <exception>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace app {

namespace {

constexpr int k_wrong_usage = 2;
constexpr int k_trouble = 3;

/// Help is written before the arguments are parsed, so its language is looked for in them first.
util::Language language_of(int argc, const char* const* argv, util::Language otherwise)
{
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const std::string_view next = i + 1 < argc ? argv[i + 1] : "";
    if (argument == "--lang=en" || (argument == "--lang" && next == "en")) return util::Language::english;
    if (argument == "--lang=th" || (argument == "--lang" && next == "th")) return util::Language::thai;
  }
  return otherwise;
}

/// The help of a command and of its options in the language of the words, where they have it: "help.report" and
/// "help.report.--out".
void translate_help(CLI::App& command, const std::string& key, const util::Messages& messages)
{
  if (messages.has(key)) command.description(messages.say(key));
  for (CLI::Option* option : command.get_options()) {
    const std::string name = option->get_name();
    if (option->get_group() == "Options") option->group(messages.say("help.label.options"));
    const std::string own_key = key + "." + name;
    const std::string shared_key = "help.*." + name;
    if (messages.has(own_key)) {
      option->description(messages.say(own_key));
    } else if (messages.has(shared_key)) {
      option->description(messages.say(shared_key));
    }
  }
  for (CLI::App* below : command.get_subcommands({})) {
    below->group(messages.say("help.label.subcommands"));
    translate_help(*below, key + "." + below->get_name(), messages);
  }
}

void set_labels(CLI::App& program, const util::Messages& messages)
{
  const auto formatter = std::make_shared<CLI::Formatter>();
  for (const char* label : {"Usage", "OPTIONS", "SUBCOMMAND", "Positionals", "REQUIRED", "TEXT", "FILE"}) {
    formatter->label(label, messages.say(std::string("help.label.") + label));
  }
  formatter->column_width(28);
  program.formatter(formatter);
}

void add_commands(CLI::App& program, Context& context)
{
  const util::Messages& messages = context.messages();
  set_labels(program, messages);
  program.set_version_flag("--version", std::string("prongsai ") + PRONGSAI_VERSION, "Version");
  add_language_option(program, context);
  program.require_subcommand(1);
  add_framework_commands(program, context);
  add_score_command(program, context);
  add_check_command(program, context);
  add_report_command(program, context);
  translate_help(program, "help", messages);
}

std::string usage_words(const CLI::ParseError& error, const util::Messages& messages)
{
  const std::string key = "app.usage." + error.get_name();
  return messages.say(messages.has(key) ? key : "app.usage.other", {{"detail", error.what()}});
}

/// The innermost command that the arguments name, for "see its --help".
std::string command_named(const CLI::App& program)
{
  const std::vector<CLI::App*> below = program.get_subcommands();
  return below.empty() ? program.get_name() : program.get_name() + " " + command_named(*below.front());
}

int parse_and_run(CLI::App& program, int argc, const char* const* argv, Context& context)
{
  try {
    program.parse(argc, argv);
    return context.exit_code;
  } catch (const CLI::Success& asked) {
    program.exit(asked, context.out, context.err);
    return 0;
  } catch (const CLI::ParseError& error) {
    const util::Messages& messages = context.messages();
    context.err << usage_words(error, messages) << '\n'
                << messages.say("app.see_help", {{"command", command_named(program)}}) << '\n';
    return k_wrong_usage;
  }
}

}  // namespace

const util::Messages& Context::messages()
{
  if (!messages_ || messages_->language() != language) {
    messages_ = std::make_shared<const util::Messages>(util::Messages::embedded(language));
  }
  return *messages_;
}

void add_language_option(CLI::App& command, Context& context)
{
  const auto set = [&context](const std::string& code) {
    context.language = code == "en" ? util::Language::english : util::Language::thai;
  };
  command.add_option_function<std::string>("--lang", set, "th or en")->check(CLI::IsMember({"th", "en"}));
}

void print_problems(const util::Problems& problems, Context& context)
{
  for (const util::Problem& problem : problems) {
    context.err << context.messages().say(problem) << '\n';
  }
  if (!problems.empty()) {
    context.err << context.messages().say("app.problem_count", {{"count", std::to_string(problems.size())}}) << '\n';
  }
}

int run(int argc, const char* const* argv, Context& context)
{
  context.language = language_of(argc, argv, context.language);
  context.exit_code = 0;
  try {
    CLI::App program("", "prongsai");
    add_commands(program, context);
    context.exit_code = parse_and_run(program, argc, argv, context);
    context.out.flush();
    if (!context.out) throw std::runtime_error("cannot write to the output");
  } catch (const std::exception& error) {
    context.err << context.messages().say("app.trouble", {{"detail", error.what()}}) << '\n';
    context.exit_code = k_trouble;
  }
  return context.exit_code;
}

}  // namespace app
