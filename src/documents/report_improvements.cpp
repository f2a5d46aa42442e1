// SPDX-License-Identifier: Apache-2.0
// What would raise the total, largest first, and the shortest way to the next level.
#include <algorithm>

#include <fmt/format.h>

#include "src/documents/report_points.hpp"

namespace documents {
namespace {

using office::Align;

constexpr std::size_t k_shown = 20;

void write_gain_table(ReportWriter& writer)
{
  const auto& improvements = writer.analysis().improvements;
  office::Table table = table_of(
      writer.say("documents.gains_caption"),
      {{0.7, Align::centre},
       {0.8, Align::centre},
       {4.6, Align::left},
       {1.1, Align::right},
       {1.3, Align::right},
       {1.3, Align::right}},
      {writer.say("documents.order_head"), writer.say("documents.code_head"), writer.say("documents.point_head"),
       writer.say("documents.score_head"), writer.say("documents.gain_head"), writer.say("documents.full_head")});
  for (std::size_t i = 0; i < std::min(k_shown, improvements.size()); ++i) {
    const analysis::WeakPoint& point = improvements[i];
    office::TableCell gain = number_cell(writer, point.gain);
    if (point.upper_bound)
      gain.paragraphs.front().front().text = writer.say("documents.at_most", {{"gain", point.gain.decimal(2)}});
    table.rows.push_back(
        row({cell(std::to_string(i + 1), Align::centre), cell(code_of(writer.framework(), point), Align::centre),
             cell(writer.text(name_of(writer.framework(), point))), number_cell(writer, point.score), std::move(gain),
             number_cell(writer, point.gain_to_full)}));
  }
  writer.table(std::move(table));
  if (improvements.size() > k_shown) {
    writer.paragraph(writer.say("documents.gains_more", {{"count", std::to_string(improvements.size() - k_shown)}}));
  }
}

std::string shortfall_text(const ReportWriter& writer, const analysis::Shortfall& shortfall)
{
  std::string what = writer.say("documents.total");
  if (shortfall.scope == framework::ConditionScope::one_instrument)
    what = writer.framework().instruments[shortfall.which].code;
  if (shortfall.scope == framework::ConditionScope::one_indicator) what = writer.indicator_name(shortfall.which);
  return writer.say("documents.shortfall", {{"what", what},
                                            {"score", writer.score(shortfall.score)},
                                            {"at_least", shortfall.at_least.decimal(2)},
                                            {"missing", shortfall.displayed.decimal(2)}});
}

void write_steps(ReportWriter& writer, const analysis::PathToLevel& path)
{
  int number = 0;
  for (const analysis::PathStep& step : path.steps) {
    const analysis::WeakPoint& point = writer.analysis().improvements[step.weak_point];
    const char* key = point.kind == analysis::PointKind::item ? "documents.step_item"
                      : step.to_full || point.whole_way       ? "documents.step_full"
                                                              : "documents.step_level";
    writer.item(fmt::format("({})", ++number),
                writer.say(key, {{"code", code_of(writer.framework(), point)},
                                 {"name", writer.text(name_of(writer.framework(), point))},
                                 {"gain", step.gain.decimal(2)},
                                 {"after", step.total_after.decimal(2)}}));
  }
}

void write_path(ReportWriter& writer)
{
  if (!writer.analysis().next_level) {
    if (writer.result().level && *writer.result().level == 0) {
      writer.subsection("documents.next_level");
      writer.paragraph(writer.say("documents.best_level"));
    }
    return;
  }
  const analysis::PathToLevel& path = *writer.analysis().next_level;
  const framework::Level& level = writer.framework().levels[path.level];
  writer.subsection("documents.next_level");
  const char* key = path.shortfalls.empty() ? "documents.next_level_unclear" : "documents.next_level_is";
  writer.paragraph(writer.say(key, {{"level", writer.text(level.name)}}),
                   writer.likely_footnote("level." + level.code));
  for (const analysis::Shortfall& shortfall : path.shortfalls)
    writer.item("•", shortfall_text(writer, shortfall));
  if (path.steps.empty()) {
    writer.paragraph(writer.say("documents.path_unknown"));
    return;
  }
  writer.paragraph(writer.say(path.reaches ? "documents.path" : "documents.path_short",
                              {{"count", std::to_string(path.steps.size())}, {"level", writer.text(level.name)}}));
  write_steps(writer, path);
  if (path.upper_bound) writer.paragraph(writer.say("documents.path_upper_bound"));
}

}  // namespace

void write_improvements(ReportWriter& writer)
{
  const bool gains = !writer.analysis().improvements.empty();
  if (!gains && !writer.analysis().next_level && !writer.result().level) return;
  writer.section("documents.improvements");
  if (gains) {
    writer.paragraph(writer.say("documents.gains_intro"));
    write_gain_table(writer);
  }
  write_path(writer);
}

}  // namespace documents
