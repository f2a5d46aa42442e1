// SPDX-License-Identifier: Apache-2.0
#include "src/framework/in_words.hpp"

#include <utility>
#include <vector>

#include "lib/util/text.hpp"

namespace framework {
namespace {

std::string said_of(const util::Messages& messages, const std::string& key, const util::Params& params = {})
{
  return messages.say("app.framework." + key, params);
}

std::string condition_in_words(const Framework& framework, const Condition& condition, const util::Messages& messages)
{
  util::Params params{{"at_least", condition.at_least.decimal(framework.rules.display_places)}};
  switch (condition.scope) {
    case ConditionScope::total:
      break;
    case ConditionScope::every_instrument:
      return said_of(messages, "condition.every_instrument", params);
    case ConditionScope::every_indicator:
      return said_of(messages, "condition.every_indicator", params);
    case ConditionScope::one_instrument:
      params["code"] = framework.instruments[condition.which].code;
      return said_of(messages, "condition.instrument", params);
    case ConditionScope::one_indicator:
      params["code"] = framework.indicators[condition.which].code;
      return said_of(messages, "condition.indicator", params);
  }
  return said_of(messages, "condition.total", params);
}

}  // namespace

std::string conditions_in_words(const Framework& framework, const Level& level, const util::Messages& messages)
{
  if (level.conditions.empty()) return said_of(messages, "condition.none");
  std::vector<std::string> words;
  for (const Condition& condition : level.conditions)
    words.push_back(condition_in_words(framework, condition, messages));
  return util::join(words, said_of(messages, "condition.and"));
}

std::string sample_in_words(const SampleRule& sample, const util::Messages& messages)
{
  std::vector<std::string> words;
  if (!sample.percent.is_zero())
    words.push_back(said_of(messages, "sample.percent", {{"percent", sample.percent.fraction()}}));
  if (sample.minimum > 0)
    words.push_back(said_of(messages, "sample.minimum", {{"minimum", std::to_string(sample.minimum)}}));
  if (sample.cap) words.push_back(said_of(messages, "sample.cap", {{"cap", std::to_string(*sample.cap)}}));
  return util::join(words, ", ");
}

std::string remarks_in_words(bool reversed, const Text& text, Certainty certainty, const util::Messages& messages)
{
  std::vector<std::string> found;
  if (reversed) found.push_back(said_of(messages, "remark.reversed"));
  if (text.provisional) found.push_back(said_of(messages, "remark.provisional"));
  if (certainty == Certainty::likely) found.push_back(said_of(messages, "remark.likely"));
  return util::join(found, ", ");
}

}  // namespace framework
