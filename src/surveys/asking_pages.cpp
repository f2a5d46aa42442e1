// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/asking_pages.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/html/components.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/surveys/asking_store.hpp"

namespace surveys {
namespace {

const html::Field k_layout_field{.name = "layout", .label = html::Word{"surveys.layout"}};
const html::Field k_screening_field{.name = "screening",
                                    .label = html::Word{"surveys.screening_set"},
                                    .hint = html::Word{"surveys.screening_set_hint"}};
constexpr const char* k_one_by_one = "one";
constexpr const char* k_together = "all";

const std::vector<html::Option>& layouts()
{
  static const std::vector<html::Option> k_layouts{
      {k_together, html::Word{"surveys.layout_all"}, html::Word{"surveys.layout_all_hint"}},
      {k_one_by_one, html::Word{"surveys.layout_one"}, html::Word{"surveys.layout_one_hint"}}};
  return k_layouts;
}

const std::vector<html::Option>& screenings()
{
  static const std::vector<html::Option> k_screenings{{"yes", html::Word{"surveys.screening_on"}},
                                                      {"no", html::Word{"surveys.screening_off"}}};
  return k_screenings;
}

constexpr std::size_t k_longest_question = 300;
constexpr std::size_t k_longest_answer = 60;

/// One text of the question before the questionnaire, in one language.
struct WordField {
  util::Language language;
  std::string ScreeningTexts::*text;
  const char* name;   ///< of the field
  const char* usual;  ///< key of the program's own words
  std::size_t at_most;
};
constexpr std::array<WordField, 6> k_word_fields{
    {{util::Language::thai, &ScreeningTexts::question, "question_th", "surveys.screening", k_longest_question},
     {util::Language::thai, &ScreeningTexts::yes, "yes_th", "surveys.screening_yes", k_longest_answer},
     {util::Language::thai, &ScreeningTexts::no, "no_th", "surveys.screening_no", k_longest_answer},
     {util::Language::english, &ScreeningTexts::question, "question_en", "surveys.screening", k_longest_question},
     {util::Language::english, &ScreeningTexts::yes, "yes_en", "surveys.screening_yes", k_longest_answer},
     {util::Language::english, &ScreeningTexts::no, "no_en", "surveys.screening_no", k_longest_answer}}};

ScreeningTexts& texts_in(ScreeningWords& words, util::Language language)
{
  return language == util::Language::thai ? words.th : words.en;
}

html::Field field_of(const WordField& word)
{
  html::Field field{.name = word.name, .label = html::Word{std::string("surveys.screening_") + word.name}};
  if (word.text == &ScreeningTexts::question)
    field.hint = html::Word{"surveys.screening_question_hint", {{"mark", k_agency_mark}}};
  return field;
}

/// What respondents read: the administrator's words, or those of the program.
std::string shown(const WordField& word, const Asking& asking, const site::Site& site)
{
  const std::string& set = asking.words.in(word.language).*word.text;
  if (!set.empty()) return set;
  return site.words(word.language).plain(html::Word{word.usual, {{"agency", k_agency_mark}}});
}

html::Form form_of(const Asking& asking, const site::Site& site)
{
  util::Fields fields({{k_layout_field.name, asking.one_by_one ? k_one_by_one : k_together},
                       {k_screening_field.name, asking.screening ? "yes" : "no"}});
  for (const WordField& word : k_word_fields)
    fields.add(word.name, shown(word, asking, site));
  return html::Form(std::move(fields));
}

/// The words that the form has; those that are as before where it has none, or may have none any more.
ScreeningWords read_words(html::Form& form, const Asking& before, bool begun, const site::Site& site)
{
  if (begun || !form.typed().has(k_word_fields.front().name)) return before.words;
  ScreeningWords words;
  for (const WordField& word : k_word_fields)
    texts_in(words, word.language).*word.text = form.text(field_of(word), {.at_most = word.at_most});
  const bool usual = std::ranges::all_of(k_word_fields, [&](const WordField& word) {
    return words.in(word.language).*word.text == shown(word, Asking(), site);
  });
  return usual ? ScreeningWords() : words;
}

site::View asking_view(const RoundPlace& place, const html::Form& form, util::Language language)
{
  const std::string surveys = "/cycles/" + std::to_string(place.round->cycle) + "/surveys";
  site::View view{.title = html::Word{"surveys.asking_title"}, .view = "surveys/asking"};
  view.has_problems = !form.ok();
  view.values.set("summary", html::error_summary(form))
      .set("round", place.round->framework->name.in(language))
      .set("layout", html::radios(form, k_layout_field, layouts()))
      .set("screening", html::radios(form, k_screening_field, screenings()))
      .set("fixed", place.round->begun)
      .list("words")
      .set("save", html::button(html::Word{"surveys.asking_save"}))
      .set("action", surveys + "/asking")
      .set("back", surveys);
  for (const WordField& word : k_word_fields) {
    if (place.round->begun)
      view.values.add("words", html::Values()
                                   .set("input", false)
                                   .set("label", field_of(word).label)
                                   .set("text", form.typed().get(word.name)));
    else
      view.values.add("words", html::Values().set("input", html::text_input(form, field_of(word))));
  }
  return view;
}

std::string told(const Asking& asking)
{
  return std::string(asking.one_by_one ? "one by one" : "all on a page") + (asking.screening ? ", screening" : "") +
         (asking.words == ScreeningWords() ? ""
                                           : " “" + asking.words.th.question + "” “" + asking.words.en.question + "”");
}

}  // namespace

site::Answer AskingPages::form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const RoundPlace place = round_of(request, rounds_);
  const Asking asking =
      database_.read([&](db::Connection& connection) { return AskingStore(connection).of(place.round->cycle); });
  return asking_view(place, form_of(asking, site_), site::language_of(request));
}

site::Answer AskingPages::save(http::Request& request, const accounts::Visitor& visitor)
{
  const RoundPlace place = round_of(request, rounds_);
  html::Form form(request.form);
  const std::string layout = form.choice(k_layout_field, html::values_of(layouts()));
  const std::string screening = form.choice(k_screening_field, html::values_of(screenings()));
  const Asking before =
      database_.read([&](db::Connection& connection) { return AskingStore(connection).of(place.round->cycle); });
  const Asking asking{.one_by_one = layout == k_one_by_one,
                      .screening = screening == "yes",
                      .words = read_words(form, before, place.round->begun, site_)};
  if (!form.ok()) return asking_view(place, form, site::language_of(request));
  database_.write([&](db::Connection& connection) {
    AskingStore store(connection);
    if (store.of(place.round->cycle) == asking) return;
    store.set(place.round->cycle, asking, clock_.now(), visitor.account);
    accounts::AuditStore(connection, clock_)
        .add(visitor, "surveys.asking", "cycle " + std::to_string(place.round->cycle),
             told(before) + " → " + told(asking));
  });
  return site_.done(request, "/cycles/" + std::to_string(place.round->cycle) + "/surveys",
                    html::Word{"surveys.asking_saved"});
}

}  // namespace surveys
