// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/answers.hpp"

#include <stdexcept>

namespace surveys {
namespace {

constexpr std::size_t k_digits = 9;

/// The character of a form's answer; 0 with a problem where there is none.
char read_answer(const Questionnaire& questionnaire, std::size_t index, const util::Fields& form, bool may_skip,
                 util::Problems& problems)
{
  const std::string& code = questionnaire.question(index).code;
  const auto refuse = [&](const char* key) {
    problems.push_back({{.field = code}, key, {{"number", std::to_string(index + 1)}}});
    return '\0';
  };
  const auto typed = form.all(code);
  if (typed.empty() || (typed.size() == 1 && typed.front().empty())) return refuse("surveys.not_answered");
  if (typed.size() != 1 || typed.front().size() != 1) return refuse("surveys.answer_unknown");
  const char character = typed.front().front();
  const auto position = position_of(character, questionnaire.scale(index));
  if (!position) return refuse("surveys.answer_unknown");
  if (*position == 0 && !may_skip) return refuse("surveys.not_answered");
  return character;
}

}  // namespace

char level_character(std::size_t position)
{
  if (position < 1 || position > k_most_levels) throw std::out_of_range("no character for this level of a scale");
  return position <= k_digits ? static_cast<char>('0' + position) : static_cast<char>('a' + (position - k_digits - 1));
}

std::optional<std::size_t> position_of(char character, const framework::Scale& scale)
{
  if (character == k_skipped) return 0;
  std::size_t position = 0;
  if (character >= '1' && character <= '9') position = static_cast<std::size_t>(character - '0');
  if (character >= 'a' && character <= 'z') position = static_cast<std::size_t>(character - 'a') + k_digits + 1;
  if (position == 0 || position > scale.levels.size()) return std::nullopt;
  return position;
}

ReadAnswers read_answers(const Questionnaire& questionnaire, const util::Fields& form, bool may_skip)
{
  ReadAnswers read;
  for (std::size_t i = 0; i < questionnaire.questions.size(); ++i)
    read.answers += read_answer(questionnaire, i, form, may_skip, read.problems);
  if (!read.problems.empty()) read.answers.clear();
  return read;
}

bool fits(const Questionnaire& questionnaire, std::string_view answers)
{
  if (answers.size() != questionnaire.questions.size()) return false;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!position_of(answers[i], questionnaire.scale(i))) return false;
  }
  return true;
}

std::string cell_of(const framework::Scale& scale, char character)
{
  const auto position = position_of(character, scale);
  if (!position || *position == 0) return "";
  return scale.by_code ? scale.levels[*position - 1].code : std::to_string(*position);
}

}  // namespace surveys
