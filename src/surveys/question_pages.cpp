// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/question_pages.hpp"

#include "lib/html/components.hpp"

#include "src/surveys/respondent_parts_pages.hpp"

namespace surveys {

std::vector<html::Values> question_radios(const Questionnaire& asked, const html::Form& form, util::Language language)
{
  std::vector<html::Values> radios;
  for (std::size_t i = 0; i < asked.questions.size(); ++i) {
    html::Field field = field_of(asked, i, language);
    field.hint = {};  // an interviewer sees all questions, numbered
    radios.push_back(html::radios(form, field, options_of(asked.scale(i), language)));
  }
  return radios;
}

}  // namespace surveys
