// SPDX-License-Identifier: Apache-2.0
#include "src/measures/meeting_form_pages.hpp"

#include "src/measures/progress_parts_pages.hpp"

namespace measures {
namespace {

using html::Field;
using html::Word;

constexpr std::size_t k_longest_place = 200;

const Field k_number_field{
    .name = "number", .label = Word{"follow_up.meeting.number"}, .hint = Word{"follow_up.meeting.number_hint"}};
const Field k_day_field{.name = "day", .label = Word{"follow_up.meeting.day"}};
const Field k_place_field{.name = "place", .label = Word{"follow_up.meeting.place"}};
const Field k_present_field{
    .name = "present", .label = Word{"follow_up.meeting.present"}, .hint = Word{"follow_up.meeting.present_hint"}};
const Field k_opening_field{
    .name = "opening", .label = Word{"follow_up.meeting.opening"}, .hint = Word{"follow_up.meeting.opening_hint"}};

}  // namespace

util::Fields meeting_fields(const Meeting& meeting)
{
  util::Fields fields;
  fields.add("number", meeting.number);
  if (meeting.day != 0) add_day(fields, "day", meeting.day);
  fields.add("place", meeting.place);
  fields.add("present", meeting.present);
  fields.add("opening", meeting.opening);
  fields.add("revision", std::to_string(meeting.revision));
  return fields;
}

Meeting read_meeting(html::Form& form, Meeting meeting, const std::vector<Meeting>& all, int fiscal_year)
{
  const html::TextRule lines{.required = false, .at_most = k_longest_meeting_text, .lines = true};
  meeting.number = form.text(k_number_field, {.at_most = k_longest_meeting_number});
  meeting.day = read_day_number(form, k_day_field, true).value_or(0);
  meeting.place = form.text(k_place_field, {.at_most = k_longest_place});
  meeting.present = form.text(k_present_field, {.at_most = k_longest_meeting_text, .lines = true});
  meeting.opening = form.text(k_opening_field, lines);
  for (const util::Problem& problem : check(meeting, all, fiscal_year)) {
    if (form.problem_of(problem.place.field) == nullptr) form.refuse(problem);
  }
  return meeting;
}

html::Values meeting_form_values(const html::Form& form)
{
  html::Values values;
  values.set("number", html::text_input(form, k_number_field, {.width = 10}))
      .set("day", html::date_input(form, k_day_field))
      .set("place", html::text_input(form, k_place_field))
      .set("present", html::text_area(form, k_present_field, 6))
      .set("opening", html::text_area(form, k_opening_field, 5))
      .set("revision", std::string(form.typed().get("revision")));
  return values;
}

}  // namespace measures
