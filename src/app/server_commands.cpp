// SPDX-License-Identifier: Apache-2.0
// The commands that run and keep the server: serve, migrate, backup, restore, audit, routes, config.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include <CLI/CLI.hpp>

#include "lib/db/database.hpp"
#include "lib/extract/content.hpp"

#include "src/app/audit_check.hpp"
#include "src/app/backup_command.hpp"
#include "src/app/command_line.hpp"
#include "src/app/config_command.hpp"
#include "src/app/demo_command.hpp"
#include "src/app/portal_commands.hpp"
#include "src/app/precheck_command.hpp"
#include "src/app/remind_command.hpp"
#include "src/app/results_command.hpp"
#include "src/app/serve.hpp"
#include "src/app/settings.hpp"

namespace app {
namespace {

/// What the flags of a command set; shared by the commands, each of which offers some of the settings.
struct ServerArguments {
  std::map<std::string, std::string> flags;
  std::string config;
  std::string file;
  std::string round;
  bool replace = false;
  bool only_logins = false;
  std::int64_t cycle = 0;
  std::int64_t agency = 0;
  bool as_printed = false;
};
using SharedArguments = std::shared_ptr<ServerArguments>;

std::optional<std::string> variable(const std::string& name)
{
  const char* value = std::getenv(name.c_str());
  if (value == nullptr) return std::nullopt;
  return std::string(value);
}

/// Nothing, with the problems printed and the exit code set, where a setting has a fault.
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

void migrate(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, true, context);
  if (database) run_migrate(*database, context);
}

void back_up(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, false, context);
  if (database) run_backup(*settings, *database, arguments.file, context);
}

void restore(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, true, context);
  if (database) run_restore(*settings, *database, arguments.file, arguments.replace, context);
}

void show_config(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (settings) print_config(*settings, context);
}

void verify_audit(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, false, context);
  if (database) check_audit(*database, context);
}

void fill_with_demo(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, true, context);
  if (database) make_demo(*database, arguments.only_logins, context);
}

void look_at_links(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, false, context);
  if (database) run_precheck(*settings, *database, arguments.cycle, arguments.agency, context);
}

void remind_units(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, false, context);
  if (database) run_remind(*settings, *database, arguments.agency, context);
}

using RoundAct = void (*)(db::Database&, const std::string& round, Context&);

void with_round(const ServerArguments& arguments, Context& context, RoundAct act)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, false, context);
  if (database) act(*database, arguments.round, context);
}

void write_portal(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, false, context);
  if (database) export_portal(*settings, *database, arguments.file, context);
}

void take_history(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, false, context);
  if (database) import_history(*database, arguments.file, arguments.as_printed, context);
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

void add_files_option(CLI::App& command, const SharedArguments& arguments)
{
  command.add_option_function<std::string>(
      "--files", [arguments](const std::string& value) { arguments->flags["files"] = value; });
}

void add_server_options(CLI::App& command, const SharedArguments& arguments)
{
  add_files_option(command, arguments);
  for (const char* name : {"listen", "address"})
    command.add_option_function<std::string>(
        "--" + std::string(name), [arguments, name](const std::string& value) { arguments->flags[name] = value; });
}

/// A word that only commands stand under, such as "audit".
CLI::App& add_word(CLI::App& program, Context& context, const std::string& name)
{
  for (CLI::App* known : program.get_subcommands([&](CLI::App* one) { return one->get_name() == name; }))
    return *known;
  CLI::App& word = *program.add_subcommand(name)->require_subcommand(1);
  add_language_option(word, context);
  return word;
}

