// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/question_pages.hpp"

#include <string>

#include "lib/html/components.hpp"

#include "src/surveys/answers.hpp"

namespace surveys {

std::vector<html::Values> question_radios(const Questionnaire& asked, const html::Form& form, util::Language language)
{
  std::vector<html::Values> radios;
  for (std::size_t i = 0; i < asked.questions.size(); ++i) {
    const framework::Question& question = asked.question(i);
    const framework::Scale& scale = asked.scale(i);
    std::vector<html::Option> options;
    for (std::size_t position = 1; position <= scale.levels.size(); ++position)
      options.push_back({std::string(1, level_character(position)), scale.levels[position - 1].label.in(language)});
    options.push_back({std::string(1, k_skipped), html::Word{"surveys.skip"}});
    radios.push_back(html::radios(
        form, {.name = question.code, .label = std::to_string(i + 1) + ". " + question.wording.in(language)}, options));
  }
  return radios;
}

}  // namespace surveys
