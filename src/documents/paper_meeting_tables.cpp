// SPDX-License-Identifier: Apache-2.0
// Tables of meetings and groups: who was there, what was said of each measure, who belongs to the working group.
#include <algorithm>

#include <fmt/format.h>

#include "src/documents/paper_model.hpp"
#include "src/documents/paper_tables.hpp"
#include "src/documents/report_writer.hpp"

namespace documents {
namespace {

using office::Align;

std::string measure_named(const PaperFacts& facts, std::int64_t measure)
{
  for (const MeasureFacts& one : facts.measures) {
    if (one.measure.id == measure) return fmt::format("{}. {}", one.measure.position, one.measure.title);
  }
  return "\u2013";
}

std::string progress_then(const MeetingNote& note, const util::Messages& words)
{
  const std::string key = "papers.step." + note.state_then;
  if (note.state_then.empty() || !words.has(key)) return "\u2013";
  return words.say("papers.progress_then", {{"state", words.say(key)}, {"percent", std::to_string(note.percent_then)}});
}

}  // namespace

PaperBlocks attendance_list(const PaperFacts& facts, const util::Messages& words)
{
  if (!facts.meeting || facts.meeting->present.empty()) return {plain_paragraph(words.say("papers.no_attendance"))};
  PaperBlocks blocks;
  for (std::size_t i = 0; i < facts.meeting->present.size(); ++i)
    blocks.emplace_back(office::ListItem{std::to_string(i + 1) + ".", {{.text = facts.meeting->present[i]}}, 0});
  return blocks;
}

PaperBlocks minutes_table(const PaperFacts& facts, const util::Messages& words)
{
  if (!facts.meeting || facts.meeting->notes.empty()) return {plain_paragraph(words.say("papers.no_notes"))};
  office::Table table = table_of(words.say("papers.minutes_caption"), {{2.4}, {1.9}, {3}, {3}},
                                 {words.say("papers.head.measure_act"), words.say("papers.head.progress"),
                                  words.say("papers.head.said"), words.say("papers.head.resolved")});
  for (const MeetingNote& note : facts.meeting->notes)
    table.rows.push_back(
        row({cell(measure_named(facts, note.measure)), cell(progress_then(note, words)),
             cell(note.said.empty() ? "\u2013" : note.said), cell(note.resolved.empty() ? "\u2013" : note.resolved)}));
  return {std::move(table)};
}

PaperBlocks working_group_table(const PaperFacts& facts, const util::Messages& words)
{
  const std::string& executive = facts.head.executive_in(words.language());
  std::vector<std::pair<std::string, std::string>> members;
  members.emplace_back(executive.empty() ? words.say("papers.executive") : executive, words.say("papers.group.chair"));
  for (const agencies::Unit& unit : facts.units) {
    if (unit.is_open() && unit.name != facts.unit)
      members.emplace_back(words.say("papers.group.head_of", {{"unit", unit.name_in(words.language())}}),
                           words.say("papers.group.member"));
  }
  if (!facts.unit.empty())
    members.emplace_back(words.say("papers.group.head_of", {{"unit", unit_text(facts, facts.unit, words.language())}}),
                         words.say("papers.group.secretary"));
  members.emplace_back(words.say("papers.group.coordinator"), words.say("papers.group.assistant"));
  office::Table table =
      table_of("", {{0.6, Align::centre}, {4}, {3}},
               {words.say("papers.head.order"), words.say("papers.head.position"), words.say("papers.head.duty")});
  for (std::size_t i = 0; i < members.size(); ++i)
    table.rows.push_back(
        row({cell(std::to_string(i + 1), Align::centre), cell(members[i].first), cell(members[i].second)}));
  return {std::move(table)};
}

}  // namespace documents
