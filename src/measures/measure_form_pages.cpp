// SPDX-License-Identifier: Apache-2.0
#include "src/measures/measure_form_pages.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "lib/html/components.hpp"
#include "lib/thai/thai.hpp"

#include "src/measures/measure_check.hpp"
#include "src/measures/measure_merge_pages.hpp"
#include "src/measures/period_pages.hpp"
#include "src/measures/step_rows_pages.hpp"

namespace measures {
namespace {

using html::Field;
using html::Word;

constexpr int k_satang = 100;
constexpr std::size_t k_longest_source = 100;

const Field k_title_field{.name = "title", .label = Word{"measures.field.title"}, .hint = Word{"measures.title_hint"}};
const Field k_weakness_field{
    .name = "weakness", .label = Word{"measures.field.weaknesses"}, .hint = Word{"measures.weaknesses_hint"}};
const Field k_lead_field{.name = "lead", .label = Word{"measures.field.lead"}};
const Field k_unit_field{.name = "unit", .label = Word{"measures.field.units"}};
const Field k_person_field{
    .name = "person", .label = Word{"measures.field.person"}, .hint = Word{"measures.person_hint"}};
const Field k_budget_field{
    .name = "budget", .label = Word{"measures.field.budget"}, .hint = Word{"measures.budget_hint"}};
const Field k_follow_up_field{.name = "follow_up", .label = Word{"measures.field.follow_up"}};
const Field k_follow_up_words_field{.name = "follow_up_words",
                                    .label = Word{"measures.field.follow_up_words"},
                                    .hint = Word{"measures.follow_up_words_hint"}};
const Field k_success_field{
    .name = "success", .label = Word{"measures.field.success"}, .hint = Word{"measures.success_hint"}};
const Field k_success_subject_field{.name = "success_subject", .label = Word{"measures.field.success_subject"}};
const Field k_success_target_field{.name = "success_target",
                                   .label = Word{"measures.field.success_target"},
                                   .hint = Word{"measures.success_target_hint"}};
const Field k_success_words_field{.name = "success_words",
                                  .label = Word{"measures.field.success_words"},
                                  .hint = Word{"measures.success_words_hint"}};
const Field k_priority_field{.name = "priority", .label = Word{"measures.field.priority"}};
const Field k_source_field{.name = "source", .label = Word{"measures.field.source"}};

template <typename Enum, std::size_t N>
std::vector<html::Option> options_of(const Enum (&values)[N], const std::string& prefix)
{
  std::vector<html::Option> options;
  for (const Enum value : values)
    options.push_back({std::string(code(value)), Word{prefix + std::string(code(value))}});
  return options;
}

std::string cost_hint(const Weakness& weak, const util::Messages& messages)
{
  std::string hint;
  // A failed item has 0 points, which says nothing that its name does not.
  if (weak.score && weak.kind != WeaknessKind::item)
    hint = messages.say("measures.score_is", {{"score", weak.score->decimal(2)}});
  if (weak.cost)
    hint += (hint.empty() ? "" : " · ") + messages.say("measures.cost_is", {{"cost", weak.cost->decimal(2)}});
  return hint;
}

/// The plan's weaknesses, and what the measure answers besides: it may be about more than was weak.
std::vector<std::string> subjects_offered(const Measure& measure, const std::vector<Weakness>& weaknesses)
{
  std::vector<std::string> subjects;
  for (const Weakness& weak : weaknesses)
    subjects.push_back(weak.subject);
  for (const std::string& subject : measure.weaknesses) {
    if (find_weakness(weaknesses, subject) == nullptr) subjects.push_back(subject);
  }
  return subjects;
}

std::vector<html::Option> weakness_options(const Measure& measure, const Place& place,
                                           const std::vector<Weakness>& weaknesses, const util::Messages& messages)
{
  std::vector<html::Option> options;
  for (const std::string& subject : subjects_offered(measure, weaknesses)) {
    const Weakness* weak = find_weakness(weaknesses, subject);
    options.push_back({subject, subject_name(*place.framework, subject, messages.language()),
                       weak == nullptr ? std::string() : cost_hint(*weak, messages)});
  }
  return options;
}

/// Open units; a closed one only where the measure has it, so that the person sees what to change.
std::vector<html::Option> unit_options(const Measure& measure, const Place& place)
{
  std::vector<html::Option> options;
  for (const agencies::Unit& unit : place.units) {
    if (unit.is_open())
      options.push_back({std::to_string(unit.id), unit.name_in(place.language)});
    else if (measure.is_of_unit(unit.id))
      options.push_back(
          {std::to_string(unit.id), Word{"measures.unit_that_closed", {{"unit", unit.name_in(place.language)}}}});
  }
  return options;
}

std::vector<html::Option> lead_options(const Measure& measure, const Place& place)
{
  std::vector<html::Option> options{{"", Word{"measures.no_lead"}}};
  for (html::Option& unit : unit_options(measure, place))
    options.push_back(std::move(unit));
  return options;
}

std::vector<html::Option> indicator_options(const Place& place, util::Language language)
{
  std::vector<html::Option> options{{"", Word{"measures.no_indicator"}}};
  for (const framework::Indicator& indicator : place.framework->indicators)
    options.push_back({indicator.code, indicator.code + " " + indicator.name.in(language)});
  return options;
}

std::int64_t id_of(std::string_view text)
{
  std::int64_t id = 0;
  std::from_chars(text.data(), text.data() + text.size(), id);
  return id;
}

void read_units(html::Form& form, Measure& measure, const Place& place)
{
  const std::vector<std::string> offered = html::values_of(lead_options(measure, place));
  const std::string lead = form.choice(k_lead_field, offered, html::Needed::no);
  const std::vector<std::string> others = form.choices(k_unit_field, html::values_of(unit_options(measure, place)));
  measure.lead = lead.empty() ? std::nullopt : std::optional(id_of(lead));
  measure.units.clear();
  for (const std::string& unit : others) {
    if (unit != lead) measure.units.push_back(id_of(unit));
  }
  std::sort(measure.units.begin(), measure.units.end());
}

Success read_success(html::Form& form, const Place& place)
{
  Success success;
  const auto kinds = html::values_of(options_of(k_success_kinds, "measures.success."));
  success.kind = success_kind_named(form.choice(k_success_field, kinds)).value_or(SuccessKind::words);
  const std::string subject = form.choice(
      k_success_subject_field, html::values_of(indicator_options(place, util::Language::thai)), html::Needed::no);
  const auto target = form.decimal(k_success_target_field, {.required = false});
  // What belongs to another kind of success goes: nobody would see it any more.
  if (success.kind == SuccessKind::indicator) success.subject = subject;
  if (success.kind == SuccessKind::indicator || success.kind == SuccessKind::count) success.target = target;
  success.words = form.text(k_success_words_field, {.required = false, .at_most = k_longest_words, .lines = true});
  return success;
}

std::size_t row_in(std::string_view then, std::string_view act)
{
  if (!then.starts_with(act)) return 0;
  std::size_t row = 0;
  const auto [end, error] = std::from_chars(then.data() + act.size(), then.data() + then.size(), row);
  return error == std::errc() && end == then.data() + then.size() ? row : 0;
}

}  // namespace

util::Fields fields_of(const Measure& measure, util::Language language)
{
  util::Fields fields;
  fields.add("title", measure.title);
  for (const std::string& subject : measure.weaknesses)
    fields.add("weakness", subject);
  fields.add("lead", measure.lead ? std::to_string(*measure.lead) : "");
  for (const std::int64_t unit : measure.units)
    fields.add("unit", std::to_string(unit));
  fields.add("person", measure.person);
  add_period_fields(fields, measure, language);
  if (measure.budget) fields.add("budget", util::Exact(*measure.budget, k_satang).decimal(2));
  fields.add("follow_up", std::string(code(measure.follow_up)));
  fields.add("follow_up_words", measure.follow_up_words);
  fields.add("success", std::string(code(measure.success.kind)));
  fields.add("success_subject", measure.success.subject);
  if (measure.success.target) fields.add("success_target", measure.success.target->decimal(2));
  fields.add("success_words", measure.success.words);
  fields.add("priority", std::string(code(measure.priority)));
  fields.add("source", measure.source);
  fields.add("revision", std::to_string(measure.revision));
  std::vector<StepRow> rows;
  for (const Step& step : measure.steps)
    rows.push_back({step.id, step.words, day_text(step.due_day, language)});
  add_spare_rows(rows, k_spare_steps);
  fields = with_step_rows(fields, rows);
  fields.add("shown", measure_marks(fields));
  return fields;
}

bool is_row_act(std::string_view then)
{
  return then == "more" || row_in(then, "up_") != 0 || row_in(then, "down_") != 0 || row_in(then, "remove_") != 0;
}

util::Fields with_row_act(const util::Fields& typed, std::string_view then)
{
  std::vector<StepRow> rows = step_rows(typed);
  const auto swap_with_next = [&rows](std::size_t row) {
    if (row >= 1 && row < rows.size()) std::swap(rows[row - 1], rows[row]);
  };
  if (then == "more") add_spare_rows(rows, k_spare_steps);
  if (const std::size_t row = row_in(then, "up_")) swap_with_next(row - 1);
  if (const std::size_t row = row_in(then, "down_")) swap_with_next(row);
  if (const std::size_t row = row_in(then, "remove_"); row != 0 && row <= rows.size())
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(row - 1));
  return with_step_rows(typed, rows);
}

