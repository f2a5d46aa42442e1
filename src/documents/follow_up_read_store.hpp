// SPDX-License-Identifier: Apache-2.0
// What came of measures, as documents read it: progress of steps, evidence, outcomes, meetings. Reads only.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/documents/paper_facts.hpp"

namespace documents {

/// Progress, evidence and outcomes of these measures, written into them.
void add_follow_up(db::Connection& connection, std::int64_t agency, std::vector<MeasureFacts>& measures);

std::optional<MeetingFacts> read_meeting(db::Connection& connection, std::int64_t agency, std::int64_t meeting);

/// For choosing one: id, number and day of a year's meetings, the newest first.
struct MeetingName {
  std::int64_t id = 0;
  std::string number = {};
  std::int64_t day = 0;
};
std::vector<MeetingName> meetings_of(db::Connection& connection, std::int64_t agency, int fiscal_year);

}  // namespace documents
