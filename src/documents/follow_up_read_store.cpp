// SPDX-License-Identifier: Apache-2.0
#include "src/documents/follow_up_read_store.hpp"

#include <algorithm>

#include "lib/util/text.hpp"

#include "src/measures/evidence_store.hpp"
#include "src/measures/outcome_store.hpp"
#include "src/measures/progress_store.hpp"

namespace documents {
namespace {

std::vector<MeetingNote> notes_of(db::Connection& connection, std::int64_t agency, std::int64_t meeting)
{
  const auto rows =
      connection
          .query(
              "SELECT n.measure_id, n.said, n.resolved, n.state_then, n.percent_then FROM measure_meeting_note n "
              "JOIN measure m ON m.id = n.measure_id WHERE n.agency_id = :agency AND n.meeting_id = :meeting "
              "ORDER BY m.position, n.measure_id",
              agency, meeting)
          .all<std::int64_t, std::string, std::string, std::string, std::int64_t>();
  std::vector<MeetingNote> notes;
  for (const auto& [measure, said, resolved, state, percent] : rows)
    notes.push_back({measure, said, resolved, state, static_cast<int>(percent)});
  return notes;
}

}  // namespace

void add_follow_up(db::Connection& connection, std::int64_t agency, std::vector<MeasureFacts>& of)
{
  for (MeasureFacts& facts : of) {
    const std::int64_t measure = facts.measure.id;
    facts.steps = measures::ProgressStore(connection).of_measure(agency, measure);
    for (const measures::Evidence& one : measures::EvidenceStore(connection).of_measure(agency, measure))
      facts.proofs.push_back({one.name, one.url, one.sha256});
    if (const auto outcome = measures::OutcomeStore(connection).of_measure(agency, measure))
      facts.outcome = {std::string(code(outcome->met)), outcome->value ? outcome->value->decimal(2) : "",
                       outcome->words};
  }
}

std::optional<MeetingFacts> read_meeting(db::Connection& connection, std::int64_t agency, std::int64_t meeting)
{
  const auto row =
      connection
          .query(
              "SELECT number, day, place, present, opening, closing FROM measure_meeting WHERE agency_id = :agency "
              "AND id = :meeting",
              agency, meeting)
          .maybe<std::string, std::int64_t, std::string, std::string, std::string, std::string>();
  if (!row) return std::nullopt;
  MeetingFacts facts{.id = meeting, .number = std::get<0>(*row), .day = std::get<1>(*row), .place = std::get<2>(*row)};
  for (const std::string_view line : util::split(std::get<3>(*row), '\n')) {
    if (const std::string_view name = util::trim(line); !name.empty()) facts.present.emplace_back(name);
  }
  facts.opening = std::get<4>(*row);
  facts.closing = std::get<5>(*row);
  facts.notes = notes_of(connection, agency, meeting);
  return facts;
}

std::vector<MeetingName> meetings_of(db::Connection& connection, std::int64_t agency, int fiscal_year)
{
  const auto rows = connection
                        .query(
                            "SELECT id, number, day FROM measure_meeting WHERE agency_id = :agency AND fiscal_year = "
                            ":year ORDER BY day DESC, id DESC",
                            agency, fiscal_year)
                        .all<std::int64_t, std::string, std::int64_t>();
  std::vector<MeetingName> names;
  for (const auto& [id, number, day] : rows)
    names.push_back({id, number, day});
  return names;
}

}  // namespace documents
