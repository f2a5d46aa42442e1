// SPDX-License-Identifier: Apache-2.0
// What every command of the program shares. A command is added to CLI11 by one function below; when it runs, it writes
// to `out` and `err` and leaves its exit code here: 0 done, 1 the input has faults, 2 wrong usage, 3 trouble.
#pragma once
#include <iosfwd>
#include <memory>

#include "lib/util/messages.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): theirs
class App;
}

namespace app {

struct Context {
  Context(std::ostream& to, std::ostream& errors_to, bool terminal = false)
      : out(to), err(errors_to), out_is_terminal(terminal)
  {
  }

  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  util::Language language = util::Language::thai;  ///< --lang; every command takes it
  int exit_code = 0;

  /// The words in `language`; read once.
  const util::Messages& messages();

 private:
  std::shared_ptr<const util::Messages> messages_;
};

/// Adds --lang th|en to a command.
void add_language_option(CLI::App& command, Context& context);
/// Prints each problem on a line of its own to err, and how many there are.
void print_problems(const util::Problems& problems, Context& context);

void add_framework_commands(CLI::App& program, Context& context);  // framework check | show | diff
void add_score_command(CLI::App& program, Context& context);
void add_check_command(CLI::App& program, Context& context);
void add_report_command(CLI::App& program, Context& context);
void add_server_commands(CLI::App& program, Context& context);  // serve, migrate, backup, restore, routes, config
void add_work_commands(CLI::App& program, Context& context);    // precheck, remind, results, portal

/// The whole program with its arguments; what main() returns.
int run(int argc, const char* const* argv, Context& context);

}  // namespace app
