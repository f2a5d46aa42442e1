// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/respondent_parts_pages.hpp"

#include "lib/html/escape.hpp"
#include "lib/http/urlencoded.hpp"

#include "src/surveys/answers.hpp"
#include "src/surveys/step.hpp"

namespace surveys {

std::string gap_of(Gap gap)
{
  return http::PageWithGaps::gap(static_cast<std::size_t>(gap));
}

std::vector<std::string> fillings(const GapWords& words)
{
  // The path is as somebody sent it, decoded.
  return {html::escaped(http::location_encoded(words.address)), html::escaped(words.agency), html::escaped(words.first),
          words.second.html()};
}

std::string name_of(std::string_view page, const Questionnaire& asked)
{
  return std::string(page) + " " + asked.framework->hash + " " + std::to_string(asked.instrument) + " " +
         std::to_string(asked.part);
}

std::vector<html::Option> options_of(const framework::Scale& scale, util::Language language)
{
  std::vector<html::Option> options;
  for (std::size_t position = 1; position <= scale.levels.size(); ++position)
    options.push_back({std::string(1, level_character(position)), scale.levels[position - 1].label.in(language)});
  options.push_back({std::string(1, k_skipped), html::Word{"surveys.skip"}});
  return options;
}

html::Field field_of(const Questionnaire& asked, std::size_t index, util::Language language)
{
  const framework::Question& question = asked.question(index);
  const std::string number = std::to_string(index + 1);
  return {
      .name = question.code,
      .label = number + ". " + question.wording.in(language),
      .hint = html::Word{"surveys.question_number",
                         {{"number", number}, {"questions", std::to_string(asked.questions.size())}}},
  };
}

std::string hidden_fields(const Questionnaire& asked, std::string_view answers, std::optional<std::size_t> shown)
{
  std::string fields;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i] == k_unanswered || i == shown) continue;
    fields += "<input type=\"hidden\" name=\"" + html::escaped(asked.question(i).code) + "\" value=\"" +
              std::string(1, answers[i]) + "\">";
  }
  return fields;
}

html::Phrase chosen_words(const framework::Scale& scale, char character, util::Language language)
{
  const auto position = position_of(character, scale);
  if (!position || *position == 0) return html::Word{"surveys.skip"};
  return scale.levels[*position - 1].label.in(language);
}

}  // namespace surveys
