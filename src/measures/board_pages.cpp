// SPDX-License-Identifier: Apache-2.0
#include "src/measures/board_pages.hpp"

#include <algorithm>

#include "lib/html/address.hpp"
#include "lib/thai/thai.hpp"

#include "src/measures/board_table_pages.hpp"
#include "src/measures/evidence_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/progress_parts_pages.hpp"
#include "src/measures/progress_store.hpp"

namespace measures {
namespace {

using html::Values;
using html::Word;

constexpr std::ptrdiff_t k_shown_at_once = 10;  // a longer list waits until somebody opens it
constexpr std::string_view k_views[] = {"board", "calendar", "units"};

std::string view_asked(const http::Request& request)
{
  const std::string_view asked = request.query.get("view");
  const auto* found = std::find(std::begin(k_views), std::end(k_views), asked);
  return std::string(found == std::end(k_views) ? k_views[0] : *found);
}

Values due_values(const Place& place, const DueStep& due, util::Language language)
{
  return Values()
      .set("href", progress_path(place, due.measure->id) +
                       (due.number == 0 ? std::string() : "#step-" + std::to_string(due.number)))
      .set("position", due.measure->position)
      .set("title", due.measure->title)
      .set("step_words", due.step == nullptr ? std::string() : due.step->words)
      .set("number", due.number)
      .set("units", all_units(place, *due.measure))
      .set("due", day_text(due.day, language))
      .set("late", due.overdue)
      .set("soon", due.soon)
      .set("state", state_tag(due.state));
}

std::vector<Values> due_list(const Place& place, const std::vector<DueStep>& due, bool overdue, util::Language language)
{
  std::vector<Values> list;
  for (const DueStep& one : due) {
    if (overdue ? one.overdue : one.soon) list.push_back(due_values(place, one, language));
  }
  return list;
}

Values card_values(const Place& place, const BoardMeasure& one, util::Language language)
{
  return Values()
      .set("href", progress_path(place, one.measure->id))
      .set("position", one.measure->position)
      .set("title", one.measure->title)
      .set("units", all_units(place, *one.measure))
      .set("percent", one.progress.percent)
      .set("done_steps", one.progress.done)
      .set("all_steps", one.progress.steps - one.progress.cancelled)
      .set("evidence", one.evidence)
      .set("due", day_text(one.progress.next_due, language))
      .set("late", one.progress.overdue > 0)
      .set("overdue", one.progress.overdue);
}

std::vector<Values> board_values(const Place& place, const std::vector<BoardMeasure>& board, util::Language language)
{
  std::vector<Values> columns;
  for (const StepState state : k_step_states) {
    Values column = Values().set("state", state_word(state)).list("cards");
    int cards = 0;
    for (const BoardMeasure& one : board) {
      if (one.progress.state != state) continue;
      column.add("cards", card_values(place, one, language));
      ++cards;
    }
    columns.push_back(std::move(column.set("cards_count", cards)));
  }
  return columns;
}

std::vector<Values> calendar_values(const Place& place, const std::vector<DueStep>& due, std::int64_t today,
                                    util::Language language)
{
  std::vector<Values> months;
  const auto now = day_of(today);
  for (const BoardMonth& month : months_of(due, place.plan.fiscal_year)) {
    // "1 March 2025" without its day, in the words of the language.
    const std::string first = thai::long_date(month.month / 1, language);
    Values shown = Values()
                       .set("month", first.substr(first.find(' ') + 1))
                       .set("is_now", month.month == now.year() / now.month())
                       .list("due");
    for (const DueStep& one : month.due)
      shown.add("due", due_values(place, one, language));
    months.push_back(std::move(shown));
  }
  return months;
}

Values counts_values(const BoardCounts& counts)
{
  Values values;
  values.set("measures", counts.measures)
      .set("with_evidence", counts.with_evidence)
      .set("with_overdue", counts.overdue)
      .set("percent", counts.percent)
      .list("states");
  for (const StepState state : k_step_states)
    values.add("states",
               Values().set("tag", state_tag(state)).set("count", counts.by_state[static_cast<std::size_t>(state)]));
  return values;
}

html::Values view_tabs(const Place& place, const std::string& shown)
{
  std::vector<html::Link> links;
  for (const std::string_view one : k_views)
    links.push_back({Word{"follow_up.view." + std::string(one)}, place.path() + "/progress?view=" + std::string(one),
                     one == shown});
  return html::tabs(Word{"follow_up.views"}, links);
}

void add_unit_table(site::View& view, const Place& place, const http::Request& request,
                    const std::vector<BoardMeasure>& board, util::Language language)
{
  const html::TableQuery query(board_shape(place), request.query);
  const std::vector<BoardMeasure> rows = fitting(place, query, board);
  const std::string address = query.address();
  view.values.set("narrowing", query.narrowing())
      .set("table", board_table(place, query, rows, language))
      .set("pagination", query.pagination(static_cast<std::int64_t>(rows.size())))
      .set("any_rows", !rows.empty())
      .set("nothing", html::nothing_yet(Word{"follow_up.none_fits"}, Word{"follow_up.none_fits_hint"}))
      .set("xlsx", html::with_parameter(address, "format", "xlsx"))
      .set("csv", html::with_parameter(address, "format", "csv"));
}

}  // namespace

site::Answer BoardPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Messages& messages = parts_.site.words(site::language_of(request)).messages();
  const util::Language language = messages.language();
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const std::int64_t today = today_of(parts_.clock);
    const int year = place.plan.fiscal_year;
    std::vector<Measure> measures = MeasureStore(connection).measures(place.agency.id, year);
    std::erase_if(measures, [&](const Measure& one) { return !place.party.sees(one); });
    const Reports reports = ProgressStore(connection).of_year(place.agency.id, year);
    const std::vector<BoardMeasure> board =
        board_of(measures, reports, EvidenceStore(connection).of_year(place.agency.id, year), today);
    if (request.query.has("format"))
      return board_file(place, fitting(place, html::TableQuery(board_shape(place), request.query), board),
                        request.query.get("format"), messages, parts_.clock.now());
    const std::vector<DueStep> due = due_steps(measures, reports, today);
    const auto overdue = std::count_if(due.begin(), due.end(), [](const DueStep& one) { return one.overdue; });
    const std::string shown = view_asked(request);
    site::View view{.title = Word{"follow_up.overview"}, .view = "measures/board"};
    view.breadcrumbs = way_to_plan(place, Word{"follow_up.overview"});
    view.values.set("agency", place.agency_name(language))
        .set("year", year)
        .set("path", place.path())
        .set("any", !measures.empty())
        .set("none", html::nothing_yet(Word{"follow_up.no_measures"}, Word{"follow_up.no_measures_hint"}))
        .set("counts", counts_values(counts_of(board)))
        .set("overdue", due_list(place, due, true, language))
        .set("soon", due_list(place, due, false, language))
        .set("overdue_count", overdue)
        .set("soon_count", std::count_if(due.begin(), due.end(), [](const DueStep& one) { return one.soon; }))
        .set("show_overdue", overdue > 0 && overdue <= k_shown_at_once)
        .set("soon_days", k_soon_days)
        .set("may_remind", place.party.coordinates && parts_.send)
        .set("sees_rounds", place.party.reads_all)
        .set("tabs", view_tabs(place, shown))
        .set("is_board", shown == "board")
        .set("is_calendar", shown == "calendar")
        .set("is_units", shown == "units");
    view.values.list("columns").list("months");
    if (shown == "board") view.values.set("columns", board_values(place, board, language));
    if (shown == "calendar") view.values.set("months", calendar_values(place, due, today, language));
    if (shown == "units") add_unit_table(view, place, request, board, language);
    return view;
  });
}

}  // namespace measures
