// SPDX-License-Identifier: Apache-2.0
#include "src/measures/outcome_pages.hpp"

#include "lib/http/outcome.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/measures/outcome_store.hpp"
#include "src/measures/progress_parts_pages.hpp"

namespace measures {
namespace {

using html::Field;
using html::Values;
using html::Word;

constexpr int k_outcome_conflict = 409;

const Field k_met_field{.name = "met", .label = Word{"follow_up.field.met"}};
const Field k_value_field{
    .name = "value", .label = Word{"follow_up.field.value"}, .hint = Word{"follow_up.value_hint"}};
const Field k_outcome_words_field{
    .name = "words", .label = Word{"follow_up.outcome_words"}, .hint = Word{"follow_up.outcome_words_hint"}};

std::vector<html::Option> met_options()
{
  std::vector<html::Option> options;
  for (const Met met : k_mets)
    options.push_back({std::string(code(met)), met_word(met)});
  return options;
}

util::Fields outcome_fields(const std::optional<Outcome>& outcome)
{
  util::Fields fields;
  if (outcome) {
    fields.add("met", std::string(code(outcome->met)));
    if (outcome->value) fields.add("value", outcome->value->decimal(2));
    fields.add("words", outcome->words);
  }
  fields.add("revision", std::to_string(outcome ? outcome->revision : 0));
  return fields;
}

Outcome read_outcome_form(html::Form& form, const Measure& measure)
{
  Outcome outcome;
  outcome.met = met_named(form.choice(k_met_field, html::values_of(met_options()))).value_or(Met::not_met);
  if (measure.success.kind == SuccessKind::count) outcome.value = form.decimal(k_value_field, {.required = false});
  outcome.words = form.text(k_outcome_words_field, {.required = false, .at_most = k_longest_report, .lines = true});
  for (const util::Problem& problem : check(outcome, measure.success)) {
    if (form.problem_of(problem.place.field) == nullptr) form.refuse(problem);
  }
  outcome.revision = hidden_number(form.typed(), "revision");
  return outcome;
}

Values moves_box(const Place& place, const Measure& measure, const std::optional<TwoResults>& results,
                 const std::optional<util::Exact>& counted, util::Language language)
{
  const std::vector<ScoreMove> moves = results ? results->moves(outcome_subjects(measure)) : std::vector<ScoreMove>();
  const auto said = said_by_numbers(measure, moves, counted);
  return Values()
      .set("any", !moves.empty())
      .set("newer", results.has_value())
      .set("before_year", results ? results->before_year : place.plan.result_year)
      .set("after_year", results ? results->after_year : 0)
      .set("moves", move_values(*place.framework, moves, language))
      .set("said", said.has_value())
      .set("said_met", said ? met_tag(*said) : met_tag(Met::met));
}

}  // namespace

html::Phrase success_phrase(const Measure& measure, const framework::Framework& framework, util::Language language)
{
  const Success& success = measure.success;
  const std::string target = success.target ? success.target->decimal(2) : std::string("\u2013");
  if (success.kind == SuccessKind::indicator)
    return Word{"follow_up.success.indicator",
                {{"subject", subject_name(framework, success.subject, language)}, {"target", target}}};
  if (success.kind == SuccessKind::count)
    return Word{"follow_up.success.count", {{"words", success.words}, {"target", target}}};
  if (success.kind == SuccessKind::items_met) return Word{"follow_up.success.items_met"};
  return success.words;
}

site::View OutcomePages::outcome_view(db::Connection& connection, const Place& place, const Measure& measure,
                                      const html::Form& form, util::Language language) const
{
  const auto stored = OutcomeStore(connection).of_measure(place.agency.id, measure.id);
  const bool may_write = place.party.reports_on(measure) && was_approved(connection, place);
  site::View view{.title = Word{"follow_up.outcome"}, .view = "measures/outcome"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_progress(place, measure, Word{"follow_up.outcome"});
  view.values.set("summary", html::error_summary(form))
      .set("position", measure.position)
      .set("measure_title", measure.title)
      .set("success", success_phrase(measure, *place.framework, language))
      .set("results", moves_box(place, measure, results_around(connection, place.plan, parts_.clock.now()),
                                stored ? stored->value : std::nullopt, language))
      .set("any", stored.has_value())
      .set("stored_met", met_tag(stored ? stored->met : Met::not_met))
      .set("stored_value", stored && stored->value ? stored->value->decimal(2) : std::string())
      .set("stored_words", stored ? stored->words : std::string())
      .set("may_write", may_write)
      .set("conflict", false)
      .set("met", html::radios(form, k_met_field, met_options(), {.in_line = true}))
      .set("counts", measure.success.kind == SuccessKind::count)
      .set("value", html::text_input(form, k_value_field, {.mode = "decimal", .width = 10}))
      .set("words", html::text_area(form, k_outcome_words_field, 5))
      .set("revision", std::string(form.typed().get("revision")))
      .set("save", html::button(Word{"follow_up.save"}))
      .set("action", place.path_of(measure.id) + "/outcome")
      .set("back", progress_path(place, measure.id));
  return view;
}

site::Answer OutcomePages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const Measure measure = seen_measure(connection, place, request);
    const auto stored = OutcomeStore(connection).of_measure(place.agency.id, measure.id);
    return outcome_view(connection, place, measure, html::Form(outcome_fields(stored)), site::language_of(request));
  });
}

site::Answer OutcomePages::save(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    const Measure measure = seen_measure(connection, place, request);
    require_reporter(connection, place, measure);
    path = progress_path(place, measure.id);
    html::Form form(request.form);
    const Outcome outcome = read_outcome_form(form, measure);
    if (!form.ok()) {
      again = outcome_view(connection, place, measure, form, language);
      return;
    }
    if (OutcomeStore(connection).save(measure, outcome, {visitor.account, parts_.clock.now(), {}})) {
      accounts::AuditStore(connection, parts_.clock)
          .add(visitor, "measure.outcome", place.object(measure.id), std::string(code(outcome.met)));
      return;
    }
    const auto now = OutcomeStore(connection).of_measure(place.agency.id, measure.id);
    const html::Form rebased(with_field(form.typed(), "revision", std::to_string(now ? now->revision : 0)));
    again = outcome_view(connection, place, measure, rebased, language);
    again->values.set("conflict", true);
    again->status = k_outcome_conflict;
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"follow_up.outcome_saved"});
}

}  // namespace measures
