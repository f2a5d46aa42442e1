// SPDX-License-Identifier: Apache-2.0
// Follow-up meetings and what was noted in them, in the database.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/measures/meeting.hpp"

namespace measures {

class MeetingStore {
 public:
  MeetingStore(db::Connection& connection, std::int64_t agency, int fiscal_year)
      : connection_(connection), agency_(agency), fiscal_year_(fiscal_year)
  {
  }

  std::vector<Meeting> all() const;  ///< the newest first
  std::optional<Meeting> find(std::int64_t id) const;
  MeetingNotes notes(std::int64_t meeting) const;

  std::int64_t make(const Meeting& meeting, const cycles::Deed& deed);
  /// Number, day, place, those present, opening and closing. False where somebody changed them since they were read, or
  /// the meeting is closed.
  bool save(const Meeting& meeting, const cycles::Deed& deed);
  /// False where somebody wrote of the measure since note.revision was read, or the meeting is closed.
  bool write(const Meeting& meeting, const MeetingNote& note, const cycles::Deed& deed);
  /// False where it is closed already or was changed since it was read.
  bool close(const Meeting& meeting, const cycles::Deed& deed);

 private:
  std::vector<Meeting> rows(std::int64_t id) const;
  db::Connection& connection_;
  std::int64_t agency_;
  int fiscal_year_;
};

}  // namespace measures
