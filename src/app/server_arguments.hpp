// SPDX-License-Identifier: Apache-2.0
// What the commands share that work on the server's database: their arguments, the settings and the database that
// these name.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "lib/db/database.hpp"

#include "src/app/command_line.hpp"
#include "src/app/settings.hpp"

namespace app {

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

/// Nothing, with the problems printed and the exit code set, where a setting has a fault.
std::optional<Settings> settings_of(const ServerArguments& arguments, Context& context);
/// The same where the address of the database has one. `create`: a file that is not there is made.
std::optional<db::Database> database_of(const Settings& settings, bool create, Context& context);

/// With --config, --database and --lang.
CLI::App& add_command(CLI::App& program, Context& context, const char* name, const SharedArguments& arguments);
/// --listen, --files, --address.
void add_server_options(CLI::App& command, const SharedArguments& arguments);
/// A word that only commands stand under, such as "audit"; made once.
CLI::App& add_word(CLI::App& program, Context& context, const std::string& name);

}  // namespace app
