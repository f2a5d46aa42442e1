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

#include "lib/db/backup.hpp"
#include "lib/db/migrations.hpp"
#include "lib/extract/content.hpp"
#include "lib/util/text.hpp"

#include "src/app/audit_check.hpp"
#include "src/app/command_line.hpp"
#include "src/app/demo_command.hpp"
#include "src/app/files_beside.hpp"
#include "src/app/portal_commands.hpp"
#include "src/app/precheck_command.hpp"
#include "src/app/remind_command.hpp"
#include "src/app/results_command.hpp"
#include "src/app/serve.hpp"
#include "src/app/settings.hpp"
#include "src/app/text_table.hpp"

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

bool has_faults(const util::Problems& problems, Context& context)
{
  if (problems.empty()) return false;
  print_problems(problems, context);
  context.exit_code = 1;
  return true;
}

void migrate(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, true, context);
  if (!database) return;
  const db::MigrationReport report =
      db::migrate(*database, db::read_migrations(util::embedded_program_files()), util::SystemClock());
  if (has_faults(report.problems, context)) return;
  const util::Messages& messages = context.messages();
  if (report.backup) context.out << messages.say("server.migrate.copied", {{"file", report.backup->string()}}) << '\n';
  if (report.applied.empty()) {
    context.out << messages.say("server.migrate.nothing") << '\n';
  } else {
    context.out << messages.say("server.migrate.done", {{"names", util::join(report.applied, ", ")}}) << '\n';
  }
}

/// What could not be had is told after all else was done.
void tell_of_files(const char* key, const db::BackupReport& report, const Settings& settings, Context& context)
{
  context.out << context.messages().say(key,
                                        {{"files", std::to_string(report.files)}, {"folder", settings.text("files")}})
              << '\n';
  has_faults(report.lost, context);
}

void back_up(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, false, context);
  if (!database) return;
  const db::BackupReport report =
      db::back_up(*database, arguments.file, db::read_migrations(util::embedded_program_files()), util::SystemClock(),
                  files_beside(*settings));
  if (has_faults(report.problems, context)) return;
  context.out << context.messages().say("server.backup.done", {{"file", arguments.file},
                                                               {"tables", std::to_string(report.tables)},
                                                               {"rows", std::to_string(report.rows)}})
              << '\n';
  tell_of_files("server.backup.files", report, *settings, context);
}

void restore(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, true, context);
  if (!database) return;
  const db::BackupReport report =
      db::restore(*database, arguments.file, db::read_migrations(util::embedded_program_files()), util::SystemClock(),
                  {.replace = arguments.replace, .files = settings->text("files")});
  if (has_faults(report.problems, context)) return;
  context.out << context.messages().say("server.restore.done", {{"file", arguments.file},
                                                                {"tables", std::to_string(report.tables)},
                                                                {"rows", std::to_string(report.rows)}})
              << '\n';
  tell_of_files("server.restore.files", report, *settings, context);
}

std::string origin_in_words(Origin origin, const util::Messages& messages)
{
  switch (origin) {
    case Origin::file:
      return messages.say("settings.origin.file");
    case Origin::environment:
      return messages.say("settings.origin.environment");
    case Origin::flag:
      return messages.say("settings.origin.flag");
    case Origin::by_default:
      break;
  }
  return messages.say("settings.origin.default");
}

void print_config(const ServerArguments& arguments, Context& context)
{
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  const util::Messages& messages = context.messages();
  TextTable table({messages.say("settings.column.name"), messages.say("settings.column.value"),
                   messages.say("settings.column.origin"), messages.say("settings.column.meaning")},
                  {});
  for (const Setting& setting : settings_table()) {
    std::string shown = settings->text(setting.name);
    if (setting.secret && !shown.empty()) shown = messages.say("settings.kept_secret");
    if (setting.name == "database") {
      if (const auto url = db::read_url(shown).url) shown = url->shown();
    }
    table.add({std::string(setting.name), shown, origin_in_words(settings->origin(setting.name), messages),
               messages.say("settings." + std::string(setting.name))});
  }
  table.write(context.out);
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

  add_command(program, context, "migrate", arguments).callback([arguments, &context] { migrate(*arguments, context); });

  CLI::App& demo = add_command(program, context, "demo", arguments);
  demo.add_flag("--logins", arguments->only_logins);
  demo.callback([arguments, &context] { fill_with_demo(*arguments, context); });

  CLI::App& looking = add_command(program, context, "precheck", arguments);
  add_server_options(looking, arguments);
  looking.add_option("--cycle", arguments->cycle)->check(CLI::NonNegativeNumber);
  looking.add_option("--agency", arguments->agency)->check(CLI::NonNegativeNumber);
  looking.callback([arguments, &context] { look_at_links(*arguments, context); });

  CLI::App& reminding = add_command(program, context, "remind", arguments);
  add_server_options(reminding, arguments);
  reminding.add_option("--agency", arguments->agency)->check(CLI::NonNegativeNumber);
  reminding.callback([arguments, &context] { remind_units(*arguments, context); });

  // The server starts itself with this for each file that it reads; nothing for people.
  CLI::App& reading = *program.add_subcommand("read-document")->group("");
  reading.callback([&context] { context.exit_code = extract::answer_reading(); });

  CLI::App& backing = add_command(program, context, "backup", arguments);
  backing.add_option("file", arguments->file)->required();
  add_files_option(backing, arguments);
  backing.callback([arguments, &context] { back_up(*arguments, context); });

  CLI::App& restoring = add_command(program, context, "restore", arguments);
  restoring.add_option("file", arguments->file)->required()->check(CLI::ExistingFile);
  restoring.add_flag("--replace", arguments->replace);
  add_files_option(restoring, arguments);
  restoring.callback([arguments, &context] { restore(*arguments, context); });

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
  configuring.callback([arguments, &context] { print_config(*arguments, context); });
}

}  // namespace app
