// SPDX-License-Identifier: Apache-2.0
// prongsai framework check | show | diff: what a fiscal year asks and how it counts.
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "src/app/command_line.hpp"
#include "src/app/framework_named.hpp"
#include "src/app/framework_words.hpp"
#include "src/framework/load.hpp"

namespace app {

namespace {

struct Arguments {
  std::vector<std::string> files;
  std::string year;
  std::string other_year;
  std::string format = "table";
};

void print_good(const framework::Framework& framework, Context& context)
{
  const auto count = [](const auto& list) { return std::to_string(list.size()); };
  context.out << context.messages().say("app.framework.good", {{"file", framework.file},
                                                               {"year", std::to_string(framework.fiscal_year)},
                                                               {"name", framework.name.in(context.language)},
                                                               {"indicators", count(framework.indicators)},
                                                               {"questions", count(framework.questions)},
                                                               {"items", count(framework.items)},
                                                               {"levels", count(framework.levels)},
                                                               {"hash", framework.hash}})
              << '\n';
}

void check(const Arguments& arguments, Context& context)
{
  util::Problems problems;
  for (const std::string& file : arguments.files) {
    const framework::Loaded loaded = framework::load_file(file);
    if (loaded.framework) print_good(*loaded.framework, context);
    problems.insert(problems.end(), loaded.problems.begin(), loaded.problems.end());
  }
  print_problems(problems, context);
  if (!problems.empty()) context.exit_code = 1;
}

void show(const Arguments& arguments, Context& context)
{
  const auto framework = framework_named(arguments.year, context);
  if (!framework) return;
  if (arguments.format == "json") {
    print_framework_json(*framework, context);
  } else {
    print_framework(*framework, context);
  }
}

void compare(const Arguments& arguments, Context& context)
{
  const auto older = framework_named(arguments.year, context);
  const auto newer = framework_named(arguments.other_year, context);
  if (!older || !newer) return;
  if (arguments.format == "json") {
    print_difference_json(*older, *newer, context);
  } else {
    print_difference(*older, *newer, context);
  }
}

CLI::App& add_command(CLI::App& group, const char* name, const char* description, Context& context)
{
  CLI::App& command = *group.add_subcommand(name, description);
  add_language_option(command, context);
  return command;
}

void add_format_option(CLI::App& command, Arguments& arguments)
{
  command.add_option("--format", arguments.format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
}

}  // namespace

void add_framework_commands(CLI::App& program, Context& context)
{
  CLI::App& group = *program.add_subcommand("framework", "Check, show and compare the frameworks of the fiscal years");
  group.require_subcommand(1);
  const auto arguments = std::make_shared<Arguments>();

  CLI::App& check_command = add_command(group, "check", "Name every fault of framework files", context);
  check_command.add_option("files", arguments->files, "Framework files (TOML)")->required()->type_name("FILE");
  check_command.callback([arguments, &context] { check(*arguments, context); });

  CLI::App& show_command = add_command(group, "show", "Show all that a year asks and how it counts", context);
  show_command.add_option("framework", arguments->year, "Fiscal year, or a framework file")->required();
  add_format_option(show_command, *arguments);
  show_command.callback([arguments, &context] { show(*arguments, context); });

  CLI::App& diff_command = add_command(group, "diff", "Show what changed from one year to another", context);
  diff_command.add_option("older", arguments->year, "Fiscal year, or a framework file")->required();
  diff_command.add_option("newer", arguments->other_year, "Fiscal year, or a framework file")->required();
  add_format_option(diff_command, *arguments);
  diff_command.callback([arguments, &context] { compare(*arguments, context); });
}

}  // namespace app