util::Fields compacted(const util::Fields& typed)
{
  std::vector<StepRow> rows = step_rows(typed);
  std::erase_if(rows, [](const StepRow& row) { return row.is_empty(); });
  add_spare_rows(rows, k_spare_steps);
  return with_step_rows(typed, rows);
}

Measure read_measure(html::Form& form, Measure measure, const Place& place, const std::vector<Weakness>& weaknesses)
{
  measure.title = form.text(k_title_field, {.at_most = k_longest_title});
  measure.weaknesses = form.choices(k_weakness_field, subjects_offered(measure, weaknesses));
  measure.steps = read_steps(form);
  read_units(form, measure, place);
  measure.person = form.text(k_person_field, {.required = false, .at_most = k_longest_person});
  read_period(form, measure);
  const auto budget =
      form.decimal(k_budget_field, {.required = false, .at_most = util::Exact(k_most_budget, k_satang)});
  measure.budget = budget ? (*budget * util::Exact(k_satang)).as_whole() : std::nullopt;
  measure.follow_up =
      follow_up_named(form.choice(k_follow_up_field, html::values_of(options_of(k_follow_ups, "measures.follow_up."))))
          .value_or(FollowUp::half_yearly);
  measure.follow_up_words =
      form.text(k_follow_up_words_field, {.required = false, .at_most = k_longest_words, .lines = true});
  measure.success = read_success(form, place);
  measure.priority =
      priority_named(form.choice(k_priority_field, html::values_of(options_of(k_priorities, "measures.priority."))))
          .value_or(Priority::normal);
  measure.source = form.text(k_source_field, {.required = false, .at_most = k_longest_source});
  for (util::Problem& problem : check_measure(measure, place.units, *place.framework)) {
    // What was not typed at all, or was no date, is told already.
    if (form.problem_of(problem.place.field) == nullptr) form.refuse(std::move(problem));
  }
  return measure;
}

