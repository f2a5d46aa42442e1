// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/assign_pages.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "lib/http/outcome.hpp"

#include "src/accounts/audit_store.hpp"

namespace disclosures {
namespace {

using html::Word;

const html::Field k_items_field{.name = "items", .label = Word{"disclosures.assign_items"}};
const html::Field k_unit_field{.name = "unit", .label = Word{"disclosures.column.unit"}};
const html::Field k_assigned_person{
    .name = "person", .label = Word{"disclosures.person"}, .hint = Word{"disclosures.assign_person_hint"}};
const html::Field k_due_field{
    .name = "due", .label = Word{"disclosures.column.due"}, .hint = Word{"disclosures.assign_due_hint"}};
constexpr const char* k_keep = "keep";
constexpr const char* k_nobody = "none";

std::vector<html::Option> unit_choices(const Place& place)
{
  std::vector<html::Option> units{{k_keep, Word{"disclosures.assign_keep"}}};
  for (const agencies::Unit& unit : place.units) {
    if (unit.is_open()) units.push_back({std::to_string(unit.id), unit.name});
  }
  units.push_back({k_nobody, Word{"disclosures.no_unit"}});
  return units;
}

/// Each item with who sees to it now, and who usually does.
std::vector<html::Option> item_choices(const Place& place, const std::vector<Entry>& entries,
                                       const util::Messages& messages)
{
  const util::Language language = messages.language();
  std::vector<html::Option> items;
  for (const Entry& entry : entries) {
    const framework::Item& item = place.framework->items[place.framework->item(entry.item).value()];
    const std::string usual = item.unit_hint.in(language);
    std::string hint = entry.unit ? place.unit_name(entry.unit) : messages.say("disclosures.no_unit");
    if (entry.due_day) hint += " · " + day_text(entry.due_day, language);
    if (!usual.empty()) hint += " · " + messages.say("disclosures.usual_unit") + " " + usual;
    items.push_back({item.code, item.code + " " + item.title.in(language), hint});
  }
  return items;
}

site::View assign_view(const Place& place, const std::vector<Entry>& entries, const html::Form& form,
                       const util::Messages& messages)
{
  site::View view{.title = Word{"disclosures.assign"}, .view = "disclosures/assign"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_disclosures(place, Word{"disclosures.assign"});
  const bool has_units =
      std::any_of(place.units.begin(), place.units.end(), [](const agencies::Unit& unit) { return unit.is_open(); });
  view.values.set("summary", html::error_summary(form))
      .set("items", html::checkboxes(form, k_items_field, item_choices(place, entries, messages)))
      .set("unit", html::select(form, k_unit_field, unit_choices(place)))
      .set("person", html::text_input(form, k_assigned_person))
      .set("due", html::date_input(form, k_due_field))
      .set("save", html::button(Word{"disclosures.assign_save"}))
      .set("has_units", has_units)
      .set("agency", "/agencies/" + std::to_string(place.agency()))
      .set("action", place.path() + "/assign")
      .set("back", place.path());
  return view;
}

/// What the form says of each chosen item.
struct Assignment {
  std::vector<std::string> items;
  std::string unit;  ///< k_keep, k_nobody or an id
  std::string person;
  std::optional<std::int64_t> due;

  Entry of(Entry entry) const
  {
    if (unit == k_nobody) entry.unit.reset();
    if (unit != k_keep && unit != k_nobody) {
      std::int64_t id = 0;
      std::from_chars(unit.data(), unit.data() + unit.size(), id);
      entry.unit = id;
    }
    if (!person.empty()) entry.person = person;
    if (due) entry.due_day = due;
    return entry;
  }
};

Assignment read_assignment(html::Form& form, const Place& place, const std::vector<Entry>& entries)
{
  std::vector<std::string> codes;
  for (const Entry& entry : entries)
    codes.push_back(entry.item);
  Assignment read{.items = form.choices(k_items_field, codes, 1),
                  .unit = form.choice(k_unit_field, html::values_of(unit_choices(place))),
                  .person = form.text(k_assigned_person, {.required = false, .at_most = k_longest_person}),
                  .due = {}};
  if (const auto day = form.date(k_due_field, {.required = false})) read.due = day_number(*day);
  if (form.ok() && read.unit == k_keep && read.person.empty() && !read.due)
    form.refuse(k_unit_field, "disclosures.assign_nothing");
  return read;
}

}  // namespace

site::Answer AssignPages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    return assign_view(place, all_entries(connection, place), html::Form(util::Fields({{k_unit_field.name, k_keep}})),
                       parts_.site.words(site::language_of(request)).messages());
  });
}

site::Answer AssignPages::assign(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  std::size_t count = 0;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    const std::vector<Entry> entries = all_entries(connection, place);
    html::Form form(request.form);
    const Assignment read = read_assignment(form, place, entries);
    if (!form.ok()) {
      again = assign_view(place, entries, form, parts_.site.words(site::language_of(request)).messages());
      return;
    }
    EntryStore store(connection);
    for (const Entry& entry : entries) {
      if (std::find(read.items.begin(), read.items.end(), entry.item) != read.items.end())
        store.save(read.of(entry), EntryAct::assigned, {visitor.account, parts_.clock.now(), {}});
    }
    count = read.items.size();
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "disclosure.assign", place.object(), std::to_string(count) + " items, unit " + read.unit);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"disclosures.assigned", {{"count", std::to_string(count)}}});
}

site::Answer AssignPages::check_form(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    site::View view{.title = Word{"disclosures.check_all"}, .view = "disclosures/check"};
    view.breadcrumbs = way_to_disclosures(place, Word{"disclosures.check_all"});
    view.values.set("action", place.path() + "/check").set("back", place.path()).list("entries");
    bool any = false;
    for (const Entry& entry : all_entries(connection, place)) {
      if (entry.state != EntryState::ready) continue;
      any = true;
      const framework::Item& item = place.framework->items[place.framework->item(entry.item).value()];
      view.values.add("entries", html::Values()
                                     .set("item", item.code)
                                     .set("title", item.code + " " + item.title.in(language))
                                     .set("href", place.path_of(item.code))
                                     .set("revision", entry.revision)
                                     .set("links", static_cast<long long>(entry.links.size()))
                                     .set("files", static_cast<long long>(entry.files.size())));
    }
    view.values.set("any", any)
        .set("save", html::button(Word{"disclosures.check_chosen"}))
        .set("nothing", html::nothing_yet(Word{"disclosures.check_none"}, Word{"disclosures.check_none_hint"}));
    return view;
  });
}

site::Answer AssignPages::check(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  std::size_t count = 0;
  parts_.database.write([&](db::Connection& connection) {
    count = 0;
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    EntryStore store(connection);
    for (Entry entry : all_entries(connection, place)) {
      // Only what he saw: an entry that was changed meanwhile waits.
      const bool chosen = request.form.get("check_" + entry.item) == std::to_string(entry.revision);
      if (!chosen || entry.state != EntryState::ready) continue;
      entry.state = EntryState::checked;
      if (store.save(entry, EntryAct::checked, {visitor.account, parts_.clock.now(), {}})) ++count;
    }
    if (count == 0) return;
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "disclosure.checked", place.object(), std::to_string(count) + " items");
  });
  return parts_.site.done(request, path, Word{"disclosures.checked_count", {{"count", std::to_string(count)}}});
}

}  // namespace disclosures
