// SPDX-License-Identifier: Apache-2.0
// The commands that do what the server does beside its pages, or what only an operator starts: precheck, remind,
// results, portal.
#include "src/app/portal_commands.hpp"
#include "src/app/precheck_command.hpp"
#include "src/app/remind_command.hpp"
#include "src/app/results_command.hpp"
#include "src/app/server_arguments.hpp"

namespace app {
namespace {

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

void add_work_commands(CLI::App& program, Context& context)
{
  const auto arguments = std::make_shared<ServerArguments>();
  CLI::App& looking = add_command(program, context, "precheck", arguments);
  add_server_options(looking, arguments);
  looking.add_option("--cycle", arguments->cycle)->check(CLI::NonNegativeNumber);
  looking.add_option("--agency", arguments->agency)->check(CLI::NonNegativeNumber);
  looking.callback([arguments, &context] { look_at_links(*arguments, context); });

  CLI::App& reminding = add_command(program, context, "remind", arguments);
  add_server_options(reminding, arguments);
  reminding.add_option("--agency", arguments->agency)->check(CLI::NonNegativeNumber);
  reminding.callback([arguments, &context] { remind_units(*arguments, context); });

  add_result_commands(program, context, arguments);
}

}  // namespace app
