// SPDX-License-Identifier: Apache-2.0
#include "src/app/server_arguments.hpp"

#include <cstdlib>
#include <filesystem>

namespace app {
namespace {

std::optional<std::string> variable(const std::string& name)
{
  const char* value = std::getenv(name.c_str());
  if (value == nullptr) return std::nullopt;
  return std::string(value);
}

}  // namespace

std::optional<Settings> settings_of(const ServerArguments& arguments, Context& context)
{
  util::Problems problems;
  std::optional<std::filesystem::path> file;
  if (!arguments.config.empty()) file = arguments.config;
  Settings settings = Settings::read(arguments.flags, variable, file, problems);
  if (problems.empty()) return settings;
  print_problems(problems, context);
  context.exit_code = 1;
  return std::nullopt;
}

std::optional<db::Database> database_of(const Settings& settings, bool create, Context& context)
{
  const db::UrlReading url = db::read_url(settings.text("database"));
  if (url.url)
    return db::Database::open(*url.url, {.connections = static_cast<std::size_t>(settings.whole("connections")),
                                         .create = create,
                                         .application_name = "prongsai"});
  print_problems(url.problems, context);
  context.exit_code = 1;
  return std::nullopt;
}

CLI::App& add_command(CLI::App& program, Context& context, const char* name, const SharedArguments& arguments)
{
  CLI::App& command = *program.add_subcommand(name);
  command.add_option("--config", arguments->config)->check(CLI::ExistingFile);
  command.add_option_function<std::string>("--database",
                                           [arguments](const std::string& url) { arguments->flags["database"] = url; });
  add_language_option(command, context);
  return command;
}

void add_server_options(CLI::App& command, const SharedArguments& arguments)
{
  for (const char* name : {"listen", "files", "address"})
    command.add_option_function<std::string>(
        "--" + std::string(name), [arguments, name](const std::string& value) { arguments->flags[name] = value; });
}

CLI::App& add_word(CLI::App& program, Context& context, const std::string& name)
{
  for (CLI::App* known : program.get_subcommands([&](CLI::App* one) { return one->get_name() == name; }))
    return *known;
  CLI::App& word = *program.add_subcommand(name)->require_subcommand(1);
  add_language_option(word, context);
  return word;
}

}  // namespace app
