// SPDX-License-Identifier: Apache-2.0
#include "src/measures/plan_list_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/html/address.hpp"
#include "lib/html/plain_table.hpp"
#include "lib/office/list.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

#include "src/agencies/agency_words.hpp"

namespace measures {
namespace {

using html::Word;

constexpr int k_satang_in_baht = 100;
constexpr const char* k_without_lead = "none";
constexpr const char* k_incomplete = "incomplete";
constexpr const char* k_complete = "complete";
constexpr const char* k_changed = "changed";

html::TableShape measure_shape(const PlanList& list)
{
  html::TableShape shape{.path = list.place.path(), .caption = Word{"measures.table_caption"}};
  shape.columns = {{"number", Word{"measures.column.number"}, true, true},
                   {"title", Word{"measures.column.title"}},
                   {"weaknesses", Word{"measures.column.weaknesses"}, false},
                   {"unit", Word{"measures.column.unit"}},
                   {"period", Word{"measures.column.period"}},
                   {"budget", Word{"measures.column.budget"}, true, true},
                   {"priority", Word{"measures.column.priority"}},
                   {"state", Word{"measures.column.measure_state"}, false}};
  shape.sorted_by = "number";
  shape.searchable = true;
  std::vector<html::Option> units;
  for (const agencies::Unit& unit : list.place.units)
    units.push_back({std::to_string(unit.id), unit.name_in(list.place.language)});
  units.push_back({k_without_lead, Word{"measures.no_lead"}});
  std::vector<html::Option> priorities;
  for (const Priority priority : k_priorities)
    priorities.push_back({std::string(code(priority)), Word{"measures.priority." + std::string(code(priority))}});
  shape.filters = {{"unit", Word{"measures.column.unit"}, std::move(units)},
                   {"state",
                    Word{"measures.column.measure_state"},
                    {{k_incomplete, Word{"measures.incomplete"}},
                     {k_complete, Word{"measures.complete"}},
                     {k_changed, Word{"measures.changed_since"}}}},
                   {"priority", Word{"measures.column.priority"}, std::move(priorities)}};
  return shape;
}

bool is_incomplete(const std::vector<PlanFault>& faults, const Measure& measure)
{
  return std::any_of(faults.begin(), faults.end(), [&](const PlanFault& fault) { return fault.measure == measure.id; });
}

bool measure_has_changed(const PlanState& state, const Measure& measure)
{
  return std::any_of(state.since_approval.begin(), state.since_approval.end(),
                     [&](const PlanDifference& one) { return one.measure == measure.id; });
}

bool measure_fits_state(const PlanList& list, const std::vector<PlanFault>& faults, const std::string& wanted,
                        const Measure& measure)
{
  if (wanted == k_incomplete) return is_incomplete(faults, measure);
  if (wanted == k_complete) return !is_incomplete(faults, measure);
  return wanted != k_changed || measure_has_changed(list.state, measure);
}

std::string searched_measure_text(const Measure& measure, const Names& names)
{
  std::string text = measure.title + " " + measure.person + " " + units_text(measure, names) + " " +
                     subjects_text(measure.weaknesses, names);
  for (const Step& step : measure.steps)
    text += " " + step.words;
  return agencies::folded(text);
}

bool measure_fits(const PlanList& list, const html::TableQuery& query, const std::vector<PlanFault>& faults,
                  const Names& names, const Measure& measure)
{
  const std::string unit = query.filter("unit");
  if (unit == k_without_lead && measure.lead) return false;
  if (!unit.empty() && unit != k_without_lead && !measure.is_of_unit(std::stoll(unit))) return false;
  if (const std::string wanted = query.filter("priority"); !wanted.empty() && wanted != code(measure.priority))
    return false;
  if (const std::string wanted = query.filter("state"); !measure_fits_state(list, faults, wanted, measure))
    return false;
  return query.search().empty() ||
         searched_measure_text(measure, names).find(agencies::folded(query.search())) != std::string::npos;
}

std::string lead_name(const Measure& measure, const Names& names)
{
  return measure.lead ? names.unit(*measure.lead) : std::string();
}

void sort_measures(std::vector<Measure>& measures, const html::TableQuery& query, const Names& names)
{
  const std::string& by = query.sorted_by();
  const auto less = [&](const Measure& a, const Measure& b) {
    if (by == "title") return thai::collate(a.title, b.title) < 0;
    if (by == "unit") return thai::collate(lead_name(a, names), lead_name(b, names)) < 0;
    if (by == "period") return std::pair(a.first_day, a.last_day) < std::pair(b.first_day, b.last_day);
    if (by == "budget") return a.budget.value_or(0) < b.budget.value_or(0);
    if (by == "priority") return a.priority < b.priority;
    return a.position < b.position;
  };
  const bool descending = query.descending();
  std::stable_sort(measures.begin(), measures.end(),
                   [&](const Measure& a, const Measure& b) { return descending ? less(b, a) : less(a, b); });
}

/// Those that the visitor sees, that fit the address, in its order.
std::vector<Measure> measures_asked_for(const PlanList& list, const html::TableQuery& query,
                                        const std::vector<PlanFault>& faults, const Names& names)
{
  std::vector<Measure> measures;
  std::copy_if(
      list.whole.measures.begin(), list.whole.measures.end(), std::back_inserter(measures),
      [&](const Measure& one) { return list.place.party.sees(one) && measure_fits(list, query, faults, names, one); });
  sort_measures(measures, query, names);
  return measures;
}

html::Cell measure_state_cell(const PlanList& list, const std::vector<PlanFault>& faults, const Measure& measure)
{
  if (is_incomplete(faults, measure)) return {.text = Word{"measures.incomplete"}, .colour = html::Colour::orange};
  if (measure_has_changed(list.state, measure))
    return {.text = Word{"measures.changed_since"}, .colour = html::Colour::yellow};
  return {.text = Word{"measures.complete"}, .colour = html::Colour::green};
}

html::Row measure_row(const PlanList& list, const std::vector<PlanFault>& faults, const Names& names,
                      const Measure& measure)
{
  return html::Row({html::number_cell(std::to_string(measure.position)),
                    {.text = measure.title, .href = list.place.path_of(measure.id)},
                    {.text = util::join(measure.weaknesses, ", ")},
                    {.text = units_text(measure, names)},
                    {.text = period_text(measure, list.messages.language())},
                    html::number_cell(measure.budget ? baht_text(*measure.budget) : std::string()),
                    {.text = Word{"measures.priority." + std::string(code(measure.priority))}},
                    measure_state_cell(list, faults, measure)});
}

std::string numbered_steps_text(const Measure& measure, util::Language language)
{
  std::string text;
  for (std::size_t i = 0; i < measure.steps.size(); ++i) {
    const Step& step = measure.steps[i];
    text += (i == 0 ? "" : "\n") + std::to_string(i + 1) + ". " + step.words;
    if (step.due_day) text += " (" + day_text(step.due_day, language) + ")";
  }
  return text;
}

}  // namespace

void add_measure_table(html::Values& values, const PlanList& list, const util::Fields& query_fields)
{
  const html::TableQuery query(measure_shape(list), query_fields);
  const Names names = names_of(list.place, list.messages.language());
  const std::vector<PlanFault> faults = list.whole.faults(list.place.plan, list.place.units);
  const std::vector<Measure> measures = measures_asked_for(list, query, faults, names);
  const auto rows = static_cast<std::int64_t>(measures.size());
  html::Values table = query.head();
  const std::int64_t first = query.offset(rows);
  for (std::int64_t i = first; i < std::min<std::int64_t>(rows, first + query.limit()); ++i)
    table.add("rows", measure_row(list, faults, names, measures[static_cast<std::size_t>(i)]));
  const bool narrowed = query.narrowed();
  values.set("narrowing", query.narrowing())
      .set("any", rows > 0)
      .set("nothing", html::nothing_yet(Word{narrowed ? "measures.none_fits" : "measures.no_measures"},
                                        Word{narrowed ? "measures.none_fits_hint" : "measures.no_measures_hint"}))
      .set("table", std::move(table))
      .set("pagination", query.pagination(rows))
      .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"))
      .set("csv", html::with_parameter(query.address(), "format", "csv"));
}

http::Response measure_file(const PlanList& list, const util::Fields& query_fields, util::UtcSeconds now)
{
  const html::TableQuery query(measure_shape(list), query_fields);
  const util::Messages& messages = list.messages;
  const util::Language language = messages.language();
  const Names names = names_of(list.place, language);
  const std::vector<PlanFault> faults = list.whole.faults(list.place.plan, list.place.units);
  office::List file{.title = messages.say("measures.title", {{"year", std::to_string(list.place.plan.fiscal_year)}})};
  file.headings = {messages.say("measures.column.number")};
  for (const char* field : {"title", "weaknesses", "steps", "lead", "units", "person", "period", "budget", "follow_up",
                            "success", "priority"})
    file.headings.push_back(messages.say(std::string("measures.field.") + field));
  for (const Measure& measure : measures_asked_for(list, query, faults, names)) {
    const Measure others{.units = measure.units};
    file.rows.push_back({std::to_string(measure.position), measure.title, subjects_text(measure.weaknesses, names),
                         numbered_steps_text(measure, language), lead_name(measure, names), units_text(others, names),
                         measure.person, period_text(measure, language),
                         measure.budget ? util::Exact(*measure.budget, k_satang_in_baht).decimal(2) : std::string(),
                         follow_up_text(measure, messages), success_text(measure.success, messages),
                         messages.say("measures.priority." + std::string(code(measure.priority)))});
  }
  const office::ListFile made = office::list_file(file, query_fields.get("format"), language, now);
  return http::attachment(made.bytes, made.type, made.name);
}

}  // namespace measures
