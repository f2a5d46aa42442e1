// SPDX-License-Identifier: Apache-2.0
#include "src/app/usage_words.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "lib/util/text.hpp"

namespace app {

namespace {

constexpr std::size_t k_column = 34;

/// Aligns by what a terminal shows, because Thai marks take bytes but no column.
class HelpFormatter : public CLI::Formatter {
 public:
  explicit HelpFormatter(const util::Messages& messages)
  {
    for (const char* name : {"Usage", "OPTIONS", "SUBCOMMAND", "Positionals", "REQUIRED", "TEXT", "FILE"}) {
      label(name, messages.say(std::string("help.label.") + name));
    }
  }

  std::string make_option(const CLI::Option* option, bool is_positional) const override
  {
    return line(make_option_name(option, is_positional) + make_option_opts(option), make_option_desc(option));
  }

  std::string make_subcommand(const CLI::App* command) const override
  {
    return line(command->get_name(), command->get_description());
  }

  /// The kind of value (or the possible values), the default, and whether it is required.
  std::string make_option_opts(const CLI::Option* option) const override
  {
    std::string result;
    if (option->get_type_size() != 0) {
      const std::string type = option->get_type_name();
      result += " " + get_label(type.substr(type.find(':') + 1));
      if (!option->get_default_str().empty()) result += "=" + option->get_default_str();
    }
    if (option->get_required()) result += " " + get_label("REQUIRED");
    return result;
  }

 private:
  static std::string line(const std::string& name, const std::string& description)
  {
    const std::string begin = "  " + name;
    const bool fits = util::display_width(begin) + 2 <= k_column;
    return util::padded(begin, k_column) + (fits ? "" : "\n" + std::string(k_column, ' ')) + description + "\n";
  }
};

void translate(CLI::App& command, const std::string& key, const util::Messages& messages)
{
  if (messages.has(key)) command.description(messages.say(key));
  for (CLI::Option* option : command.get_options()) {
    const std::string name = option->get_name();
    if (option->get_group() == "Options") option->group(messages.say("help.label.options"));
    std::string own_key = key;
    own_key.append(".").append(name);
    const std::string shared_key = "help.*." + name;
    if (messages.has(own_key)) {
      option->description(messages.say(own_key));
    } else if (messages.has(shared_key)) {
      option->description(messages.say(shared_key));
    }
  }
  for (CLI::App* below : command.get_subcommands({})) {
    if (below->get_group().empty()) continue;  // for the program itself, not for people
    below->group(messages.say("help.label.subcommands"));
    translate(*below, key + "." + below->get_name(), messages);
  }
}

std::string names_of_subcommands(const CLI::App& command)
{
  std::vector<std::string> names;
  for (const CLI::App* below : command.get_subcommands({})) {
    if (!below->get_group().empty()) names.push_back(below->get_name());
  }
  return util::join(names, ", ");
}

/// What stands before and after `between` in the text; nothing where it is not in it.
std::optional<std::pair<std::string, std::string>> around(std::string_view text, std::string_view between)
{
  const std::size_t at = text.find(between);
  if (at == std::string_view::npos) return std::nullopt;
  return std::pair(std::string(text.substr(0, at)), std::string(text.substr(at + between.size())));
}

}  // namespace

void put_help_into_words(CLI::App& program, const util::Messages& messages)
{
  const auto formatter = std::make_shared<HelpFormatter>(messages);
  program.formatter(formatter);
  for (CLI::App* below : program.get_subcommands({})) {
    below->formatter(formatter);
    for (CLI::App* innermost : below->get_subcommands({}))
      innermost->formatter(formatter);
  }
  translate(program, "help", messages);
}

std::string fault_of_usage(const CLI::ParseError& error, const CLI::App& command, const util::Messages& messages)
{
  // CLI11 gives its faults as English sentences only; the usual ones are taken apart.
  const std::string said = error.what();
  if (said == "A subcommand is required") {
    return messages.say("app.usage.no_command", {{"commands", names_of_subcommands(command)}});
  }
  if (const auto parts = around(said, " is required")) {
    return messages.say("app.usage.missing", {{"name", parts->first}});
  }
  if (const auto parts = around(said, " not expected: ")) {
    return messages.say("app.usage.unknown", {{"arguments", parts->second}});
  }
  if (const auto parts = around(said, ": File does not exist: ")) {
    return messages.say("app.usage.no_file", {{"name", parts->first}, {"file", parts->second}});
  }
  if (const auto parts = around(said, " not in ")) {
    return messages.say("app.usage.not_a_choice", {{"written", parts->first}, {"choices", parts->second}});
  }
  return messages.say("app.usage.other", {{"detail", said}});
}

}  // namespace app
