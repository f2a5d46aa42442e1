// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/statements.hpp"

namespace analysis {
namespace {

constexpr std::size_t k_longest_named_in_full = 3;

std::string joined(const std::vector<std::string>& words, const util::Messages& messages)
{
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) {
      const bool last = i + 1 == words.size();
      text += messages.say(!last              ? "analysis.list_between"
                           : words.size() > 2 ? "analysis.list_last"
                                              : "analysis.list_two");
    }
    text += words[i];
  }
  return text;
}

std::string joined(const std::vector<Name>& names, const framework::Framework& framework,
                   const util::Messages& messages)
{
  const bool short_form = names.size() > k_longest_named_in_full;
  std::vector<std::string> words;
  for (const Name& name : names)
    words.push_back(say(name, short_form, framework, messages));
  return joined(words, messages);
}

std::string with_code(const char* key, const std::string& code, const framework::Text& text,
                      const util::Messages& messages)
{
  return messages.say(key, {{"code", code}, {"name", text.in(messages.language())}});
}

std::string say_part(const framework::Instrument& instrument, std::size_t part, const util::Messages& messages)
{
  if (instrument.parts.size() < 2) return instrument.code;
  return messages.say("analysis.name_part", {{"instrument", instrument.code},
                                             {"code", instrument.parts[part].code},
                                             {"name", instrument.parts[part].name.in(messages.language())}});
}

}  // namespace

std::string say(const Name& name, bool short_form, const framework::Framework& framework,
                const util::Messages& messages)
{
  switch (name.kind) {
    case Named::instrument:
      return framework.instruments[name.index].code;
    case Named::part:
      return say_part(framework.instruments[name.index], name.part, messages);
    case Named::indicator: {
      const auto& indicator = framework.indicators[name.index];
      return with_code("analysis.name_indicator", indicator.code, indicator.name, messages);
    }
    case Named::question: {
      const auto& question = framework.questions[name.index];
      return with_code(short_form ? "analysis.short_question" : "analysis.name_question", question.code,
                       question.wording, messages);
    }
    case Named::item: {
      const auto& item = framework.items[name.index];
      return with_code(short_form ? "analysis.short_item" : "analysis.name_item", item.code, item.title, messages);
    }
    case Named::theme: {
      const auto& theme = framework.themes[name.index];
      return with_code("analysis.name_theme", theme.code, theme.name, messages);
    }
    case Named::level:
      return framework.levels[name.index].name.in(messages.language());
  }
  return {};
}

std::string say(const Statement& statement, const framework::Framework& framework, const util::Messages& messages)
{
  util::Params params = statement.params;
  for (const auto& [parameter, names] : statement.names)
    params[parameter] = joined(names, framework, messages);
  for (const auto& [parameter, keys] : statement.reasons) {
    std::vector<std::string> words;
    for (const std::string& key : keys)
      words.push_back(messages.say(key));
    params[parameter] = joined(words, messages);
  }
  return messages.say(statement.code, params);
}

}  // namespace analysis
