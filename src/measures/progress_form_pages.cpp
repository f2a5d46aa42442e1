// SPDX-License-Identifier: Apache-2.0
#include "src/measures/progress_form_pages.hpp"

#include "src/measures/merged_fields_pages.hpp"
#include "src/measures/progress_parts_pages.hpp"

namespace measures {
namespace {

using html::Field;
using html::Word;

const Field k_state_field{.name = "state", .label = Word{"follow_up.field.state"}};
const Field k_percent_field{
    .name = "percent", .label = Word{"follow_up.field.percent"}, .hint = Word{"follow_up.percent_hint"}};
const Field k_report_words_field{
    .name = "words", .label = Word{"follow_up.field.words"}, .hint = Word{"follow_up.words_hint"}};
const Field k_begun_field{.name = "begun_day", .label = Word{"follow_up.field.begun_day"}};
const Field k_done_field{.name = "done_day", .label = Word{"follow_up.field.done_day"}};
const Field k_difficulties_field{.name = "difficulties", .label = Word{"follow_up.field.difficulties"}};
const Field k_suggestions_field{.name = "suggestions", .label = Word{"follow_up.field.suggestions"}};
const Field k_confirm_field{.name = "confirm_repeat", .label = Word{"follow_up.confirm_repeat"}};

std::vector<html::Option> state_options()
{
  std::vector<html::Option> options;
  for (const StepState state : k_step_states)
    options.push_back({std::string(code(state)), state_word(state)});
  return options;
}

int usual_percent(StepState state, int before)
{
  if (state == StepState::done) return 100;
  return state == StepState::cancelled ? before : 0;
}

}  // namespace

util::Fields fields_of(const StepProgress& report)
{
  util::Fields fields;
  fields.add("state", std::string(code(report.state)));
  if (report.state == StepState::in_work) fields.add("percent", std::to_string(report.percent));
  fields.add("words", report.words);
  add_day(fields, "begun_day", report.begun_day);
  add_day(fields, "done_day", report.done_day);
  fields.add("difficulties", report.difficulties);
  fields.add("suggestions", report.suggestions);
  const std::string marks = shown_marks(fields);
  fields.add("revision", std::to_string(report.revision));
  fields.add("shown", marks);
  return fields;
}

StepProgress read_report(html::Form& form, const StepProgress& before, const Measure& measure, const Step& step,
                         std::int64_t today)
{
  StepProgress report = before;
  const auto state = step_state_named(form.choice(k_state_field, html::values_of(state_options())));
  report.state = state.value_or(before.state);
  const auto percent = form.whole(k_percent_field, {.required = false, .at_most = 100});
  report.percent = percent ? static_cast<int>(*percent) : usual_percent(report.state, before.percent);
  const html::TextRule rule{.required = false, .at_most = k_longest_report, .lines = true};
  report.words = form.text(k_report_words_field, rule);
  report.begun_day = read_day_number(form, k_begun_field);
  report.done_day = read_day_number(form, k_done_field);
  report.difficulties = form.text(k_difficulties_field, rule);
  report.suggestions = form.text(k_suggestions_field, rule);
  for (const util::Problem& problem : check(report, measure.fiscal_year, today)) {
    // A date that could not be read is told already.
    if (form.problem_of(problem.place.field) == nullptr) form.refuse(problem);
  }
  const bool repeats = report.words != before.words && repeats_plan(report.words, step.words);
  if (repeats && !form.checked(k_confirm_field)) form.refuse(k_confirm_field, "follow_up.repeats_plan");
  return report;
}

html::Values report_form_values(const html::Form& form)
{
  const bool repeats = form.problem_of(k_confirm_field.name) != nullptr || form.checked(k_confirm_field);
  html::Values values;
  values.set("state", html::radios(form, k_state_field, state_options(), {.in_line = true}))
      .set("percent", html::text_input(form, k_percent_field, {.mode = "numeric", .width = 3}))
      .set("words", html::text_area(form, k_report_words_field, 5))
      .set("begun_day", html::date_input(form, k_begun_field))
      .set("done_day", html::date_input(form, k_done_field))
      .set("difficulties", html::text_area(form, k_difficulties_field, 3))
      .set("suggestions", html::text_area(form, k_suggestions_field, 3))
      .set("revision", std::string(form.typed().get("revision")))
      .set("shown", std::string(form.typed().get("shown")))
      .set("repeats", repeats)
      .set("confirm", html::checkbox(form, k_confirm_field));
  return values;
}

}  // namespace measures
