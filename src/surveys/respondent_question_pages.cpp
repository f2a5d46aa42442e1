// SPDX-License-Identifier: Apache-2.0
// The questions: all on one page or one at a time, and the review before sending.
#include <utility>

#include "src/surveys/answers.hpp"
#include "src/surveys/respondent_parts_pages.hpp"
#include "src/surveys/step.hpp"

namespace surveys {
namespace {

html::Values questions_values(const Questionnaire& asked, const html::Form& form, util::Language language)
{
  html::Values values;
  values.list("questions");
  for (std::size_t i = 0; i < asked.questions.size(); ++i)
    values.add("questions", html::radios(form, field_of(asked, i, language), options_of(asked.scale(i), language)));
  return values.set("summary", html::error_summary(form))
      .set("agency", html::Phrase(gap_of(Gap::agency)))
      .set("instrument", asked.framework->instruments[asked.instrument].name.in(language))
      .set("year", std::to_string(asked.framework->fiscal_year))
      .set("count", std::to_string(asked.questions.size()))
      .set("review", html::button(html::Word{"surveys.review"}, html::ButtonKind::secondary, "then", "review"))
      .set("send", html::button(html::Word{"surveys.send"}, html::ButtonKind::usual, "then", "send"));
}

/// `form`: what was chosen on this page, and its fault.
html::Values question_values(const Questionnaire& asked, const html::Form& form, std::size_t index,
                             util::Language language)
{
  const bool first = index == 0;
  return html::Values()
      .set("summary", html::error_summary(form))
      .set("agency", html::Phrase(gap_of(Gap::agency)))
      .set("first", first)
      .set("number", std::to_string(index + 1))
      .set("count", std::to_string(asked.questions.size()))
      .set("year", std::to_string(asked.framework->fiscal_year))
      .set("progress", field_of(asked, index, language).hint)
      .set("kept", html::Markup::made_here(gap_of(Gap::second)))
      .set("question", html::radios(form, field_of(asked, index, language), options_of(asked.scale(index), language),
                                    {.heading = true}))
      .set("next", html::button(html::Word{"surveys.next"}, html::ButtonKind::usual, "then", "next"))
      .set("back", html::button(html::Word{"surveys.previous"}, html::ButtonKind::secondary, "then", "back"));
}

}  // namespace

http::Response RespondentPages::questionnaire(const http::Request& request, const Questionnaire& asked,
                                              const GapWords& words)
{
  return filled(
      request, name_of("questionnaire", asked),
      [&](util::Language language) {
        return render(language, html::Word{"surveys.questionnaire_title"}, "surveys/questionnaire",
                      questions_values(asked, html::Form(), language));
      },
      words);
}

http::Response RespondentPages::questionnaire_again(const http::Request& request, const Questionnaire& asked,
                                                    const GapWords& words, const util::Problems& problems)
{
  const util::Language language = site::language_of(request);
  html::Form form(request.form);
  for (const util::Problem& problem : problems) {
    for (std::size_t i = 0; i < asked.questions.size(); ++i) {
      if (asked.question(i).code == problem.place.field)
        form.refuse(field_of(asked, i, language), problem.code, problem.params);
    }
  }
  const http::PageWithGaps page(render(language, html::Word{"surveys.questionnaire_title"}, "surveys/questionnaire",
                                       questions_values(asked, form, language), !form.ok(), Languages::this_one));
  return page.answer(request, fillings(words), form.ok() ? 200 : 422);
}

http::Response RespondentPages::question(const http::Request& request, const Questionnaire& asked,
                                         const GapWords& words, const Step& step)
{
  const std::size_t index = step.question;
  const std::string& code = asked.question(index).code;
  const bool begins = step.answers.empty();  // the page to which a link or code leads: there in both languages
  const char chosen = begins ? k_unanswered : step.answers[index];
  GapWords with_answers = words;
  with_answers.second = html::Markup::made_here(hidden_fields(asked, step.answers, index));
  const auto rendered = [&](util::Language language) {
    html::Form form(chosen == k_unanswered ? util::Fields() : util::Fields({{code, std::string(1, chosen)}}));
    for (const util::Problem& problem : step.problems)
      form.refuse(field_of(asked, index, language), problem.code, problem.params);
    return render(language, field_of(asked, index, language).hint, "surveys/question",
                  question_values(asked, form, index, language), !form.ok(),
                  begins ? Languages::both : Languages::this_one);
  };
  if (chosen == k_unanswered && step.problems.empty()) {
    const std::string name = (begins ? "begin " : "question ") + std::to_string(index);
    return filled(request, name_of(name, asked), rendered, with_answers);
  }
  const http::PageWithGaps page(rendered(site::language_of(request)));
  return page.answer(request, fillings(with_answers), step.problems.empty() ? 200 : 422);
}

http::Response RespondentPages::review(const http::Request& request, const Questionnaire& asked, const GapWords& words,
                                       std::string_view answers, Change change)
{
  const util::Language language = site::language_of(request);
  std::vector<html::Values> rows;
  for (std::size_t i = 0; i < asked.questions.size(); ++i) {
    rows.push_back(html::Values()
                       .set("question", field_of(asked, i, language).label)
                       .set("answer", chosen_words(asked.scale(i), answers[i], language))
                       .set("change_each", change == Change::each)
                       .set("number", std::to_string(i + 1)));
  }
  const html::Values values =
      html::Values()
          .set("agency", html::Phrase(gap_of(Gap::agency)))
          .set("answers", std::move(rows))
          .set("kept", html::Markup::made_here(hidden_fields(asked, answers)))
          .set("change_all", change == Change::all)
          .set("change", html::button(html::Word{"surveys.change"}, html::ButtonKind::secondary, "then", "change"))
          .set("send", html::button(html::Word{"surveys.send"}, html::ButtonKind::usual, "then", "send"));
  const http::PageWithGaps page(
      render(language, html::Word{"surveys.review_title"}, "surveys/review", values, false, Languages::this_one));
  return page.answer(request, fillings(words));
}

}  // namespace surveys
