// SPDX-License-Identifier: Apache-2.0
// What the pages of meetings begin with.
#pragma once
#include <string>
#include <vector>

#include "src/measures/meeting.hpp"
#include "src/measures/place_pages.hpp"

namespace measures {

/// The meeting of {meeting} in the path; http::NotFound where there is none, or the visitor does not see the whole
/// plan.
Meeting seen_meeting(db::Connection& connection, const Place& place, const http::Request& request);
/// For who writes in it: http::NotFound for everybody but the coordinator, http::SeeOther to its minutes where it is
/// closed.
void require_open_meeting(const Place& place, const Meeting& meeting);
std::string meeting_path(const Place& place, std::int64_t meeting);
html::Phrase meeting_phrase(const Meeting& meeting);
/// Agency → measures of the year → meetings → this page.
std::vector<html::Link> way_to_meetings(const Place& place, html::Phrase here);
/// … → meetings → meeting → this page.
std::vector<html::Link> way_to_meeting(const Place& place, const Meeting& meeting, html::Phrase here);

}  // namespace measures
