// SPDX-License-Identifier: Apache-2.0
#include "src/measures/meeting_note_pages.hpp"

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/measures/board_table_pages.hpp"
#include "src/measures/evidence_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/meeting_parts_pages.hpp"
#include "src/measures/meeting_store.hpp"
#include "src/measures/outcome_pages.hpp"
#include "src/measures/progress_parts_pages.hpp"
#include "src/measures/progress_store.hpp"

namespace measures {
namespace {

using html::Field;
using html::Values;
using html::Word;

constexpr int k_note_conflict = 409;

const Field k_said_field{.name = "said", .label = Word{"follow_up.meeting.said"}};
const Field k_resolved_field{
    .name = "resolved", .label = Word{"follow_up.meeting.resolved"}, .hint = Word{"follow_up.meeting.resolved_hint"}};

/// The measure that the meeting is at, among all of the plan.
struct Turn {
  std::vector<Measure> measures;
  MeetingPlace place;
  const Measure& measure() const { return measures[place.number - 1]; }
};

Turn turn_of(db::Connection& connection, const Place& place, const http::Request& request)
{
  Turn turn{MeasureStore(connection).measures(place.agency.id, place.plan.fiscal_year), {}};
  turn.place = place_in(turn.measures, site::id_in_path(request, "measure"));
  if (turn.place.number == 0) throw http::NotFound("no such measure");
  return turn;
}

util::Fields note_fields(const MeetingNote& note)
{
  util::Fields fields;
  fields.add("said", note.said);
  fields.add("resolved", note.resolved);
  fields.add("revision", std::to_string(note.revision));
  return fields;
}

std::string turn_path(const Place& place, const Meeting& meeting, const std::optional<std::int64_t>& measure)
{
  if (!measure) return {};
  return meeting_path(place, meeting.id) + "/measures/" + std::to_string(*measure);
}

std::vector<Values> turn_steps(const Measure& measure, const Reports& reports, std::int64_t today,
                               util::Language language)
{
  std::vector<Values> steps;
  std::size_t number = 0;
  for (const Step& step : measure.steps) {
    const StepProgress report = report_on(reports, step.id);
    steps.push_back(Values()
                        .set("number", ++number)
                        .set("step_words", step.words)
                        .set("due", day_text(due_day(measure, step), language))
                        .set("late", is_overdue(measure, step, report, today))
                        .set("report", report_values(report, language)));
  }
  return steps;
}

site::View turn_view(db::Connection& connection, const Place& place, const Meeting& meeting, const Turn& turn,
                     const html::Form& form, std::int64_t today, util::Language language)
{
  const Measure& measure = turn.measure();
  const Reports reports = ProgressStore(connection).of_measure(place.agency.id, measure.id);
  const MeasureProgress progress = progress_of(measure, reports, today);
  const MeetingNote stored =
      note_on(MeetingStore(connection, place.agency.id, place.plan.fiscal_year).notes(meeting.id), measure.id);
  const html::Phrase here = Word{"measures.measure_number", {{"number", std::to_string(measure.position)}}};
  site::View view{.title = here, .view = "measures/meeting_turn"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_meeting(place, meeting, here);
  view.values.set("summary", html::error_summary(form))
      .set("meeting", meeting_phrase(meeting))
      .set("turn", turn.place.number)
      .set("turns", turn.place.of)
      .set("position", measure.position)
      .set("title", measure.title)
      .set("units", all_units(place, measure))
      .set("person", measure.person)
      .set("period", period_text(measure, language))
      .set("success", success_phrase(measure, *place.framework, language))
      .set("state", state_tag(progress.state))
      .set("percent", progress.percent)
      .set("any_overdue", progress.overdue > 0)
      .set("overdue", progress.overdue)
      .set("steps", turn_steps(measure, reports, today, language))
      .set("evidence",
           evidence_values(place, measure, EvidenceStore(connection).of_measure(place.agency.id, measure.id), false,
                           language))
      .set("conflict", false)
      .set("may_write", place.party.coordinates && meeting.is_open())
      .set("noted", stored.revision > 0)
      .set("said_then", stored.said)
      .set("resolved_then", stored.resolved)
      .set("said", html::text_area(form, k_said_field, 5))
      .set("resolved", html::text_area(form, k_resolved_field, 4))
      .set("revision", std::string(form.typed().get("revision")))
      .set("save_next", html::button(Word{turn.place.next ? "follow_up.save_and_next" : "follow_up.save_and_minutes"}))
      .set("action", turn_path(place, meeting, measure.id))
      .set("previous", turn_path(place, meeting, turn.place.previous))
      .set("next", turn_path(place, meeting, turn.place.next))
      .set("minutes", meeting_path(place, meeting.id));
  return view;
}

}  // namespace

site::Answer MeetingNotePages::show(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const Meeting meeting = seen_meeting(connection, place, request);
    const Turn turn = turn_of(connection, place, request);
    const MeetingNote note =
        note_on(MeetingStore(connection, place.agency.id, place.plan.fiscal_year).notes(meeting.id), turn.measure().id);
    return turn_view(connection, place, meeting, turn, html::Form(note_fields(note)), today_of(parts_.clock),
                     site::language_of(request));
  });
}

site::Answer MeetingNotePages::save(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  const std::int64_t today = today_of(parts_.clock);
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    const Meeting meeting = seen_meeting(connection, place, request);
    require_open_meeting(place, meeting);
    const Turn turn = turn_of(connection, place, request);
    const Measure& measure = turn.measure();
    MeetingStore store(connection, place.agency.id, place.plan.fiscal_year);
    const MeetingNote now = note_on(store.notes(meeting.id), measure.id);
    path = turn.place.next ? turn_path(place, meeting, turn.place.next) : meeting_path(place, meeting.id);
    html::Form form(request.form);
    const html::TextRule rule{.required = false, .at_most = k_longest_meeting_text, .lines = true};
    MeetingNote typed{.measure = measure.id, .position_then = measure.position, .title_then = measure.title};
    typed.said = form.text(k_said_field, rule);
    typed.resolved = form.text(k_resolved_field, rule);
    typed.revision = hidden_number(request.form, "revision");
    if (form.ok() && typed.empty() && now.revision == 0 && typed.revision == 0) return;
    const MeasureProgress progress =
        progress_of(measure, ProgressStore(connection).of_measure(place.agency.id, measure.id), today);
    typed.state_then = progress.state;
    typed.percent_then = progress.percent;
    if (!form.ok()) {
      again = turn_view(connection, place, meeting, turn, form, today, language);
    } else if (typed.revision != now.revision ||
               !store.write(meeting, typed, {visitor.account, parts_.clock.now(), {}})) {
      const html::Form rebased(with_field(request.form, "revision", std::to_string(now.revision)));
      again = turn_view(connection, place, meeting, turn, rebased, today, language);
      again->status = k_note_conflict;
      again->values.set("conflict", true);
    } else {
      accounts::AuditStore(connection, parts_.clock)
          .add(visitor, "measure.meeting_note", place.object(measure.id), meeting.number);
    }
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"follow_up.saved"});
}

}  // namespace measures
