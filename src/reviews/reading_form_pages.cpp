// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/reading_form_pages.hpp"

#include <string>
#include <vector>

#include "lib/html/components.hpp"

#include "src/reviews/parts_pages.hpp"

namespace reviews {
namespace {

using html::Values;
using html::Word;

const html::Field k_not_applicable_field{.name = "not_applicable", .label = Word{"reviews.not_applicable"}};
constexpr std::size_t k_longest_reason_words = 500;

/// What is ticked: an element, or the item as a whole.
struct Ticked {
  std::string code;  ///< "" of the whole
  html::Phrase text;
  std::string suffix() const { return code.empty() ? "item" : code; }
  html::Field met() const { return {.name = "met_" + suffix(), .label = text}; }
  html::Field reason() const { return {.name = "reason_" + suffix(), .label = Word{"reviews.reason_label"}}; }
  html::Field words() const { return {.name = "words_" + suffix(), .label = Word{"reviews.reason_words"}}; }
};

std::vector<Ticked> ticked_of(const framework::Item& item, util::Language language)
{
  std::vector<Ticked> all;
  for (const framework::Element& element : item.elements)
    all.push_back({element.code, element.text.in(language)});
  if (all.empty()) all.push_back({{}, Word{"reviews.whole_item_met"}});
  return all;
}

/// Numbered, so that in the list a digit chooses.
std::vector<html::Option> numbered_reasons(util::Language language)
{
  static const util::Messages k_thai = util::Messages::embedded(util::Language::thai);
  static const util::Messages k_english = util::Messages::embedded(util::Language::english);
  const util::Messages& messages = language == util::Language::thai ? k_thai : k_english;
  std::vector<html::Option> options{{"", Word{"reviews.reason_choose"}}};
  int number = 0;
  for (const std::string_view reason : k_reasons)
    options.push_back(
        {std::string(reason), std::to_string(++number) + " " + messages.say("reviews.reason." + std::string(reason))});
  return options;
}

}  // namespace

html::Form reading_form(const framework::Item& item, const std::optional<Reading>& before)
{
  util::Fields typed;
  if (!before) return html::Form(std::move(typed));
  const std::vector<Ticked> all = ticked_of(item, util::Language::english);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool met = item.elements.empty() ? before->state == ItemState::met
                                           : i < before->elements.size() && before->elements[i] == '1';
    if (met) typed.add(all[i].met().name, "yes");
    const auto reason = before->reasons.find(all[i].code);
    if (reason == before->reasons.end()) continue;
    typed.add(all[i].reason().name, reason->second.code);
    typed.add(all[i].words().name, reason->second.words);
  }
  if (before->state == ItemState::not_applicable) typed.add(k_not_applicable_field.name, "yes");
  typed.add(words_field().name, before->words);
  return html::Form(std::move(typed));
}

Reading read_form(html::Form& form, const framework::Item& item, const ReadingAsked& asked, util::Language language)
{
  Reading reading;
  bool all_met = true;
  for (const Ticked& one : ticked_of(item, language)) {
    const bool met = form.checked(one.met());
    all_met = all_met && met;
    if (!item.elements.empty()) reading.elements += met ? '1' : '0';
    if (met) continue;
    std::vector<std::string> offered(k_reasons.begin(), k_reasons.end());
    const std::string chosen = form.choice(one.reason(), offered, html::Needed::no);
    const std::string words = form.text(one.words(), {.required = false, .at_most = k_longest_reason_words});
    if (!chosen.empty()) reading.reasons[one.code] = {chosen, words};
  }
  reading.state = all_met ? ItemState::met : ItemState::failed;
  if (asked.not_applicable && form.checked(k_not_applicable_field)) {
    reading.state = ItemState::not_applicable;
    reading.elements.clear();
    reading.reasons.clear();
  }
  reading.words = form.text(words_field(), {.required = asked.words_needed, .at_most = k_longest_words, .lines = true});
  util::Problems problems = check(item, reading);
  for (util::Problem& problem : problems) {
    if (form.problem_of(problem.place.field) == nullptr) form.refuse(std::move(problem));
  }
  return reading;
}

html::Values form_values(const html::Form& form, const framework::Item& item, const ReadingAsked& asked,
                         util::Language language)
{
  Values values = Values()
                      .set("summary", html::error_summary(form))
                      .set("may_be_not_applicable", asked.not_applicable)
                      .set("not_applicable", html::checkbox(form, k_not_applicable_field))
                      .set("words", html::text_area(form, words_field(), 2))
                      .set("words_open", asked.words_needed || !form.typed().get(words_field().name).empty() ||
                                             form.problem_of(words_field().name) != nullptr)
                      .list("elements");
  int number = 0;
  for (const Ticked& one : ticked_of(item, language)) {
    values.add("elements", Values()
                               .set("number", ++number)
                               .set("met", html::checkbox(form, one.met()))
                               .set("reason", html::select(form, one.reason(), numbered_reasons(language)))
                               .set("reason_words", html::text_input(form, one.words())));
  }
  return values;
}

}  // namespace reviews
