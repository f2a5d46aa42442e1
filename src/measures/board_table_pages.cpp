// SPDX-License-Identifier: Apache-2.0
#include "src/measures/board_table_pages.hpp"

#include <algorithm>

#include "lib/office/list.hpp"
#include "lib/thai/thai.hpp"

#include "src/agencies/agency_words.hpp"
#include "src/measures/progress_parts_pages.hpp"

namespace measures {
namespace {

using html::Word;

constexpr const char* k_without_unit = "none";

html::Filter unit_filter(const Place& place)
{
  html::Filter filter{"unit", Word{"follow_up.column.units"}, {}};
  for (const agencies::Unit& unit : place.units)
    filter.options.push_back({std::to_string(unit.id), unit.name_in(place.language)});
  filter.options.push_back({k_without_unit, Word{"follow_up.no_unit"}});
  return filter;
}

html::Filter state_filter()
{
  html::Filter filter{"state", Word{"follow_up.column.state"}, {}};
  for (const StepState state : k_step_states)
    filter.options.push_back({std::string(code(state)), state_word(state)});
  return filter;
}

bool fits(const Place& place, const html::TableQuery& query, const BoardMeasure& one)
{
  const Measure& measure = *one.measure;
  const std::string unit = query.filter("unit");
  const bool has_unit = measure.lead || !measure.units.empty();
  if (unit == k_without_unit && has_unit) return false;
  if (!unit.empty() && unit != k_without_unit) {
    const bool concerned = std::any_of(place.units.begin(), place.units.end(), [&](const agencies::Unit& known) {
      return std::to_string(known.id) == unit && measure.is_of_unit(known.id);
    });
    if (!concerned) return false;
  }
  if (const std::string state = query.filter("state"); !state.empty() && state != code(one.progress.state))
    return false;
  const std::string due = query.filter("due");
  if (due == "overdue" && one.progress.overdue == 0) return false;
  if (due == "soon" && one.progress.due_soon == 0) return false;
  const std::string proof = query.filter("evidence");
  if ((proof == "none" && one.evidence > 0) || (proof == "some" && one.evidence == 0)) return false;
  if (query.search().empty()) return true;
  const std::string all = agencies::folded(measure.title + " " + measure.person + " " + all_units(place, measure));
  return all.find(agencies::folded(query.search())) != std::string::npos;
}

/// Negative, 0 or positive, by the column.
std::int64_t compared(const Place& place, const std::string& column, const BoardMeasure& a, const BoardMeasure& b)
{
  if (column == "title") return thai::collate(a.measure->title, b.measure->title);
  if (column == "units") return thai::collate(all_units(place, *a.measure), all_units(place, *b.measure));
  if (column == "state") return static_cast<int>(a.progress.state) - static_cast<int>(b.progress.state);
  if (column == "percent") return a.progress.percent - b.progress.percent;
  if (column == "due")
    return a.progress.next_due.value_or(a.measure->last_day) - b.progress.next_due.value_or(b.measure->last_day);
  if (column == "evidence") return static_cast<std::int64_t>(a.evidence) - static_cast<std::int64_t>(b.evidence);
  return a.measure->position - b.measure->position;
}

std::vector<std::string> file_row(const Place& place, const BoardMeasure& one, const util::Messages& messages)
{
  const Measure& measure = *one.measure;
  const MeasureProgress& progress = one.progress;
  return {std::to_string(measure.position),
          measure.title,
          all_units(place, measure),
          measure.person,
          period_text(measure, messages.language()),
          messages.say("follow_up.state." + std::string(code(progress.state))),
          std::to_string(progress.percent),
          std::to_string(progress.steps),
          std::to_string(progress.done),
          std::to_string(progress.overdue),
          day_text(progress.next_due, messages.language()),
          std::to_string(one.evidence)};
}

}  // namespace

std::string all_units(const Place& place, const Measure& measure)
{
  std::string names = measure.lead ? place.unit_name(*measure.lead) : std::string();
  for (const std::int64_t unit : measure.units) {
    if (unit != measure.lead) names += (names.empty() ? "" : ", ") + place.unit_name(unit);
  }
  return names;
}

html::TableShape board_shape(const Place& place)
{
  html::TableShape shape{.path = place.path() + "/progress",
                         .caption = Word{"follow_up.by_unit"},
                         .columns = {{"position", Word{"follow_up.column.position"}, true, true},
                                     {"title", Word{"follow_up.column.title"}},
                                     {"units", Word{"follow_up.column.units"}},
                                     {"state", Word{"follow_up.column.state"}},
                                     {"percent", Word{"follow_up.column.percent"}, true, true},
                                     {"due", Word{"follow_up.column.due"}},
                                     {"evidence", Word{"follow_up.column.evidence"}, true, true}},
                         .sorted_by = "units",
                         .searchable = true};
  shape.kept.add("view", "units");
  if (place.party.reads_all) shape.filters.push_back(unit_filter(place));
  shape.filters.push_back(state_filter());
  shape.filters.push_back({"due",
                           Word{"follow_up.column.due"},
                           {{"overdue", Word{"follow_up.overdue"}}, {"soon", Word{"follow_up.due_soon"}}}});
  shape.filters.push_back({"evidence",
                           Word{"follow_up.column.evidence"},
                           {{"some", Word{"follow_up.with_evidence"}}, {"none", Word{"follow_up.without_evidence"}}}});
  return shape;
}

std::vector<BoardMeasure> fitting(const Place& place, const html::TableQuery& query,
                                  const std::vector<BoardMeasure>& board)
{
  std::vector<BoardMeasure> rows;
  std::copy_if(board.begin(), board.end(), std::back_inserter(rows),
               [&](const BoardMeasure& one) { return fits(place, query, one); });
  std::stable_sort(rows.begin(), rows.end(), [&](const BoardMeasure& a, const BoardMeasure& b) {
    const std::int64_t order = compared(place, query.sorted_by(), a, b);
    return query.descending() ? order > 0 : order < 0;
  });
  return rows;
}

html::Values board_table(const Place& place, const html::TableQuery& query, const std::vector<BoardMeasure>& rows,
                         util::Language language)
{
  html::Values table = query.head();
  table.list("rows");
  const auto first = static_cast<std::size_t>(query.offset(static_cast<std::int64_t>(rows.size())));
  const std::size_t last = std::min(rows.size(), first + static_cast<std::size_t>(query.limit()));
  for (std::size_t i = first; i < last; ++i) {
    const BoardMeasure& one = rows[i];
    const bool late = one.progress.overdue > 0;
    html::Cell due{day_text(one.progress.next_due, language)};
    if (late) due.colour = html::Colour::red;
    table.add("rows", html::Row({{.text = std::to_string(one.measure->position), .numeric = true},
                                 {one.measure->title, progress_path(place, one.measure->id)},
                                 {all_units(place, *one.measure)},
                                 {state_word(one.progress.state), "", colour_of(one.progress.state)},
                                 {.text = std::to_string(one.progress.percent), .numeric = true},
                                 std::move(due),
                                 {.text = std::to_string(one.evidence), .numeric = true}}));
  }
  return table;
}

http::Response board_file(const Place& place, const std::vector<BoardMeasure>& rows, std::string_view format,
                          const util::Messages& messages, util::UtcSeconds now)
{
  const util::Params year{{"year", std::to_string(place.plan.fiscal_year)}};
  office::List list{.title = messages.say("follow_up.overview_title", year), .headings = {}, .rows = {}};
  for (const char* column : {"position", "title", "units", "person", "period", "state", "percent", "steps",
                             "steps_done", "steps_overdue", "due", "evidence"})
    list.headings.push_back(messages.say(std::string("follow_up.column.") + column));
  for (const BoardMeasure& one : rows)
    list.rows.push_back(file_row(place, one, messages));
  const office::ListFile made = office::list_file(list, format, messages.language(), now);
  return http::attachment(made.bytes, made.type, made.name);
}

}  // namespace measures