void add_result_commands(CLI::App& program, Context& context, const SharedArguments& arguments)
{
  CLI::App& exporting = add_command(add_word(program, context, "portal"), context, "export", arguments);
  exporting.add_option("folder", arguments->file)->required();
  exporting.add_option_function<std::string>(
      "--address", [arguments](const std::string& value) { arguments->flags["address"] = value; });
  exporting.callback([arguments, &context] { write_portal(*arguments, context); });

  CLI::App& results = add_word(program, context, "results");
  const auto add_round_command = [&](const char* name, RoundAct act) {
    CLI::App& command = add_command(results, context, name, arguments);
    command.add_option("round", arguments->round)->required();
    command.callback([arguments, &context, act] { with_round(*arguments, context, act); });
  };
  add_round_command("compute", compute_results);
  add_round_command("verify", verify_results);
  CLI::App& importing = add_command(results, context, "import", arguments);
  importing.add_option("file", arguments->file)->required()->check(CLI::ExistingFile);
  importing.add_flag("--as-printed", arguments->as_printed);
  importing.callback([arguments, &context] { take_history(*arguments, context); });
}

/// What works without a web server.
void add_worker_commands(CLI::App& program, Context& context, const SharedArguments& arguments)
{
  CLI::App& looking = add_command(program, context, "precheck", arguments);
  add_server_options(looking, arguments);
  looking.add_option("--cycle", arguments->cycle)->check(CLI::NonNegativeNumber);
  looking.add_option("--agency", arguments->agency)->check(CLI::NonNegativeNumber);
  looking.callback([arguments, &context] { look_at_links(*arguments, context); });

  CLI::App& reminding = add_command(program, context, "remind", arguments);
  add_server_options(reminding, arguments);
  reminding.add_option("--agency", arguments->agency)->check(CLI::NonNegativeNumber);
  reminding.callback([arguments, &context] { remind_units(*arguments, context); });
}

void add_backup_commands(CLI::App& program, Context& context, const SharedArguments& arguments)
{
  add_command(program, context, "migrate", arguments).callback([arguments, &context] { migrate(*arguments, context); });

  CLI::App& backing = add_command(program, context, "backup", arguments);
  backing.add_option("file", arguments->file)->required();
  add_files_option(backing, arguments);
  backing.callback([arguments, &context] { back_up(*arguments, context); });

  CLI::App& restoring = add_command(program, context, "restore", arguments);
  restoring.add_option("file", arguments->file)->required()->check(CLI::ExistingFile);
  restoring.add_flag("--replace", arguments->replace);
  add_files_option(restoring, arguments);
  restoring.callback([arguments, &context] { restore(*arguments, context); });
}

}  // namespace

void add_server_commands(CLI::App& program, Context& context)
{
  const auto arguments = std::make_shared<ServerArguments>();
  CLI::App& serving = add_command(program, context, "serve", arguments);
  add_server_options(serving, arguments);
  serving.callback([arguments, &context] {
    const auto settings = settings_of(*arguments, context);
    if (!settings) return;
    auto database = database_of(*settings, true, context);
    if (database) serve(*settings, *database, util::SystemClock(), context);
  });

  CLI::App& demo = add_command(program, context, "demo", arguments);
  demo.add_flag("--logins", arguments->only_logins);
  demo.callback([arguments, &context] { fill_with_demo(*arguments, context); });

  add_worker_commands(program, context, arguments);
  // The server starts itself with this for each file that it reads; nothing for people.
  CLI::App& reading = *program.add_subcommand("read-document")->group("");
  reading.callback([&context] { context.exit_code = extract::answer_reading(); });

  add_backup_commands(program, context, arguments);
  CLI::App& auditing = *program.add_subcommand("audit")->require_subcommand(1);
  add_language_option(auditing, context);
  add_command(auditing, context, "verify", arguments).callback([arguments, &context] {
    verify_audit(*arguments, context);
  });

  add_result_commands(program, context, arguments);

  CLI::App& routing = *program.add_subcommand("routes");
  add_language_option(routing, context);
  routing.callback([&context] { print_routes(context); });

  CLI::App& configuring = add_command(program, context, "config", arguments);
  add_server_options(configuring, arguments);
  configuring.callback([arguments, &context] { show_config(*arguments, context); });
}

}  // namespace app
