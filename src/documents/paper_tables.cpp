// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_tables.hpp"

#include <fmt/format.h>

#include "src/documents/paper_body.hpp"
#include "src/documents/paper_phrases.hpp"

namespace documents {
namespace {

using TableFunction = std::vector<office::Block> (*)(const PaperFacts&, const util::Messages&);
constexpr std::pair<std::string_view, TableFunction> k_table_functions[] = {
    {"measures", measures_table},
    {"measures_by_instrument", measures_by_instrument},
    {"results", results_table},
    {"indicators", indicators_table},
    {"items", items_table},
    {"half_year", half_year_table},
    {"attendance", attendance_list},
    {"minutes", minutes_table},
    {"weaknesses", weaknesses_table},
    {"decisions", decisions_table},
    {"working_group", working_group_table},
};

}  // namespace

std::vector<office::Block> paper_table(std::string_view code, const PaperFacts& facts, const util::Messages& words)
{
  for (const auto& [name, function] : k_table_functions) {
    if (name == code) return function(facts, words);
  }
  return {};
}

office::Block plain_paragraph(std::string text)
{
  office::Paragraph paragraph;
  paragraph.runs.push_back({.text = std::move(text)});
  return paragraph;
}

office::Block small_heading(std::string text)
{
  return office::Heading{2, "", std::move(text)};
}

office::TableCell lines_cell(const std::vector<std::string>& lines)
{
  office::TableCell made;
  for (const std::string& line : lines)
    made.paragraphs.push_back(runs_of_text(line));
  if (made.paragraphs.empty()) made.paragraphs.push_back({{.text = "\u2013"}});
  return made;
}

office::TableCell progress_cell(StepState state, const std::vector<std::string>& details, const util::Messages& words)
{
  constexpr std::pair<StepState, const char*> k_boxes[] = {{StepState::not_begun, "papers.step.not_begun"},
                                                           {StepState::in_work, "papers.step.in_work"},
                                                           {StepState::done, "papers.step.done"}};
  office::TableCell made;
  for (const auto& [box, word] : k_boxes)
    made.paragraphs.push_back({{.text = (box == state ? "\u2611 " : "\u2610 ") + words.say(word)}});
  for (const std::string& detail : details)
    made.paragraphs.push_back({{.text = "- " + detail}});
  return made;
}

std::vector<std::string> numbered(const std::vector<std::string>& texts)
{
  if (texts.size() < 2) return texts;
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < texts.size(); ++i)
    lines.push_back(fmt::format("{}. {}", i + 1, texts[i]));
  return lines;
}

std::vector<std::string> done_lines(const MeasureFacts& measure, const util::Messages& words)
{
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < measure.measure.steps.size(); ++i) {
    const StepReport report = measure.report_on(measure.measure.steps[i]);
    if (report.state == StepState::not_begun && report.words.empty()) continue;
    std::string text = report.words.empty() ? words.say("papers.done_without_words") : report.words;
    if (report.state == StepState::cancelled) {
      text = words.say("papers.done_cancelled", {{"words", report.words}});
    } else if (report.state == StepState::in_work) {
      text = words.say("papers.done_in_work", {{"words", text}, {"percent", std::to_string(report.percent)}});
    } else if (report.done_day) {
      text = words.say("papers.done_on", {{"words", text}, {"day", day_in_words(*report.done_day, words.language())}});
    }
    lines.push_back(fmt::format("{}. {}", i + 1, text));
  }
  return lines;
}

std::string reason_line(const PaperFacts& facts, const measures::Measure& measure, const util::Messages& words)
{
  if (measure.weaknesses.empty()) return {};
  // A table that was taken in often says so itself, before its first step.
  if (!measure.steps.empty() && measure.steps.front().words.starts_with(words.say("papers.reason_begins"))) return {};
  std::string points;
  for (const std::string& code : measure.weaknesses)
    points += (points.empty() ? "" : "; ") + subject_text(facts.answered.get(), code, words);
  const int year = facts.answered == nullptr ? facts.fiscal_year - 1 : facts.answered->fiscal_year;
  return words.say("papers.reason", {{"year", year_text(year, words.language())}, {"points", points}});
}

std::string follow_up_text(const measures::Measure& measure, const util::Messages& words)
{
  const std::string rhythm = words.say("papers.follow_up." + std::string(measures::code(measure.follow_up)));
  return measure.follow_up_words.empty() ? rhythm : measure.follow_up_words;
}

}  // namespace documents
