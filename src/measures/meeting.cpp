// SPDX-License-Identifier: Apache-2.0
#include "src/measures/meeting.hpp"

#include <algorithm>

#include "lib/thai/thai.hpp"

namespace measures {
namespace {

constexpr std::int64_t k_days_after_year = 183;

std::string compared_number(std::string_view number)
{
  std::string compared = thai::to_arabic_digits(number);
  std::erase(compared, ' ');
  return compared;
}

}  // namespace

MeetingNote note_on(const MeetingNotes& notes, std::int64_t measure)
{
  const auto found = notes.find(measure);
  return found == notes.end() ? MeetingNote{.measure = measure} : found->second;
}

std::vector<MeetingNote> in_order(const MeetingNotes& notes)
{
  std::vector<MeetingNote> ordered;
  for (const auto& [measure, note] : notes)
    ordered.push_back(note);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const MeetingNote& a, const MeetingNote& b) { return a.position_then < b.position_then; });
  return ordered;
}

std::string next_number(const std::vector<Meeting>& meetings, int fiscal_year)
{
  const auto taken = [&](const std::string& number) {
    return std::any_of(meetings.begin(), meetings.end(),
                       [&](const Meeting& one) { return compared_number(one.number) == number; });
  };
  for (std::size_t next = meetings.size() + 1;; ++next) {
    std::string number = std::to_string(next) + "/" + std::to_string(fiscal_year);
    if (!taken(number)) return number;
  }
}

util::Problems check(const Meeting& meeting, const std::vector<Meeting>& others, int fiscal_year)
{
  util::Problems problems;
  const bool taken = std::any_of(others.begin(), others.end(), [&](const Meeting& one) {
    return one.id != meeting.id && compared_number(one.number) == compared_number(meeting.number);
  });
  const auto refuse = [&problems](const char* field, const char* code, util::Params params) {
    util::Problem problem{{}, std::string("follow_up.") + code, std::move(params)};
    problem.place.field = field;
    problems.push_back(std::move(problem));
  };
  if (taken) refuse("number", "meeting_number_taken", {{"number", meeting.number}});
  const bool within = meeting.day >= day_number(thai::fiscal_year_begin(fiscal_year)) &&
                      meeting.day <= day_number(thai::fiscal_year_end(fiscal_year)) + k_days_after_year;
  if (!within) refuse("day", "meeting_day_outside", {{"year", std::to_string(fiscal_year)}});
  return problems;
}

MeetingPlace place_in(const std::vector<Measure>& measures, std::int64_t measure)
{
  MeetingPlace place{.of = measures.size()};
  for (std::size_t i = 0; i < measures.size(); ++i) {
    if (measures[i].id != measure) continue;
    place.number = i + 1;
    if (i > 0) place.previous = measures[i - 1].id;
    if (i + 1 < measures.size()) place.next = measures[i + 1].id;
  }
  return place;
}

}  // namespace measures
