// SPDX-License-Identifier: Apache-2.0
#include "src/measures/meeting_pages.hpp"

#include <algorithm>

#include "lib/http/outcome.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/meeting_form_pages.hpp"
#include "src/measures/meeting_parts_pages.hpp"
#include "src/measures/meeting_store.hpp"
#include "src/measures/progress_parts_pages.hpp"

namespace measures {
namespace {

using html::Field;
using html::Values;
using html::Word;

constexpr int k_meeting_conflict = 409;
const Field k_closing_field{
    .name = "closing", .label = Word{"follow_up.meeting.closing"}, .hint = Word{"follow_up.meeting.closing_hint"}};

MeetingStore store_of(db::Connection& connection, const Place& place)
{
  return {connection, place.agency.id, place.plan.fiscal_year};
}

site::View meeting_view(const Place& place, const std::optional<Meeting>& meeting, const html::Form& form)
{
  const html::Phrase here = Word{meeting ? "follow_up.meeting_edit" : "follow_up.meeting_new"};
  site::View view{.title = here, .view = "measures/meeting_form"};
  view.has_problems = !form.ok();
  view.breadcrumbs = meeting ? way_to_meeting(place, *meeting, here) : way_to_meetings(place, here);
  view.values = meeting_form_values(form);
  view.values.set("summary", html::error_summary(form))
      .set("heading", here)
      .set("conflict", false)
      .set("save", html::button(Word{"follow_up.save"}))
      .set("action", meeting ? meeting_path(place, meeting->id) + "/edit" : place.path() + "/meetings/new")
      .set("back", meeting ? meeting_path(place, meeting->id) : place.path() + "/meetings");
  return view;
}

Values minute_line(const Place& place, const Meeting& meeting, const MeetingNote& note)
{
  return Values()
      .set("position", note.position_then)
      .set("title", note.title_then)
      .set("href", meeting_path(place, meeting.id) + "/measures/" + std::to_string(note.measure))
      .set("noted", note.revision > 0)
      .set("state", state_tag(note.state_then))
      .set("percent", note.percent_then)
      .set("said", note.said)
      .set("resolved", note.resolved);
}

/// Of an open meeting every measure of the plan as it is; of a closed one what was written, as it was read out.
std::vector<Values> minute_values(const Place& place, const Meeting& meeting, const std::vector<Measure>& measures,
                                  const MeetingNotes& notes)
{
  std::vector<Values> shown;
  if (!meeting.is_open()) {
    for (const MeetingNote& note : in_order(notes))
      shown.push_back(minute_line(place, meeting, note));
    return shown;
  }
  for (const Measure& measure : measures) {
    MeetingNote note = note_on(notes, measure.id);
    note.position_then = measure.position;
    note.title_then = measure.title;
    shown.push_back(minute_line(place, meeting, note));
  }
  return shown;
}

std::vector<std::string> lines_of(const std::string& text)
{
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

site::View close_view(const Place& place, const Meeting& meeting, const html::Form& form, std::size_t unspoken)
{
  site::View view{.title = Word{"follow_up.meeting_close"}, .view = "measures/meeting_close"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_meeting(place, meeting, Word{"follow_up.meeting_close"});
  view.values.set("summary", html::error_summary(form))
      .set("number", meeting.number)
      .set("unspoken", unspoken)
      .set("any_unspoken", unspoken > 0)
      .set("revision", meeting.revision)
      .set("closing", html::text_area(form, k_closing_field, 5))
      .set("close", html::button(Word{"follow_up.meeting_close"}, html::ButtonKind::warning))
      .set("action", meeting_path(place, meeting.id) + "/close")
      .set("back", meeting_path(place, meeting.id));
  return view;
}

std::size_t unspoken_of(db::Connection& connection, const Place& place, const Meeting& meeting)
{
  const MeetingNotes notes = store_of(connection, place).notes(meeting.id);
  const auto measures = MeasureStore(connection).measures(place.agency.id, place.plan.fiscal_year);
  return static_cast<std::size_t>(
      std::count_if(measures.begin(), measures.end(), [&](const Measure& one) { return !notes.contains(one.id); }));
}

}  // namespace

site::Answer MeetingPages::list(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    if (!place.party.reads_all) throw http::NotFound("of all measures");
    site::View view{.title = Word{"follow_up.meetings"}, .view = "measures/meetings"};
    view.breadcrumbs = way_to_plan(place, Word{"follow_up.meetings"});
    view.values.set("agency", place.agency_name(language))
        .set("year", place.plan.fiscal_year)
        .set("path", place.path())
        .set("may_make", place.party.coordinates)
        .list("meetings");
    for (const Meeting& meeting : store_of(connection, place).all())
      view.values.add("meetings", Values()
                                      .set("href", meeting_path(place, meeting.id))
                                      .set("number", meeting.number)
                                      .set("day", day_text(meeting.day, language))
                                      .set("place", meeting.place)
                                      .set("open", meeting.is_open()));
    return view;
  });
}

site::Answer MeetingPages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    if (!place.party.coordinates) throw http::NotFound("for the coordinator");
    Meeting meeting;
    const std::vector<Meeting> all = store_of(connection, place).all();
    meeting.number = next_number(all, place.plan.fiscal_year);
    // Who was there the last time usually comes again.
    if (!all.empty()) meeting.present = all.front().present;
    return meeting_view(place, std::nullopt, html::Form(meeting_fields(meeting)));
  });
}

