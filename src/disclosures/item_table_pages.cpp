// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/item_table_pages.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "lib/thai/thai.hpp"

#include "src/agencies/agency_words.hpp"

namespace disclosures {
namespace {

using html::Word;

std::vector<html::Filter> item_filters(const Place& place)
{
  std::vector<html::Filter> filters;
  std::vector<html::Option> units;
  for (const agencies::Unit& unit : place.units)
    units.push_back({std::to_string(unit.id), unit.name});
  units.push_back({k_no_unit, Word{"disclosures.no_unit"}});
  if (place.party.reads_all) filters.push_back({"unit", Word{"disclosures.column.unit"}, std::move(units)});
  std::vector<html::Option> states;
  for (const EntryState state : k_entry_states)
    states.push_back({std::string(code(state)), Word{"disclosures.state." + std::string(code(state))}});
  filters.push_back({"state", Word{"disclosures.column.state"}, std::move(states)});
  filters.push_back({"due", Word{"disclosures.column.due"}, {{"overdue", Word{"disclosures.overdue"}}}});
  if (!place.party.units.empty() && place.party.reads_all)
    filters.push_back({"whose", Word{"disclosures.whose"}, {{"mine", Word{"disclosures.mine"}}}});
  return filters;
}

bool fits_filters(const Place& place, const html::TableQuery& query, const Entry& entry, std::int64_t today)
{
  const std::string unit = query.filter("unit");
  if (unit == k_no_unit && entry.unit) return false;
  if (!unit.empty() && unit != k_no_unit && (!entry.unit || std::to_string(*entry.unit) != unit)) return false;
  if (const std::string state = query.filter("state"); !state.empty() && state != code(entry.state)) return false;
  if (!query.filter("due").empty() && !entry.is_overdue(today)) return false;
  const auto& mine = place.party.units;
  return query.filter("whose").empty() ||
         (entry.unit && std::find(mine.begin(), mine.end(), *entry.unit) != mine.end());
}

/// By code, title, person or name of the unit.
bool fits_search(const Place& place, const std::string& search, const Entry& entry)
{
  if (search.empty()) return true;
  const framework::Item& item = item_of(place, entry);
  const std::string all = agencies::folded(item.code + " " + item.title.th + " " + item.title.en + " " + entry.person +
                                           " " + place.unit_name(entry.unit));
  return all.find(agencies::folded(search)) != std::string::npos;
}

/// Those without a date or a unit come last, and first where the order is turned round.
bool comes_before(const Place& place, const std::string& column, const Entry& a, const Entry& b)
{
  constexpr std::int64_t k_never = std::numeric_limits<std::int64_t>::max();
  if (column == "state") return a.state < b.state;
  if (column == "due") return a.due_day.value_or(k_never) < b.due_day.value_or(k_never);
  if (column == "unit") {
    if (!a.unit || !b.unit) return a.unit.has_value() && !b.unit.has_value();
    return thai::collate(place.unit_name(a.unit), place.unit_name(b.unit)) < 0;
  }
  return place.framework->item(a.item).value() < place.framework->item(b.item).value();
}

/// "2 links, 1 file"
std::string shown_words(const Entry& entry, const util::Messages& messages)
{
  std::string words;
  const auto add = [&](const char* key, std::size_t count) {
    if (count == 0) return;
    if (!words.empty()) words += " · ";
    words += messages.say(key, {{"count", std::to_string(count)}});
  };
  add("disclosures.links_count", entry.links.size());
  add("disclosures.files_count", entry.files.size());
  return words;
}

}  // namespace

html::TableShape items_shape(const Place& place)
{
  return {.path = place.path(),
          .caption = Word{"disclosures.items"},
          .columns = {{"item", Word{"disclosures.column.item"}},
                      {"state", Word{"disclosures.column.state"}},
                      {"due", Word{"disclosures.column.due"}},
                      {"unit", Word{"disclosures.column.unit"}},
                      {.name = "shown", .label = Word{"disclosures.column.shown"}, .sortable = false}},
          .sorted_by = "item",
          .searchable = true,
          .filters = item_filters(place)};
}

const framework::Item& item_of(const Place& place, const Entry& entry)
{
  return place.framework->items[place.framework->item(entry.item).value()];
}

std::vector<Entry> asked_for(const Place& place, const html::TableQuery& query, const std::vector<Entry>& entries,
                             std::int64_t today)
{
  std::vector<Entry> asked;
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(asked), [&](const Entry& entry) {
    return fits_filters(place, query, entry, today) && fits_search(place, query.search(), entry);
  });
  std::stable_sort(asked.begin(), asked.end(), [&](const Entry& a, const Entry& b) {
    return query.descending() ? comes_before(place, query.sorted_by(), b, a)
                              : comes_before(place, query.sorted_by(), a, b);
  });
  return asked;
}

html::Values items_table(const Place& place, const html::TableQuery& query, const std::vector<Entry>& entries,
                         std::int64_t today, const util::Messages& messages)
{
  html::Values table = query.head();
  table.list("rows");
  for (const Entry& entry : entries) {
    const bool late = entry.is_overdue(today);
    const std::string unit = entry.unit ? place.unit_name(entry.unit) : messages.say("disclosures.no_unit");
    const Word state = late ? Word{"disclosures.overdue"} : Word{"disclosures.state." + std::string(code(entry.state))};
    table.add(
        "rows",
        html::Row({{entry.item + " " + item_of(place, entry).title.in(messages.language()), place.path_of(entry.item)},
                   {.text = state, .colour = late ? html::Colour::red : colour_of(entry.state)},
                   {day_text(entry.due_day, messages.language())},
                   {entry.person.empty() ? unit : unit + " · " + entry.person},
                   {shown_words(entry, messages)}}));
  }
  return table;
}

}  // namespace disclosures
