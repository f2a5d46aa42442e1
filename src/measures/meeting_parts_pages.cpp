// SPDX-License-Identifier: Apache-2.0
#include "src/measures/meeting_parts_pages.hpp"

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/measures/meeting_store.hpp"

namespace measures {

Meeting seen_meeting(db::Connection& connection, const Place& place, const http::Request& request)
{
  if (!place.party.reads_all) throw http::NotFound("of all measures");
  auto found =
      MeetingStore(connection, place.agency.id, place.plan.fiscal_year).find(site::id_in_path(request, "meeting"));
  if (!found) throw http::NotFound("no such meeting");
  return std::move(*found);
}

void require_open_meeting(const Place& place, const Meeting& meeting)
{
  if (!place.party.coordinates) throw http::NotFound("for the coordinator");
  if (!meeting.is_open()) throw http::SeeOther(meeting_path(place, meeting.id));
}

std::string meeting_path(const Place& place, std::int64_t meeting)
{
  return place.path() + "/meetings/" + std::to_string(meeting);
}

html::Phrase meeting_phrase(const Meeting& meeting)
{
  return html::Word{"follow_up.meeting_number", {{"number", meeting.number}}};
}

std::vector<html::Link> way_to_meetings(const Place& place, html::Phrase here)
{
  std::vector<html::Link> way = way_to_plan(place, std::move(here));
  way.insert(way.end() - 1, {html::Word{"follow_up.meetings"}, place.path() + "/meetings"});
  return way;
}

std::vector<html::Link> way_to_meeting(const Place& place, const Meeting& meeting, html::Phrase here)
{
  std::vector<html::Link> way = way_to_meetings(place, std::move(here));
  way.insert(way.end() - 1, {meeting_phrase(meeting), meeting_path(place, meeting.id)});
  return way;
}

}  // namespace measures
