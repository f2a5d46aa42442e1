// SPDX-License-Identifier: Apache-2.0
#include "src/measures/progress_pages.hpp"

#include <algorithm>

#include "lib/http/outcome.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/measures/evidence_store.hpp"
#include "src/measures/merged_fields_pages.hpp"
#include "src/measures/outcome_store.hpp"
#include "src/measures/progress_form_pages.hpp"
#include "src/measures/progress_parts_pages.hpp"
#include "src/measures/progress_store.hpp"

namespace measures {
namespace {

using html::Values;
using html::Word;

constexpr int k_report_conflict = 409;

struct ShownProgress {
  Reports reports;
  std::vector<Evidence> evidence;
  bool may_write = false;
  std::int64_t today = 0;
};

Values step_values(const Place& place, const Measure& measure, const Step& step, const ShownProgress& shown,
                   util::Language language)
{
  const StepProgress report = report_on(shown.reports, step.id);
  std::vector<Evidence> of_step;
  std::copy_if(shown.evidence.begin(), shown.evidence.end(), std::back_inserter(of_step),
               [&](const Evidence& one) { return one.step == step.id; });
  const std::string path = progress_path(place, measure.id) + "/" + std::to_string(step.id);
  return Values()
      .set("number", find_step(measure, step.id).number)
      .set("step_words", step.words)
      .set("due", day_text(due_day(measure, step), language))
      .set("late", is_overdue(measure, step, report, shown.today))
      .set("soon", is_due_soon(measure, step, report, shown.today))
      .set("report", report_values(report, language))
      .set("evidence", evidence_values(place, measure, of_step, shown.may_write, language))
      .set("write", shown.may_write ? path : std::string())
      .set("prove", place.path_of(measure.id) + "/evidence?step=" + std::to_string(step.id));
}

Values outcome_values(const std::optional<Outcome>& outcome)
{
  if (!outcome) return Values().set("any", false);
  return Values()
      .set("any", true)
      .set("met", met_tag(outcome->met))
      .set("value", outcome->value ? outcome->value->decimal(2) : std::string())
      .set("words", outcome->words);
}

site::View progress_view(db::Connection& connection, const Place& place, const Measure& measure,
                         const ShownProgress& shown, const util::Messages& messages)
{
  const util::Language language = messages.language();
  const MeasureProgress progress = progress_of(measure, shown.reports, shown.today);
  std::vector<Evidence> of_whole;
  std::copy_if(shown.evidence.begin(), shown.evidence.end(), std::back_inserter(of_whole),
               [&](const Evidence& one) { return !one.step || find_step(measure, *one.step).step == nullptr; });
  site::View view{.title = Word{"follow_up.progress_of", {{"number", std::to_string(measure.position)}}},
                  .view = "measures/progress"};
  view.breadcrumbs = way_to_measure(place, measure, Word{"follow_up.progress"});
  view.values.set("position", measure.position)
      .set("measure_title", measure.title)
      .set("agency", place.agency_name(language))
      .set("state", state_tag(progress.state))
      .set("percent", progress.percent)
      .set("done_steps", progress.done)
      .set("all_steps", progress.steps - progress.cancelled)
      .set("period", period_text(measure, language))
      .set("lead", measure.lead ? place.unit_name(*measure.lead) : std::string())
      .set("overdue", progress.overdue)
      .set("any_overdue", progress.overdue > 0)
      .set("not_approved", !was_approved(connection, place))
      .set("may_write", shown.may_write)
      .set("path", place.path_of(measure.id))
      .set("overview", place.path() + "/progress")
      .set("whole_evidence", evidence_values(place, measure, of_whole, shown.may_write, language))
      .set("outcome", outcome_values(OutcomeStore(connection).of_measure(place.agency.id, measure.id)))
      .set("history",
           follow_up_history(measure, ChangeStore(connection).of_measure(place.agency.id, measure.id), messages))
      .list("steps");
  for (const Step& step : measure.steps)
    view.values.add("steps", step_values(place, measure, step, shown, language));
  return view;
}

site::View report_view(const Place& place, const Measure& measure, const NumberedStep& step, const html::Form& form,
                       util::Language language)
{
  const html::Phrase here = Word{"follow_up.report_on", {{"number", std::to_string(step.number)}}};
  site::View view{.title = here, .view = "measures/progress_form"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_progress(place, measure, here);
  view.values = report_form_values(form);
  view.values.set("summary", html::error_summary(form))
      .set("heading", here)
      .set("step_words", step.step->words)
      .set("measure_title", measure.title)
      .set("due", day_text(due_day(measure, *step.step), language))
      .set("action", progress_path(place, measure.id) + "/" + std::to_string(step.step->id))
      .set("back", progress_path(place, measure.id))
      .set("conflict", false)
      .set("save", html::button(Word{"follow_up.save"}));
  return view;
}

/// A state has its percentage and its day of completion; the confirmation belongs to the words.
MergedFields merged_report(const util::Fields& typed, const StepProgress& now)
{
  MergedFields merged = merged_fields(typed.get("shown"), fields_of(now), typed,
                                      {{"percent", "state"}, {"done_day", "state"}, {"confirm_repeat", "words"}});
  merged.fields.add("revision", std::to_string(now.revision));
  merged.fields.add("shown", shown_marks(fields_of(now)));
  return merged;
}

/// What a colleague reported meanwhile, for the person whose form is based on what was before.
site::View report_conflict(db::Connection& connection, const Place& place, const Measure& measure,
                           const NumberedStep& step, const StepProgress& now, const html::Form& typed,
                           const std::vector<std::string>& both, util::Language language)
{
  const html::Form rebased(with_field(with_field(typed.typed(), "revision", std::to_string(now.revision)), "shown",
                                      shown_marks(fields_of(now))));
  site::View view = report_view(place, measure, step, rebased, language);
  view.status = k_report_conflict;
  const auto who = ProgressStore(connection).reported_by(place.agency.id, measure.id, step.step->id);
  Values conflict;
  conflict.set("by", who ? who->name : std::string())
      .set("at", who ? time_text(who->at, language) : std::string())
      .set("report", report_values(now, language))
      .list("both");
  for (const std::string& field : both)
    conflict.add("both", Values().set("field", Word{"follow_up.field." + field}));
  view.values.set("conflict", std::move(conflict));
  return view;
}

}  // namespace

site::Answer ProgressPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Messages& messages = parts_.site.words(site::language_of(request)).messages();
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const Measure measure = seen_measure(connection, place, request);
    const ShownProgress shown{ProgressStore(connection).of_measure(place.agency.id, measure.id),
                              EvidenceStore(connection).of_measure(place.agency.id, measure.id),
                              place.party.reports_on(measure) && was_approved(connection, place),
                              today_of(parts_.clock)};
    return progress_view(connection, place, measure, shown, messages);
  });
}

