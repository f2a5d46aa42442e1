// SPDX-License-Identifier: Apache-2.0
// What would raise an agency's score, and how sure the score is.
#include <algorithm>

#include <fmt/format.h>

#include "src/documents/report_points.hpp"
#include "src/portal/agency_result_parts_pages.hpp"

namespace portal {
namespace {

using html::Cell;
using html::Values;
using html::Word;
using util::Exact;

constexpr std::size_t k_most_improvements = 20;

std::string notes_text(const AgencyPage& page, const analysis::WeakPoint& point)
{
  std::string notes;
  for (const std::string& key : point.notes)
    notes += (notes.empty() ? "" : "; ") + page.words.say(key);
  return notes;
}

std::vector<Cell> gain_cells(const AgencyPage& page, const analysis::WeakPoint& point)
{
  const std::string gain = point.gain.decimal(2);
  return {{documents::code_of(page.framework(), point)},
          {documents::name_of(page.framework(), point).in(page.language())},
          html::number_cell(page.score(point.score)),
          html::number_cell(point.upper_bound ? "\u2264 " + gain : gain),
          html::number_cell(point.gain_to_full.decimal(2)),
          {notes_text(page, point)}};
}

std::vector<std::string> path_steps(const AgencyPage& page)
{
  std::vector<std::string> steps;
  if (!page.analysis.next_level) return steps;
  for (const analysis::PathStep& step : page.analysis.next_level->steps) {
    const analysis::WeakPoint& point = page.analysis.improvements[step.weak_point];
    const char* key = point.kind == analysis::PointKind::item ? "documents.step_item"
                      : step.to_full || point.whole_way       ? "documents.step_full"
                                                              : "documents.step_level";
    steps.push_back(page.words.say(key, {{"code", documents::code_of(page.framework(), point)},
                                         {"name", documents::name_of(page.framework(), point).in(page.language())},
                                         {"gain", step.gain.decimal(2)},
                                         {"after", step.total_after.decimal(2)}}));
  }
  return steps;
}

std::string part_name(const AgencyPage& page, const analysis::Margin& margin)
{
  const framework::Instrument& survey = page.framework().instruments[margin.instrument];
  if (survey.parts.size() < 2) return survey.code;
  return survey.code + " \u00b7 " + survey.parts[margin.part].name.in(page.language());
}

Values margin_table(const AgencyPage& page)
{
  std::vector<std::vector<Cell>> rows;
  for (const analysis::Margin& margin : page.analysis.margins) {
    rows.push_back({{part_name(page, margin)},
                    html::number_cell(html::grouped(margin.n)),
                    html::number_cell(fmt::format("\u00b1 {:.1f}", margin.half_width))});
  }
  return html::plain_table(Word{"result.margins"},
                           {Word{"result.survey"}, Word{"result.people"}, Word{"result.margin"}}, std::move(rows));
}

Values gap_table(const AgencyPage& page)
{
  std::vector<std::vector<Cell>> rows;
  for (const analysis::PartGap& gap : page.analysis.part_gaps) {
    rows.push_back({{page.writer.indicator_name(gap.indicator)},
                    html::number_cell(page.score(gap.first)),
                    html::number_cell(page.score(gap.second)),
                    html::number_cell(page.writer.signed_score(gap.gap))});
  }
  return html::plain_table(
      Word{"documents.part_gaps_caption"},
      {Word{"result.indicator"}, Word{"result.part_1"}, Word{"result.part_2"}, Word{"result.difference"}},
      std::move(rows));
}

}  // namespace

Values advice_section(const AgencyPage& page)
{
  const auto& improvements = page.analysis.improvements;
  std::vector<std::vector<Cell>> rows;
  for (std::size_t i = 0; i < std::min(improvements.size(), k_most_improvements); ++i)
    rows.push_back(gain_cells(page, improvements[i]));
  const std::size_t more = improvements.size() - rows.size();
  const bool any = !rows.empty();
  return Values()
      .set("findings", findings(page, {"analysis.short_of", "analysis.best_level", "analysis.path_not_enough",
                                       "analysis.path_no_points", "analysis.path_unknown"}))
      .set("steps", path_steps(page))
      .set("any_steps", page.analysis.next_level && !page.analysis.next_level->steps.empty())
      .set("level", page.analysis.next_level ? page.writer.level_name(page.analysis.next_level->level) : "")
      .set("any", any)
      .set("more", html::Count{static_cast<long long>(more)})
      .set("some_more", more != 0)
      .set("table", html::plain_table(Word{"result.gains"},
                                      {Word{"result.code"}, Word{"result.point"}, Word{"result.score"},
                                       Word{"result.gain"}, Word{"result.gain_full"}, Word{"result.notes"}},
                                      std::move(rows)));
}

Values certainty_section(const AgencyPage& page)
{
  const auto& total = page.analysis.total_margin;
  return Values()
      .set("flags", findings(page, {"scoring."}))
      .set("any_margins", !page.analysis.margins.empty())
      .set("margins", margin_table(page))
      .set("total_known", total.has_value())
      .set("half_width", total ? fmt::format("{:.1f}", total->half_width) : "")
      .set("thresholds", findings(page, {"analysis.margin_threshold"}))
      .set("any_gaps", !page.analysis.part_gaps.empty())
      .set("gaps", gap_table(page))
      .set("surveys", findings(page, {"analysis.iit_"}));
}

}  // namespace portal
