// SPDX-License-Identifier: Apache-2.0
#include "lib/util/messages.hpp"

#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/util/embedded.hpp"
#include "lib/util/message_text.hpp"

namespace util {
namespace {

using Texts = std::map<std::string, std::string, std::less<>>;

void add_catalogue(Texts& texts, std::string_view json, std::string_view shown_as)
{
  const auto catalogue = nlohmann::json::parse(json, nullptr, false);
  if (!catalogue.is_object()) throw std::logic_error(fmt::format("{}: not a JSON object of texts", shown_as));
  for (const auto& [key, text] : catalogue.items()) {
    if (!text.is_string()) throw std::logic_error(fmt::format("{}: \"{}\" is not a text", shown_as, key));
    if (!texts.emplace(key, text.get<std::string>()).second) {
      throw std::logic_error(fmt::format("{}: \"{}\" is already in another catalogue", shown_as, key));
    }
  }
}

}  // namespace

std::string_view code(Language language)
{
  return language == Language::thai ? "th" : "en";
}

Messages Messages::embedded(Language language)
{
  Messages messages;
  messages.language_ = language;
  const std::string folder = fmt::format("locale/{}/", code(language));
  for (const EmbeddedFile& file : embedded_program_files()) {
    if (file.name.starts_with(folder)) add_catalogue(messages.texts_, file.bytes, file.name);
  }
  messages.parse_texts();
  return messages;
}

Messages Messages::parse(Language language, std::string_view json)
{
  Messages messages;
  messages.language_ = language;
  add_catalogue(messages.texts_, json, code(language));
  messages.parse_texts();
  return messages;
}

void Messages::parse_texts()
{
  for (const auto& [key, text] : texts_)
    parsed_.emplace(key, parse_message(text));
}

bool Messages::has(std::string_view key) const
{
  return texts_.find(key) != texts_.end();
}

std::string Messages::say(std::string_view key, const Params& params) const
{
  const auto found = parsed_.find(key);
  if (found == parsed_.end()) throw std::logic_error(fmt::format("no text \"{}\" in \"{}\"", key, code(language_)));
  return fill_message(found->second, [&](const std::string& parameter) {
    const auto value = params.find(parameter);
    if (value != params.end()) return value->second;
    throw std::logic_error(
        fmt::format("text \"{}\" in \"{}\" lacks its parameter {{{}}}", key, code(language_), parameter));
  });
}

std::string Messages::say(const Problem& problem) const
{
  const Place& place = problem.place;
  std::string said = place.file;
  if (place.line > 0) {
    if (!said.empty()) said += ':';
    said += std::to_string(place.line);
    if (place.column > 0) said += ':' + std::to_string(place.column);
  }
  if (!said.empty()) said += ": ";
  if (!place.field.empty()) said += place.field + ": ";
  return said + say(problem.code, problem.params);
}

}  // namespace util
