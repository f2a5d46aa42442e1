// SPDX-License-Identifier: Apache-2.0
#include "lib/html/form.hpp"

#include <algorithm>

#include "lib/util/text.hpp"
#include "lib/util/typed_text.hpp"

namespace html {

void Form::refuse(const Field& field, std::string code, util::Params params)
{
  know(field);
  util::Place place;
  place.field = field.name;
  problems_.push_back({std::move(place), std::move(code), std::move(params)});
}

const util::Problem* Form::problem_of(std::string_view name) const
{
  const auto found =
      std::ranges::find_if(problems_, [&](const util::Problem& each) { return each.place.field == name; });
  return found == problems_.end() ? nullptr : &*found;
}

Phrase Form::label_of(std::string_view name) const
{
  const auto found = labels_.find(name);
  return found == labels_.end() ? Phrase() : found->second;
}

std::string Form::anchor_of(std::string_view name) const
{
  const auto found = anchors_.find(name);
  return found == anchors_.end() ? std::string(name) : found->second;
}

std::string Form::answer(const Field& field, bool required, bool lines)
{
  know(field);
  const std::string_view typed = typed_.get(field.name);
  const util::TypedText cleaned = lines ? util::typed_lines(typed) : util::typed_line(typed);
  if (cleaned.has_refused) {
    refuse(field, "html.strange_characters");
    return {};
  }
  if (cleaned.text.empty() && required) refuse(field, "html.empty");
  return cleaned.text;
}

std::string Form::text(const Field& field, const TextRule& rule)
{
  std::string answered = answer(field, rule.required, rule.lines);
  if (answered.empty()) return answered;
  const std::size_t characters = util::character_count(answered);
  if (characters > rule.at_most) {
    refuse(field, "html.too_long",
           {{"most", std::to_string(rule.at_most)}, {"characters", std::to_string(characters)}});
    return {};
  }
  if (characters < rule.at_least) {
    refuse(field, "html.too_short", {{"least", std::to_string(rule.at_least)}});
    return {};
  }
  return answered;
}

std::string Form::secret(const Field& field, std::size_t at_least, std::size_t at_most)
{
  know(field);
  const std::string_view typed = typed_.get(field.name);
  const std::size_t characters = util::is_utf8(typed) ? util::character_count(typed) : 0;
  if (typed.empty()) {
    refuse(field, "html.empty");
  } else if (characters == 0) {
    refuse(field, "html.strange_characters");
  } else if (characters < at_least) {
    refuse(field, "html.too_short", {{"least", std::to_string(at_least)}});
  } else if (characters > at_most) {
    refuse(field, "html.too_long", {{"most", std::to_string(at_most)}, {"characters", std::to_string(characters)}});
  } else {
    return std::string(typed);
  }
  return {};
}

std::string Form::choice(const Field& field, std::span<const std::string> offered, Needed needed)
{
  know(field);
  const std::string_view typed = typed_.get(field.name);
  if (std::ranges::find(offered, typed) != offered.end() && (!typed.empty() || needed == Needed::no)) {
    return std::string(typed);
  }
  if (needed == Needed::yes || !typed.empty()) refuse(field, "html.choose_one");
  return {};
}

std::vector<std::string> Form::choices(const Field& field, std::span<const std::string> offered, std::size_t at_least)
{
  know(field);
  const std::vector<std::string_view> ticked = typed_.all(field.name);
  std::vector<std::string> chosen;
  for (const std::string& value : offered) {
    if (std::ranges::find(ticked, value) != ticked.end()) chosen.push_back(value);
  }
  const bool foreign = std::ranges::any_of(
      ticked, [&](std::string_view value) { return std::ranges::find(offered, value) == offered.end(); });
  if (foreign) {
    refuse(field, "html.choose_again");
  } else if (chosen.size() < at_least) {
    refuse(field, "html.choose_at_least", {{"least", std::to_string(at_least)}});
  }
  return chosen;
}

}  // namespace html
