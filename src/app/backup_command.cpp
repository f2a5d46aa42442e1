// SPDX-License-Identifier: Apache-2.0
#include "src/app/backup_command.hpp"

#include <ostream>

#include "lib/db/backup.hpp"
#include "lib/db/migrations.hpp"
#include "lib/util/text.hpp"

#include "src/app/files_beside.hpp"

namespace app {
namespace {

std::vector<db::Migration> program_migrations()
{
  return db::read_migrations(util::embedded_program_files());
}

bool has_faults(const util::Problems& problems, Context& context)
{
  if (problems.empty()) return false;
  print_problems(problems, context);
  context.exit_code = 1;
  return true;
}

/// What was done, then what could not be had. `act`: "server.backup" or "server.restore".
void tell(const std::string& act, const db::BackupReport& report, const std::string& file, const Settings& settings,
          Context& context)
{
  const util::Messages& messages = context.messages();
  context.out << messages.say(
                     act + ".done",
                     {{"file", file}, {"tables", std::to_string(report.tables)}, {"rows", std::to_string(report.rows)}})
              << '\n'
              << messages.say(act + ".files",
                              {{"files", std::to_string(report.files)}, {"folder", settings.text("files")}})
              << '\n';
  has_faults(report.lost, context);
}

}  // namespace

void run_migrate(db::Database& database, Context& context)
{
  const db::MigrationReport report = db::migrate(database, program_migrations(), util::SystemClock());
  if (has_faults(report.problems, context)) return;
  const util::Messages& messages = context.messages();
  if (report.backup) context.out << messages.say("server.migrate.copied", {{"file", report.backup->string()}}) << '\n';
  if (report.applied.empty()) {
    context.out << messages.say("server.migrate.nothing") << '\n';
  } else {
    context.out << messages.say("server.migrate.done", {{"names", util::join(report.applied, ", ")}}) << '\n';
  }
}

void run_backup(const Settings& settings, db::Database& database, const std::string& file, Context& context)
{
  const db::BackupReport report =
      db::back_up(database, file, program_migrations(), util::SystemClock(), files_beside(settings));
  if (!has_faults(report.problems, context)) tell("server.backup", report, file, settings, context);
}

void run_restore(const Settings& settings, db::Database& database, const std::string& file, bool replace,
                 Context& context)
{
  const db::BackupReport report = db::restore(database, file, program_migrations(), util::SystemClock(),
                                              {.replace = replace, .files = settings.text("files")});
  if (!has_faults(report.problems, context)) tell("server.restore", report, file, settings, context);
}

}  // namespace app