site::Answer ProgressPages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const Measure measure = seen_measure(connection, place, request);
    require_reporter(connection, place, measure);
    const NumberedStep step = step_in_path(measure, request);
    const Reports reports = ProgressStore(connection).of_measure(place.agency.id, measure.id);
    return report_view(place, measure, step, html::Form(fields_of(report_on(reports, step.step->id))),
                       site::language_of(request));
  });
}

site::Answer ProgressPages::save(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  std::optional<site::View> again;
  std::string path;
  bool overtaken = false;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    const Measure measure = seen_measure(connection, place, request);
    require_reporter(connection, place, measure);
    const NumberedStep step = step_in_path(measure, request);
    path = progress_path(place, measure.id);
    ProgressStore store(connection);
    const StepProgress now = report_on(store.of_measure(place.agency.id, measure.id), step.step->id);
    // Overtaken by a colleague: what was left alone here stays as it was written there.
    overtaken = hidden_number(request.form, "revision") != now.revision;
    const MergedFields merged = overtaken ? merged_report(request.form, now) : MergedFields{request.form, {}};
    html::Form form(merged.fields);
    const StepProgress typed = read_report(form, now, measure, *step.step, today_of(parts_.clock));
    if (!merged.conflicts.empty()) {
      again = report_conflict(connection, place, measure, step, now, form, merged.conflicts, language);
    } else if (!form.ok()) {
      again = report_view(place, measure, step, form, language);
    } else if (!changes(now, typed).empty()) {
      store.save(measure, typed, {visitor.account, parts_.clock.now(), {}});
      accounts::AuditStore(connection, parts_.clock)
          .add(visitor, "measure.report", place.object(measure.id),
               "step " + std::to_string(step.number) + " " + std::string(code(typed.state)));
    }
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{overtaken ? "follow_up.reported_together" : "follow_up.reported"});
}

}  // namespace measures
