// SPDX-License-Identifier: Apache-2.0
#include "src/app/command_line.hpp"

#include <exception>
#include <filesystem>
#include <ostream>
#include <string>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>

#include "src/app/usage_words.hpp"

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

void add_commands(CLI::App& program, Context& context)
{
  const util::Messages& messages = context.messages();
  program.set_version_flag("--version", std::string("prongsai ") + PRONGSAI_VERSION, "Version");
  add_language_option(program, context);
  program.require_subcommand(1);
  add_framework_commands(program, context);
  add_score_command(program, context);
  add_check_command(program, context);
  add_report_command(program, context);
  add_server_commands(program, context);
  add_work_commands(program, context);
  put_help_into_words(program, messages);
}

/// The innermost command that the arguments name.
const CLI::App& innermost(const CLI::App& command)
{
  const std::vector<CLI::App*> below = command.get_subcommands();
  return below.empty() ? command : innermost(*below.front());
}

/// "prongsai framework check".
std::string whole_name(const CLI::App& command)
{
  const CLI::App* parent = command.get_parent();
  return parent ? whole_name(*parent) + " " + command.get_name() : command.get_name();
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
    context.err << fault_of_usage(error, innermost(program), messages) << '\n'
                << messages.say("app.see_help", {{"command", whole_name(innermost(program))}}) << '\n';
    return k_wrong_usage;
  }
}

// The system says in English what went wrong; what happens often is said in the user's language, with what to do.
std::string file_trouble(const std::system_error& error, const util::Messages& messages)
{
  std::string file = error.what();
  if (const auto* at = dynamic_cast<const std::filesystem::filesystem_error*>(&error)) file = at->path1().string();
  const std::string reason = ": " + error.code().message();
  if (file.ends_with(reason)) file.resize(file.size() - reason.size());
  const char* key = "app.trouble";
  if (error.code() == std::errc::no_such_file_or_directory) key = "app.no_such_file";
  if (error.code() == std::errc::permission_denied) key = "app.no_permission";
  if (error.code() == std::errc::is_a_directory) key = "app.is_a_folder";
  if (error.code() == std::errc::no_space_on_device) key = "app.no_space";
  return messages.say(key, {{"file", file}, {"detail", error.what()}});
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
  } catch (const std::system_error& error) {
    context.err << file_trouble(error, context.messages()) << '\n';
    context.exit_code = k_trouble;
  } catch (const std::exception& error) {
    context.err << context.messages().say("app.trouble", {{"detail", error.what()}}) << '\n';
    context.exit_code = k_trouble;
  }
  return context.exit_code;
}

}  // namespace app
