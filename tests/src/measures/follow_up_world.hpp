// SPDX-License-Identifier: Apache-2.0
// Six agencies with printed results of 2567, one of them with an approved plan for 2568 of two measures, its people,
// and all pages of follow-up as the program makes them; a clock that stands still at 21 March 2025.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/db/migrations.hpp"

#include "src/measures/board_pages.hpp"
#include "src/measures/evidence_pages.hpp"
#include "src/measures/meeting_note_pages.hpp"
#include "src/measures/meeting_pages.hpp"
#include "src/measures/outcome_pages.hpp"
#include "src/measures/picture_pages.hpp"
#include "src/measures/programme_pages.hpp"
#include "src/measures/progress.hpp"
#include "src/measures/progress_pages.hpp"
#include "src/measures/reminder_pages.hpp"

namespace follow_up_test {

std::vector<db::Migration> migrations();
std::int64_t day(int year, unsigned month, unsigned day);  ///< of the common era

/// What a request is made of.
struct Asked {
  std::map<std::string, std::string> path = {};  ///< measure, step, evidence, picture, meeting
  std::map<std::string, std::string> form = {};
  std::map<std::string, std::string> query = {};
};

class FollowUpWorld {
 public:
  /// Without an approval nobody can report.
  explicit FollowUpWorld(db::Database& database, bool approved = true);
  FollowUpWorld(const FollowUpWorld&) = delete;
  FollowUpWorld& operator=(const FollowUpWorld&) = delete;
  ~FollowUpWorld();

  http::Request get(const Asked& asked) const;
  http::Request post(const Asked& asked) const;
  http::Request post_file(const Asked& asked, const std::string& name, const std::string& bytes) const;

  measures::Measure measure(std::int64_t id);
  std::int64_t add(const measures::Measure& measure);
  measures::StepProgress report(std::int64_t measure, std::int64_t step);
  void put(std::int64_t measure, measures::StepProgress report);
  /// An approved plan of another agency, with one measure for indicator 8 of which the only step is done.
  void add_plan(std::int64_t of_agency, bool step_done);
  /// Printed results of a year for all agencies: the score of indicator 8 by the order of agencies, 80 for all others.
  void publish(int year, const std::vector<std::string>& eighth);

  util::SettableClock clock{1'742'526'000};  ///< 21 March 2025, 10:00 in Thailand
  const int year = 2568;
  std::vector<std::int64_t> agencies;
  std::int64_t agency = 0;  ///< the first
  std::int64_t finance = 0;
  std::int64_t office = 0;
  std::int64_t manual = 0;   ///< measure of finance and office: three steps, two due in the past and in April
  std::int64_t service = 0;  ///< measure of office alone: indicator 8 at 90, one step
  accounts::Visitor officer, colleague, clerk, coordinator, executive, administrator, auditor, stranger;
  std::vector<accounts::Letter> letters;
  std::filesystem::path folder;
  const measures::PageParts& parts() const { return parts_; }

 private:
  db::Database& database_;
  measures::PageParts parts_;

 public:
  measures::ProgressPages progress;
  measures::EvidencePages evidence;
  measures::OutcomePages outcome;
  measures::BoardPages board;
  measures::ReminderPages reminder;
  measures::PicturePages pictures;
  measures::MeetingPages meetings;
  measures::MeetingNotePages notes;
  measures::ProgrammePages programme;
};

/// The page as its reader sees it in English (it is rendered in Thai besides), the bytes of a file, or where a
/// redirection leads.
std::string shown(const site::Answer& answer);
int status_of_answer(const site::Answer& answer);
int status_of_outcome();  ///< of the exception being handled

template <typename Ask>
int status_of(Ask&& ask)
{
  try {
    return status_of_answer(ask());
  } catch (...) {
    return status_of_outcome();
  }
}

}  // namespace follow_up_test
