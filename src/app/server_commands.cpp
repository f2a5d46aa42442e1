// SPDX-License-Identifier: Apache-2.0
// The commands that run and keep the server: serve, migrate, backup, restore, audit, routes, config.
#include <memory>
#include <ostream>
#include <string>

#include "lib/extract/content.hpp"

#include "src/app/audit_check.hpp"
#include "src/app/backup_command.hpp"
#include "src/app/config_command.hpp"
#include "src/app/demo_command.hpp"
#include "src/app/serve.hpp"
#include "src/app/server_arguments.hpp"

namespace app {
namespace {

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
  if (arguments.only_logins) return print_demo_logins(context);  // without a database
  const auto settings = settings_of(arguments, context);
  if (!settings) return;
  auto database = database_of(*settings, true, context);
  if (database) make_demo(*database, context);
}

void add_files_option(CLI::App& command, const SharedArguments& arguments)
{
  command.add_option_function<std::string>(
      "--files", [arguments](const std::string& value) { arguments->flags["files"] = value; });
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

  // The server starts itself with this for each file that it reads; nothing for people.
  CLI::App& reading = *program.add_subcommand("read-document")->group("");
  reading.callback([&context] { context.exit_code = extract::answer_reading(); });

  add_backup_commands(program, context, arguments);
  CLI::App& auditing = *program.add_subcommand("audit")->require_subcommand(1);
  add_language_option(auditing, context);
  add_command(auditing, context, "verify", arguments).callback([arguments, &context] {
    verify_audit(*arguments, context);
  });

  CLI::App& routing = *program.add_subcommand("routes");
  add_language_option(routing, context);
  routing.callback([&context] { print_routes(context); });

  CLI::App& configuring = add_command(program, context, "config", arguments);
  add_server_options(configuring, arguments);
  configuring.callback([arguments, &context] { show_config(*arguments, context); });
}

}  // namespace app