html::Values form_values(const html::Form& form, const Measure& measure, const Place& place,
                         const std::vector<Weakness>& weaknesses, const util::Messages& messages)
{
  const util::Language language = messages.language();
  const util::Fields& typed = form.typed();
  html::Values values;
  values.set("title_field", html::text_input(form, k_title_field))
      .set("any_weaknesses", !weaknesses.empty() || !measure.weaknesses.empty())
      .set("weaknesses",
           html::checkboxes(form, k_weakness_field, weakness_options(measure, place, weaknesses, messages)))
      .set("lead", html::select(form, k_lead_field, lead_options(measure, place)))
      .set("any_units", !unit_options(measure, place).empty())
      .set("units", html::checkboxes(form, k_unit_field, unit_options(measure, place)))
      .set("person", html::text_input(form, k_person_field))
      .set("budget",
           html::text_input(form, k_budget_field, {.mode = "decimal", .width = 10, .unit = Word{"measures.baht"}}))
      .set("follow_up", html::radios(form, k_follow_up_field, options_of(k_follow_ups, "measures.follow_up.")))
      .set("follow_up_words", html::text_area(form, k_follow_up_words_field, 2))
      .set("success", html::radios(form, k_success_field, options_of(k_success_kinds, "measures.success.")))
      .set("success_subject", html::select(form, k_success_subject_field, indicator_options(place, language)))
      .set("success_target", html::text_input(form, k_success_target_field, {.mode = "decimal", .width = 10}))
      .set("success_words", html::text_area(form, k_success_words_field, 2))
      .set("priority",
           html::radios(form, k_priority_field, options_of(k_priorities, "measures.priority."), {.in_line = true}))
      .set("source", std::string(typed.get("source")))
      .set("revision", std::string(typed.get("revision")))
      .set("shown", std::string(typed.get("shown")))
      .set("ids", std::string(typed.get("ids")))
      .set("steps", step_values(form));
  add_period_values(values, form, place.plan.fiscal_year, language);
  return values;
}

}  // namespace measures
