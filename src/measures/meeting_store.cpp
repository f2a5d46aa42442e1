// SPDX-License-Identifier: Apache-2.0
#include "src/measures/meeting_store.hpp"

#include <utility>

#include "src/accounts/account_names_store.hpp"
#include "src/measures/change_store.hpp"

namespace measures {
namespace {

using MaybeWhole = std::optional<std::int64_t>;

}  // namespace

std::vector<Meeting> MeetingStore::rows(std::int64_t id) const
{
  std::vector<Meeting> found;
  std::vector<std::int64_t> by;
  connection_
      .query(R"(
        SELECT id, number, day, place, present, opening, closing, revision, closed_at, closed_by FROM measure_meeting
        WHERE agency_id = :agency AND fiscal_year = :year AND (:id = 0 OR id = :id) ORDER BY day DESC, id DESC)",
             agency_, fiscal_year_, id)
      .each<std::int64_t, std::string, std::int64_t, std::string, std::string, std::string, std::string, std::int64_t,
            MaybeWhole, MaybeWhole>([&](std::int64_t one, std::string number, std::int64_t day, std::string place,
                                        std::string present, std::string opening, std::string closing,
                                        std::int64_t revision, MaybeWhole closed_at, MaybeWhole closed_by) {
        found.push_back({.id = one,
                         .number = std::move(number),
                         .day = day,
                         .place = std::move(place),
                         .present = std::move(present),
                         .opening = std::move(opening),
                         .closing = std::move(closing),
                         .revision = revision,
                         .closed_at = closed_at});
        by.push_back(closed_by.value_or(0));
      });
  accounts::AccountNames names(connection_);
  for (std::size_t i = 0; i < found.size(); ++i)
    found[i].closed_by = names.of(by[i]);
  return found;
}

std::vector<Meeting> MeetingStore::all() const
{
  return rows(0);
}

std::optional<Meeting> MeetingStore::find(std::int64_t id) const
{
  std::vector<Meeting> found = rows(id);
  if (id == 0 || found.empty()) return std::nullopt;
  return std::move(found.front());
}

MeetingNotes MeetingStore::notes(std::int64_t meeting) const
{
  MeetingNotes found;
  connection_
      .query(R"(
        SELECT measure_id, said, resolved, position_then, title_then, state_then, percent_then, revision
        FROM measure_meeting_note
        WHERE agency_id = :agency AND meeting_id = :meeting)",
             agency_, meeting)
      .each<std::int64_t, std::string, std::string, std::int64_t, std::string, std::string, std::int64_t, std::int64_t>(
          [&](std::int64_t measure, std::string said, std::string resolved, std::int64_t position, std::string title,
              const std::string& state, std::int64_t percent, std::int64_t revision) {
            found.emplace(measure, MeetingNote{.measure = measure,
                                               .said = std::move(said),
                                               .resolved = std::move(resolved),
                                               .position_then = position,
                                               .title_then = std::move(title),
                                               .state_then = step_state_named(state).value_or(StepState::not_begun),
                                               .percent_then = static_cast<int>(percent),
                                               .revision = revision});
          });
  return found;
}

std::int64_t MeetingStore::make(const Meeting& meeting, const cycles::Deed& deed)
{
  const auto id = connection_
                      .query(R"(
      INSERT INTO measure_meeting (agency_id, fiscal_year, number, day, place, present, opening, closing, made_at,
        made_by, revision)
      VALUES (:agency, :year, :number, :day, :place, :present, :opening, :closing, :at, :by, 1)
      RETURNING id)",
                             agency_, fiscal_year_, meeting.number, meeting.day, meeting.place, meeting.present,
                             meeting.opening, meeting.closing, deed.at, deed.account)
                      .one<std::int64_t>();
  ChangeStore(connection_).note_plan(agency_, fiscal_year_, "meeting_made", deed, meeting.number);
  return id;
}

bool MeetingStore::save(const Meeting& meeting, const cycles::Deed& deed)
{
  const bool written = connection_.execute(R"(
    UPDATE measure_meeting SET number = :number, day = :day, place = :place, present = :present, opening = :opening,
      closing = :closing, revision = revision + 1
    WHERE agency_id = :agency AND id = :id AND revision = :revision AND closed_at IS NULL)",
                                           meeting.number, meeting.day, meeting.place, meeting.present, meeting.opening,
                                           meeting.closing, agency_, meeting.id, meeting.revision) == 1;
  if (written) ChangeStore(connection_).note_plan(agency_, fiscal_year_, "meeting_edited", deed, meeting.number);
  return written;
}

bool MeetingStore::write(const Meeting& meeting, const MeetingNote& note, const cycles::Deed& deed)
{
  if (!meeting.is_open()) return false;
  const std::int64_t written =
      note.revision == 0
          ? connection_.execute(R"(
      INSERT INTO measure_meeting_note (agency_id, meeting_id, measure_id, said, resolved, position_then, title_then,
        state_then, percent_then, revision, changed_at, changed_by)
      VALUES (:agency, :meeting, :measure, :said, :resolved, :position, :title, :state, :percent, 1, :at, :by)
      ON CONFLICT (agency_id, meeting_id, measure_id) DO NOTHING)",
                                agency_, meeting.id, note.measure, note.said, note.resolved, note.position_then,
                                note.title_then, code(note.state_then), note.percent_then, deed.at, deed.account)
          : connection_.execute(R"(
      UPDATE measure_meeting_note SET said = :said, resolved = :resolved, position_then = :position,
        title_then = :title, state_then = :state, percent_then = :percent, revision = revision + 1, changed_at = :at,
        changed_by = :by
      WHERE agency_id = :agency AND meeting_id = :meeting AND measure_id = :measure AND revision = :revision)",
                                note.said, note.resolved, note.position_then, note.title_then, code(note.state_then),
                                note.percent_then, deed.at, deed.account, agency_, meeting.id, note.measure,
                                note.revision);
  if (written == 1)
    ChangeStore(connection_)
        .note(agency_, fiscal_year_, note.measure, "meeting_noted", {"resolved", "", note.resolved, 0}, deed);
  return written == 1;
}

bool MeetingStore::close(const Meeting& meeting, const cycles::Deed& deed)
{
  const bool closed =
      connection_.execute(R"(
    UPDATE measure_meeting SET closed_at = :at, closed_by = :by, closing = :closing, revision = revision + 1
    WHERE agency_id = :agency AND id = :id AND revision = :revision AND closed_at IS NULL)",
                          deed.at, deed.account, meeting.closing, agency_, meeting.id, meeting.revision) == 1;
  if (closed) ChangeStore(connection_).note_plan(agency_, fiscal_year_, "meeting_closed", deed, meeting.number);
  return closed;
}

}  // namespace measures
