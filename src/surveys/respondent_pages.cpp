// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/respondent_pages.hpp"

#include <utility>

#include "lib/html/components.hpp"
#include "lib/html/escape.hpp"
#include "lib/html/form.hpp"
#include "lib/html/page.hpp"
#include "lib/http/urlencoded.hpp"

#include "src/surveys/answers.hpp"

namespace surveys {
namespace {

using html::Phrase;
using html::Values;
using html::Word;

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
  options.push_back({std::string(1, k_skipped), Word{"surveys.skip"}});
  return options;
}

Word number_of(std::size_t index, const Questionnaire& asked)
{
  return {"surveys.question_number",
          {{"number", std::to_string(index + 1)}, {"questions", std::to_string(asked.questions.size())}}};
}

html::Field field_of(const Questionnaire& asked, std::size_t index, util::Language language)
{
  const framework::Question& question = asked.question(index);
  return {.name = question.code,
          .label = std::to_string(index + 1) + ". " + question.wording.in(language),
          .hint = number_of(index, asked)};
}

Values questions_values(const Questionnaire& asked, const html::Form& form, util::Language language)
{
  Values values;
  values.list("questions");
  for (std::size_t i = 0; i < asked.questions.size(); ++i)
    values.add("questions", html::radios(form, field_of(asked, i, language), options_of(asked.scale(i), language)));
  return values.set("summary", html::error_summary(form))
      .set("agency", Phrase(gap_of(Gap::agency)))
      .set("instrument", asked.framework->instruments[asked.instrument].name.in(language))
      .set("year", std::to_string(asked.framework->fiscal_year))
      .set("count", std::to_string(asked.questions.size()))
      .set("review", html::button(Word{"surveys.review"}, html::ButtonKind::secondary, "then", "review"))
      .set("send", html::button(Word{"surveys.send"}, html::ButtonKind::usual, "then", "send"));
}

/// Only of answers that fit the questionnaire.
std::string hidden_fields(const Questionnaire& asked, std::string_view answers)
{
  std::string fields;
  for (std::size_t i = 0; i < asked.questions.size(); ++i) {
    fields += "<input type=\"hidden\" name=\"" + html::escaped(asked.question(i).code) + "\" value=\"" +
              std::string(1, answers[i]) + "\">";
  }
  return fields;
}

Phrase chosen_words(const framework::Scale& scale, char character, util::Language language)
{
  const auto position = position_of(character, scale);
  if (!position || *position == 0) return Word{"surveys.skip"};
  return scale.levels[*position - 1].label.in(language);
}

}  // namespace

std::string RespondentPages::render(util::Language language, Phrase title, std::string_view view, const Values& values,
                                    bool has_problems, Languages languages) const
{
  html::Page page;
  page.title = std::move(title);
  // The other language of a page that a form led to would begin anew.
  if (languages == Languages::both) page.here = "/" + gap_of(Gap::address);
  page.has_problems = has_problems;
  page.style = "questionnaire.css";
  page.scripts.clear();
  return html::render(site_.templates(), site_.words(language), page, view, values);
}

const http::PageWithGaps& RespondentPages::kept(const std::string& name, util::Language language, const Render& render)
{
  const std::string key = std::string(util::code(language)) + " " + name;
  const std::lock_guard lock(mutex_);
  auto& page = pages_[key];
  if (!page) page = std::make_unique<http::PageWithGaps>(render(language));
  return *page;
}

http::Response RespondentPages::filled(const http::Request& request, const std::string& name, const Render& render,
                                       const GapWords& words, int status)
{
  const util::Language language = site::language_of(request);
  http::Response response = kept(name, language, render).answer(request, fillings(words), status);
  response.headers.set("Cache-Control", "no-store");
  if (!request.query.has("lang")) return response;
  http::Cookie chosen{.name = "language", .value = std::string(util::code(language)), .secure = request.secure};
  chosen.lifetime = std::chrono::hours(24 * 365);
  return std::move(response.with(chosen));
}

