// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/respondent_pages.hpp"

#include <array>
#include <utility>

#include "lib/html/page.hpp"
#include "lib/thai/thai.hpp"

#include "src/surveys/respondent_parts_pages.hpp"

namespace surveys {
namespace {

using html::Phrase;
using html::Values;
using html::Word;

/// The administrator's question, with the agency's name wherever it shall stand.
std::string with_agency(std::string question)
{
  const std::string mark = k_agency_mark;
  const std::string name = gap_of(Gap::agency);
  for (std::size_t at = question.find(mark); at != std::string::npos; at = question.find(mark, at + name.size()))
    question.replace(at, mark.size(), name);
  return question;
}

/// With the days of the fiscal year, which is not the calendar's.
html::Field screening_field(int fiscal_year, const ScreeningTexts& texts, util::Language language)
{
  Phrase question = Word{"surveys.screening", {{"agency", gap_of(Gap::agency)}}};
  if (!texts.question.empty()) question = with_agency(texts.question);
  return {.name = std::string(k_screening_name),
          .label = std::move(question),
          .hint = Word{
              "surveys.screening_hint",
              {{"year", std::to_string(fiscal_year)}, {"period", thai::fiscal_year_period(fiscal_year, language)}}}};
}

std::vector<html::Option> screening_options(const ScreeningTexts& texts)
{
  const auto said = [](const std::string& text, const char* usual) {
    return text.empty() ? Phrase(Word{usual}) : Phrase(text);
  };
  return {{std::string(k_screened_in), said(texts.yes, "surveys.screening_yes")},
          {std::string(k_screened_out), said(texts.no, "surveys.screening_no")}};
}

/// Pages are kept by what stands on them.
std::string written_out(const ScreeningWords& words)
{
  std::string all;
  for (const ScreeningTexts* texts : {&words.th, &words.en})
    all += '\n' + texts->question + '\n' + texts->yes + '\n' + texts->no;
  return all;
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
  page.scripts = {"questionnaire.js"};
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

http::Response RespondentPages::start(const http::Request& request, const Questionnaire& asked, const GapWords& words,
                                      Screening screening, const ScreeningWords& question)
{
  constexpr std::array k_names{"start", "start asked", "start not answered"};
  const bool not_answered = screening == Screening::not_answered;
  return filled(
      request, name_of(k_names.at(static_cast<std::size_t>(screening)), asked) + written_out(question),
      [&](util::Language language) {
        const framework::Framework& framework = *asked.framework;
        const framework::Instrument& instrument = framework.instruments[asked.instrument];
        html::Form form;
        const html::Field used = screening_field(framework.fiscal_year, question.in(language), language);
        if (not_answered) form.refuse(used, "surveys.screening_not_answered");
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
                          .set("summary", html::error_summary(form))
                          .set("is_screened", screening != Screening::none)
                          .set("screening", html::radios(form, used, screening_options(question.in(language))))
                          .set("begin", html::button(Word{"surveys.begin"})),
                      not_answered);
      },
      words, not_answered ? 422 : 200);
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

http::Response RespondentPages::wait(const http::Request& request, std::int64_t seconds, int work)
{
  const std::string shown = std::to_string(seconds);
  const GapWords words{
      .address = request.path.substr(1), .first = shown, .second = html::Markup::made_here(std::to_string(work))};
  http::Response response = filled(
      request, "wait",
      [&](util::Language language) {
        return render(language, Word{"surveys.wait_title"}, "surveys/wait",
                      Values()
                          .set("text", Word{"surveys.wait", {{"seconds", gap_of(Gap::first)}}})
                          .set("bits", Phrase(gap_of(Gap::second))));
      },
      words, 429);
  return std::move(response.with("Retry-After", shown).with("Refresh", shown));
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
