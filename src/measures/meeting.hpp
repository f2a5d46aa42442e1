// SPDX-License-Identifier: Apache-2.0
// A follow-up meeting: the executive goes with the coordinator from measure to measure; what was said and resolved of
// each is written down beside how far it was then. Closed, it is minutes that nobody changes.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"
#include "lib/util/problem.hpp"

#include "src/measures/progress.hpp"

namespace measures {

struct Meeting {
  std::int64_t id = 0;
  std::string number = {};  ///< "1/2568"
  std::int64_t day = 0;     ///< days since 1970-01-01
  std::string place = {};
  std::string present = {};  ///< positions, one a line
  std::string opening = {};  ///< what the chair said
  std::string closing = {};
  std::int64_t revision = 0;
  std::optional<util::UtcSeconds> closed_at = {};
  std::string closed_by = {};  ///< name of the account

  bool is_open() const { return !closed_at; }
};

struct MeetingNote {
  std::int64_t measure = 0;
  std::string said = {};
  std::string resolved = {};
  std::int64_t position_then = 0;  ///< number and title of the measure as they were read out
  std::string title_then = {};
  StepState state_then = StepState::not_begun;  ///< progress of the measure as it was shown
  int percent_then = 0;
  std::int64_t revision = 0;

  bool empty() const { return said.empty() && resolved.empty(); }
};
using MeetingNotes = std::map<std::int64_t, MeetingNote>;  ///< by measure
/// In the order of their numbers then.
std::vector<MeetingNote> in_order(const MeetingNotes& notes);
MeetingNote note_on(const MeetingNotes& notes, std::int64_t measure);

constexpr std::size_t k_longest_meeting_number = 30;  ///< characters
constexpr std::size_t k_longest_meeting_text = 8000;  ///< characters of each text of minutes

/// "3/2568" where the year has two meetings, whatever their numbers.
std::string next_number(const std::vector<Meeting>& meetings, int fiscal_year);

/// follow_up.meeting_number_taken {number}, follow_up.meeting_day_outside {year}: from the beginning of the fiscal year
/// to half a year after its end, because the last meeting of a year is held when the next has begun.
util::Problems check(const Meeting& meeting, const std::vector<Meeting>& others, int fiscal_year);

/// A measure's place among those of a meeting.
struct MeetingPlace {
  std::size_t number = 0;  ///< from 1; 0: it is not among them
  std::size_t of = 0;
  std::optional<std::int64_t> previous = {};
  std::optional<std::int64_t> next = {};
};
MeetingPlace place_in(const std::vector<Measure>& measures, std::int64_t measure);

}  // namespace measures