http::Response RespondentPages::questionnaire(const http::Request& request, const Questionnaire& asked,
                                              const GapWords& words)
{
  return filled(
      request, name_of("questionnaire", asked),
      [&](util::Language language) {
        return render(language, Word{"surveys.questionnaire_title"}, "surveys/questionnaire",
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
  const http::PageWithGaps page(render(language, Word{"surveys.questionnaire_title"}, "surveys/questionnaire",
                                       questions_values(asked, form, language), !form.ok(), Languages::this_one));
  return page.answer(request, fillings(words), form.ok() ? 200 : 422);
}

http::Response RespondentPages::review(const http::Request& request, const Questionnaire& asked, const GapWords& words,
                                       std::string_view answers)
{
  const util::Language language = site::language_of(request);
  std::vector<Values> rows;
  for (std::size_t i = 0; i < asked.questions.size(); ++i) {
    rows.push_back(Values()
                       .set("question", field_of(asked, i, language).label)
                       .set("answer", chosen_words(asked.scale(i), answers[i], language)));
  }
  const Values values =
      Values()
          .set("agency", Phrase(gap_of(Gap::agency)))
          .set("answers", std::move(rows))
          .set("kept", html::Markup::made_here(hidden_fields(asked, answers)))
          .set("change", html::button(Word{"surveys.change"}, html::ButtonKind::secondary, "then", "change"))
          .set("send", html::button(Word{"surveys.send"}, html::ButtonKind::usual, "then", "send"));
  const http::PageWithGaps page(
      render(language, Word{"surveys.review_title"}, "surveys/review", values, false, Languages::this_one));
  return page.answer(request, fillings(words));
}

http::Response RespondentPages::thanks(const http::Request& request, const GapWords& words)
{
  return filled(
      request, "thanks",
      [&](util::Language language) {
        return render(language, Word{"surveys.thanks_title"}, "surveys/thanks",
                      Values()
                          .set("agency", Phrase(gap_of(Gap::agency)))
                          .set("receipt", Phrase(gap_of(Gap::first)))
                          .set("list", Phrase(gap_of(Gap::second))),
                      false, Languages::this_one);
      },
      words);
}

http::Response RespondentPages::busy(const http::Request& request, const Questionnaire& asked, const GapWords& words,
                                     std::string_view answers)
{
  GapWords with_answers = words;
  with_answers.second = html::Markup::made_here(hidden_fields(asked, answers));
  http::Response response = filled(
      request, "busy",
      [&](util::Language language) {
        return render(
            language, Word{"surveys.busy_title"}, "surveys/busy",
            Values()
                .set("kept", html::Markup::made_here(gap_of(Gap::second)))
                .set("send", html::button(Word{"surveys.send_again"}, html::ButtonKind::usual, "then", "send")),
            false, Languages::this_one);
      },
      with_answers, 503);
  return std::move(response.with("Retry-After", "5"));
}

http::Response RespondentPages::start(const http::Request& request, const Questionnaire& asked, const GapWords& words)
{
  return filled(
      request, name_of("start", asked),
      [&](util::Language language) {
        const framework::Framework& framework = *asked.framework;
        const framework::Instrument& instrument = framework.instruments[asked.instrument];
        std::string who;
        for (const framework::Eligibility& eligible : framework.eligibility) {
          if (eligible.instrument == instrument.code) who = eligible.who.in(language);
        }
        return render(language, Word{"surveys.start_title"}, "surveys/start",
                      Values()
                          .set("agency", Phrase(gap_of(Gap::agency)))
                          .set("instrument", instrument.name.in(language))
                          .set("framework", framework.name.in(language))
                          .set("who", who)
                          .set("count", std::to_string(asked.questions.size()))
                          .set("begin", html::button(Word{"surveys.begin"})));
      },
      words);
}

http::Response RespondentPages::code_form(const http::Request& request, const GapWords& words,
                                          const util::Problems& problems)
{
  // As many pages as there are faults of a code, so they are kept as well; what was typed stands in a gap.
  return filled(
      request, problems.empty() ? "code" : "code " + problems.front().code,
      [&](util::Language language) {
        html::Form form(util::Fields({{"code", gap_of(Gap::first)}}));
        const html::Field field{.name = "code", .label = Word{"surveys.code"}, .hint = Word{"surveys.code_hint"}};
        form.text(field, {.required = false});
        for (const util::Problem& problem : problems)
          form.refuse(field, problem.code, problem.params);
        return render(language, Word{"surveys.code_title"}, "surveys/enter_code",
                      Values()
                          .set("summary", html::error_summary(form))
                          .set("again", Phrase(gap_of(Gap::second)))
                          .set("code", html::text_input(form, field, {.autocomplete = "off", .width = 20}))
                          .set("begin", html::button(Word{"surveys.begin"})),
                      !problems.empty());
      },
      words, problems.empty() ? 200 : 422);
}

http::Response RespondentPages::say(const http::Request& request, std::string_view what, int status,
                                    const GapWords& words)
{
  const std::string key = "surveys." + std::string(what);
  return filled(
      request, "say " + key,
      [&](util::Language language) {
        return render(
            language, Word{key + "_title"}, "surveys/said",
            Values().set("heading", Word{key + "_title"}).set("text", Word{key, {{"seconds", gap_of(Gap::first)}}}));
      },
      words, status);
}

}  // namespace surveys