site::Answer MeetingPages::make(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    if (!place.party.coordinates) throw http::NotFound("for the coordinator");
    MeetingStore store = store_of(connection, place);
    html::Form form(request.form);
    const Meeting meeting = read_meeting(form, {}, store.all(), place.plan.fiscal_year);
    if (!form.ok()) {
      again = meeting_view(place, std::nullopt, form);
      return;
    }
    path = meeting_path(place, store.make(meeting, {visitor.account, parts_.clock.now(), {}}));
    accounts::AuditStore(connection, parts_.clock).add(visitor, "measure.meeting", place.object(), meeting.number);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"follow_up.meeting_made"});
}

site::Answer MeetingPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const Meeting meeting = seen_meeting(connection, place, request);
    const auto measures = MeasureStore(connection).measures(place.agency.id, place.plan.fiscal_year);
    const bool may_write = place.party.coordinates && meeting.is_open();
    const std::string path = meeting_path(place, meeting.id);
    site::View view{.title = meeting_phrase(meeting), .view = "measures/meeting"};
    view.breadcrumbs = way_to_meetings(place, meeting_phrase(meeting));
    view.values.set("number", meeting.number)
        .set("agency", place.agency_name(language))
        .set("year", place.plan.fiscal_year)
        .set("day", day_text(meeting.day, language))
        .set("place", meeting.place)
        .set("present", lines_of(meeting.present))
        .set("opening", meeting.opening)
        .set("closing", meeting.closing)
        .set("open", meeting.is_open())
        .set("closed_at", meeting.closed_at ? time_text(*meeting.closed_at, language) : std::string())
        .set("closed_by", meeting.closed_by)
        .set("may_write", may_write)
        .set("path", path)
        .set("begin",
             measures.empty() || !may_write ? std::string() : path + "/measures/" + std::to_string(measures.front().id))
        .set("minutes", minute_values(place, meeting, measures, store_of(connection, place).notes(meeting.id)));
    return view;
  });
}

site::Answer MeetingPages::edit(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const Meeting meeting = seen_meeting(connection, place, request);
    require_open_meeting(place, meeting);
    return meeting_view(place, meeting, html::Form(meeting_fields(meeting)));
  });
}

site::Answer MeetingPages::save(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    const Meeting now = seen_meeting(connection, place, request);
    require_open_meeting(place, now);
    path = meeting_path(place, now.id);
    MeetingStore store = store_of(connection, place);
    html::Form form(request.form);
    Meeting typed = read_meeting(form, now, store.all(), place.plan.fiscal_year);
    typed.revision = hidden_number(request.form, "revision");
    if (!form.ok()) {
      again = meeting_view(place, now, form);
    } else if (!store.save(typed, {visitor.account, parts_.clock.now(), {}})) {
      again = meeting_view(place, now, html::Form(with_field(request.form, "revision", std::to_string(now.revision))));
      again->status = k_meeting_conflict;
      again->values.set("conflict", Values()
                                        .set("number", now.number)
                                        .set("place", now.place)
                                        .set("present", now.present)
                                        .set("opening", now.opening));
    } else {
      accounts::AuditStore(connection, parts_.clock).add(visitor, "measure.meeting_edit", place.object(), typed.number);
    }
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"follow_up.saved"});
}

site::Answer MeetingPages::close_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const Meeting meeting = seen_meeting(connection, place, request);
    require_open_meeting(place, meeting);
    return close_view(place, meeting, html::Form(), unspoken_of(connection, place, meeting));
  });
}

site::Answer MeetingPages::close(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    Meeting meeting = seen_meeting(connection, place, request);
    require_open_meeting(place, meeting);
    path = meeting_path(place, meeting.id);
    html::Form form(request.form);
    meeting.closing = form.text(k_closing_field, {.required = false, .at_most = k_longest_meeting_text, .lines = true});
    if (hidden_number(request.form, "revision") != meeting.revision)
      form.refuse(util::Problem{{}, "follow_up.meeting_changed", {}});
    if (!form.ok()) {
      again = close_view(place, meeting, form, unspoken_of(connection, place, meeting));
      return;
    }
    store_of(connection, place).close(meeting, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measure.meeting_close", place.object(), meeting.number);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"follow_up.meeting_closed"});
}

}  // namespace measures
