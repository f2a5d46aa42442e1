// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/judgements_csv.hpp"

#include <utility>

#include "lib/util/csv.hpp"
#include "lib/util/text.hpp"

#include "src/reviews/reading.hpp"

namespace reviews {
namespace {

std::string csv_line(const std::string& agency, const std::string& item, const std::string& element,
                     const std::string& met, const std::string& reason)
{
  return util::csv_field(agency) + "," + item + "," + element + "," + util::csv_field(met) + "," +
         util::csv_field(reason) + "\r\n";
}

std::string reason_of(const Judgement& judgement, const std::string& element, const util::Messages& messages)
{
  const auto reason = judgement.reasons.find(element);
  return reason == judgement.reasons.end() ? std::string() : reason_text(reason->second, messages);
}

/// Words of the reasons in both languages, with their codes.
const std::vector<std::pair<std::string, std::string>>& known_reasons()
{
  static const auto k_known = [] {
    std::vector<std::pair<std::string, std::string>> known;
    for (const auto language : {util::Language::thai, util::Language::english}) {
      const util::Messages messages = util::Messages::embedded(language);
      for (const std::string_view reason : k_reasons)
        known.emplace_back(messages.say("reviews.reason." + std::string(reason)), reason);
    }
    return known;
  }();
  return k_known;
}

}  // namespace

std::string judgements_csv_head()
{
  return "\xEF\xBB\xBF"
         "agency,item,element,met,reason\r\n";
}

std::string judgement_csv(const Judgement& judgement, const framework::Item& item, const std::string& agency,
                          const util::Messages& messages)
{
  if (judgement.state == ItemState::not_applicable || !fits(item, judgement.elements) || item.elements.empty())
    return csv_line(agency, judgement.item, {}, messages.say("reviews.csv_state." + std::string(code(judgement.state))),
                    reason_of(judgement, {}, messages));
  std::string lines;
  for (std::size_t i = 0; i < item.elements.size(); ++i) {
    const bool met = judgement.elements[i] == '1';
    lines += csv_line(agency, judgement.item, item.elements[i].code,
                      messages.say(met ? "reviews.csv_state.met" : "reviews.csv_state.failed"),
                      met ? std::string() : reason_of(judgement, item.elements[i].code, messages));
  }
  return lines;
}

std::string reason_text(const Reason& reason, const util::Messages& messages)
{
  if (reason.code.empty()) return reason.words;
  const std::string listed = messages.say("reviews.reason." + reason.code);
  return reason.words.empty() ? listed : listed + ": " + reason.words;
}

Reason read_reason(std::string_view text)
{
  const std::string_view trimmed = util::trim(text);
  for (const auto& [words, reason] : known_reasons()) {
    if (trimmed == words) return {reason, {}};
    if (trimmed.size() > words.size() && trimmed.substr(0, words.size()) == words && trimmed[words.size()] == ':')
      return {reason, std::string(util::trim(trimmed.substr(words.size() + 1)))};
  }
  return {{}, std::string(trimmed)};
}

}  // namespace reviews
