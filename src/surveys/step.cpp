// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/step.hpp"

#include <charconv>
#include <optional>

#include "src/surveys/answers.hpp"

namespace surveys {
namespace {

/// Index of the question whose number stands in the field.
std::optional<std::size_t> index_in(const util::Fields& form, std::string_view field, std::size_t questions)
{
  const std::string_view text = form.get(field);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1 || number > questions) return std::nullopt;
  return number - 1;
}

std::string answers_so_far(const Questionnaire& asked, const util::Fields& form)
{
  std::string answers;
  for (std::size_t i = 0; i < asked.questions.size(); ++i) {
    const auto typed = form.all(asked.question(i).code);
    const bool one = typed.size() == 1 && typed.front().size() == 1;
    const bool fits = one && position_of(typed.front().front(), asked.scale(i));
    answers += fits ? typed.front().front() : k_unanswered;
  }
  return answers;
}

Step with_problem(const Questionnaire& asked, const util::Fields& form, std::size_t question, std::string answers)
{
  const std::string& code = asked.question(question).code;
  const bool nothing = form.get(code).empty();
  util::Problem problem{{.field = code},
                        nothing ? "surveys.not_answered" : "surveys.answer_unknown",
                        {{"number", std::to_string(question + 1)}}};
  return {Step::To::question, question, std::move(answers), {std::move(problem)}};
}

}  // namespace

Step next_step(const Questionnaire& asked, const util::Fields& form)
{
  const std::size_t questions = asked.questions.size();
  std::string answers = answers_so_far(asked, form);
  const std::size_t missing = answers.find(k_unanswered);
  const bool complete = missing == std::string::npos;
  const std::string_view then = form.get("then");
  if (const auto go = index_in(form, "go", questions)) return {Step::To::question, *go, std::move(answers), {}};
  const auto at = index_in(form, "at", questions);
  if (then == "back") return {Step::To::question, at.value_or(0) == 0 ? 0 : *at - 1, std::move(answers), {}};
  if (then == "change") return {Step::To::question, 0, std::move(answers), {}};
  if (then == "send") {
    if (complete) return {Step::To::send, 0, std::move(answers), {}};
    return with_problem(asked, form, missing, std::move(answers));
  }
  if (at && answers[*at] == k_unanswered) return with_problem(asked, form, *at, std::move(answers));
  if (complete) return {Step::To::review, 0, std::move(answers), {}};
  const bool last = !at || *at + 1 == questions;
  return {Step::To::question, last ? missing : *at + 1, std::move(answers), {}};
}

}  // namespace surveys
