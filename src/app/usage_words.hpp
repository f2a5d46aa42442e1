// SPDX-License-Identifier: Apache-2.0
// The help of the commands and the faults in their arguments, in the language of the words: CLI11 itself speaks
// English.
#pragma once
#include <string>

#include "lib/util/messages.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): theirs
class App;
class ParseError;
}  // namespace CLI

namespace app {

/// Descriptions of all commands and options, from "help.report" and "help.report.--out" (or "help.*.--out" for any
/// command); what has no such key keeps the description that it was given.
void put_help_into_words(CLI::App& program, const util::Messages& messages);

/// What is wrong with the arguments. `command` is the innermost one that they name.
std::string fault_of_usage(const CLI::ParseError& error, const CLI::App& command, const util::Messages& messages);

}  // namespace app
