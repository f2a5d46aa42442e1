// SPDX-License-Identifier: Apache-2.0
#include "src/measures/library_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/html/address.hpp"
#include "lib/html/table_query.hpp"
#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/agencies/agency_words.hpp"
#include "src/framework/load.hpp"
#include "src/measures/library_form_pages.hpp"
#include "src/measures/library_store.hpp"

namespace measures {
namespace {

using html::Word;

constexpr int k_entry_overtaken = 409;

/// Whose library the path names: an agency's, or, with agency 0, the programme's.
struct Shelf {
  std::int64_t agency = 0;
  std::string agency_name = {};
  bool may_keep = false;
  bool shows_programme = false;  ///< leads on to the library for all
  std::string path() const
  {
    return agency == 0 ? "/measures/library" : "/agencies/" + std::to_string(agency) + "/plans/library";
  }
  std::string object() const { return agency == 0 ? "programme" : "agency " + std::to_string(agency); }
};

Shelf shelf_of(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor)
{
  const auto id = site::id_if_in_path(request, "agency");
  if (!id) return {.may_keep = visitor.is(accounts::Role::administrator)};
  const auto agency = agencies::AgencyStore(connection).find(*id);
  if (!agency) throw http::NotFound("no such agency");
  return {*id, agency->name, visitor.is(accounts::Role::coordinator, *id), visitor.is(accounts::Role::administrator)};
}

void require_keeper(const Shelf& shelf)
{
  if (!shelf.may_keep) throw http::NotFound("for whoever keeps the library");
}

std::vector<html::Link> way_to_library(const Shelf& shelf, html::Phrase here)
{
  std::vector<html::Link> way;
  if (shelf.agency != 0) {
    const std::string path = "/agencies/" + std::to_string(shelf.agency);
    way = {{shelf.agency_name, path}, {Word{"measures.plans"}, path + "/plans"}};
  }
  way.push_back({Word{"measures.library"}, shelf.path()});
  way.push_back({std::move(here), "", true});
  return way;
}

LibraryEntry entry_in_path(db::Connection& connection, const Shelf& shelf, const http::Request& request)
{
  auto entry =
      LibraryStore(connection).find(shelf.agency, site::id_in_path(request, shelf.agency == 0 ? "shared" : "entry"));
  if (!entry) throw http::NotFound("no such entry");
  return std::move(*entry);
}

html::TableShape library_shape(const Shelf& shelf)
{
  html::TableShape shape{.path = shelf.path(), .caption = Word{"measures.library"}};
  shape.columns = {{"title", Word{"measures.column.title"}},
                   {"answers", Word{"measures.column.weaknesses"}, false},
                   {"unit", Word{"measures.library_unit"}},
                   {"origin", Word{"measures.column.origin"}}};
  shape.sorted_by = "origin";
  shape.searchable = true;
  shape.filters = {{"whose",
                    Word{"measures.column.origin"},
                    {{"own", Word{"measures.origin.own"}},
                     {"programme", Word{"measures.origin.programme"}},
                     {"advice", Word{"measures.origin.advice"}}}}};
  if (shelf.agency == 0) shape.filters.front().options.erase(shape.filters.front().options.begin());
  return shape;
}

/// "own", "programme", "advice": as in message keys.
std::string origin_of(const LibraryEntry& entry)
{
  if (entry.agency != 0) return "own";
  return entry.id != 0 ? "programme" : "advice";
}

bool entry_fits(const LibraryEntry& entry, const html::TableQuery& query)
{
  if (const std::string whose = query.filter("whose"); !whose.empty() && whose != origin_of(entry)) return false;
  if (query.search().empty()) return true;
  const std::string all = agencies::folded(entry.title + " " + entry.unit + " " + util::join(entry.subjects, " ") +
                                           " " + util::join(entry.steps, " "));
  return all.find(agencies::folded(query.search())) != std::string::npos;
}

void sort_entries(std::vector<LibraryEntry>& entries, const html::TableQuery& query)
{
  const auto less = [&](const LibraryEntry& a, const LibraryEntry& b) {
    if (query.sorted_by() == "title") return thai::collate(a.title, b.title) < 0;
    if (query.sorted_by() == "unit") return thai::collate(a.unit, b.unit) < 0;
    return false;  // as they come: one's own, those for all, the advice
  };
  std::stable_sort(entries.begin(), entries.end(), less);
  if (query.descending()) std::reverse(entries.begin(), entries.end());
}

std::vector<LibraryEntry> shown_entries(db::Connection& connection, const Shelf& shelf, const html::TableQuery& query,
                                        util::Language language)
{
  const auto framework = framework::embedded_year(library_years().front());
  std::vector<LibraryEntry> entries = whole_library(connection, shelf.agency, *framework, language);
  std::erase_if(entries, [&](const LibraryEntry& entry) { return !entry_fits(entry, query); });
  sort_entries(entries, query);
  return entries;
}

html::Values entry_row(const Shelf& shelf, const LibraryEntry& entry)
{
  const bool own = entry.id != 0 && entry.agency == shelf.agency && shelf.may_keep;
  return html::table_row(
      {{.text = entry.title, .href = own ? shelf.path() + "/" + std::to_string(entry.id) : ""},
       {.text = Word{"measures.codes_of_year",
                     {{"codes", util::join(entry.subjects, ", ")}, {"year", std::to_string(entry.fiscal_year)}}}},
       {.text = entry.unit},
       {.text = Word{"measures.origin." + origin_of(entry)}}});
}

http::Response library_file(const std::vector<LibraryEntry>& entries, const util::Messages& messages,
                            std::string_view format, util::UtcSeconds now)
{
  office::List list{.title = messages.say("measures.library")};
  for (const char* key :
       {"measures.field.title", "measures.field.steps", "measures.library_unit", "measures.field.follow_up_words",
        "measures.library_year", "measures.library_subjects", "measures.column.origin"})
    list.headings.push_back(messages.say(key));
  for (const LibraryEntry& entry : entries)
    list.rows.push_back({entry.title, util::join(entry.steps, "\n"), entry.unit, entry.follow_up_words,
                         std::to_string(entry.fiscal_year), util::join(entry.subjects, " "),
                         messages.say("measures.origin." + origin_of(entry))});
  const office::ListFile made = office::list_file(list, format, messages.language(), now);
  return http::attachment(made.bytes, made.type, made.name);
}

site::View library_view(const Shelf& shelf, const html::TableQuery& query, const std::vector<LibraryEntry>& entries)
{
  site::View view{.title = Word{"measures.library"}, .view = "measures/library"};
  view.breadcrumbs = way_to_library(shelf, Word{"measures.library"});
  view.breadcrumbs.erase(view.breadcrumbs.end() - 2);
  const auto rows = static_cast<std::int64_t>(entries.size());
  html::Values table = query.head();
  const std::int64_t first = query.offset(rows);
  for (std::int64_t i = first; i < std::min<std::int64_t>(rows, first + query.limit()); ++i)
    table.add("rows", entry_row(shelf, entries[static_cast<std::size_t>(i)]));
  view.values.set("may_keep", shelf.may_keep)
      .set("shows_programme", shelf.shows_programme)
      .set("path", shelf.path())
      .set("narrowing", query.narrowing())
      .set("any", rows > 0)
      .set("nothing", html::nothing_yet(Word{"measures.none_fits"}, Word{"measures.none_fits_hint"}))
      .set("table", std::move(table))
      .set("pagination", query.pagination(rows))
      .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"))
      .set("csv", html::with_parameter(query.address(), "format", "csv"));
  return view;
}

/// Of the entry as it is stored: whoever saves must have seen it.
std::string seen_of(const LibraryEntry& entry)
{
  std::string all;
  const util::Fields fields = fields_of(entry);
  for (const auto& [name, value] : fields.entries())
    all.append(name).append("=").append(value).append("\n");
  return util::sha256_hex(all);
}

site::View entry_view(const Shelf& shelf, const LibraryEntry& entry, const html::Form& form)
{
  const bool is_new = entry.id == 0;
  const Word title{is_new ? "measures.library_new" : "measures.library_edit"};
  site::View view{.title = title, .view = "measures/library_form"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_library(shelf, title);
  const std::string path = shelf.path() + (is_new ? "/new" : "/" + std::to_string(entry.id));
  view.values = library_form_values(form);
  view.values.set("summary", html::error_summary(form))
      .set("heading", title)
      .set("action", path)
      .set("back", shelf.path())
      .set("seen", seen_of(entry))
      .set("conflict", false)
      .set("remove", is_new ? std::string() : path + "/remove")
      .set("save", html::button(Word{"measures.save"}));
  return view;
}

/// Somebody else saved meanwhile: what is stored now, above what was typed.
site::View overtaken_entry_view(const Shelf& shelf, const LibraryEntry& now, const html::Form& form)
{
  site::View view = entry_view(shelf, now, form);
  view.status = k_entry_overtaken;
  view.values.set("conflict", html::Values()
                                  .set("title", now.title)
                                  .set("steps", util::join(now.steps, "\n"))
                                  .set("subjects", util::join(now.subjects, " ")));
  return view;
}

}  // namespace

site::Answer LibraryPages::list(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Shelf shelf = shelf_of(connection, request, visitor);
    const html::TableQuery query(library_shape(shelf), request.query);
    const util::Language language = site::language_of(request);
    const auto entries = shown_entries(connection, shelf, query, language);
    if (request.query.has("format"))
      return library_file(entries, parts_.site.words(language).messages(), request.query.get("format"),
                          parts_.clock.now());
    return library_view(shelf, query, entries);
  });
}

site::Answer LibraryPages::new_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Shelf shelf = shelf_of(connection, request, visitor);
    require_keeper(shelf);
    const LibraryEntry empty{.agency = shelf.agency, .fiscal_year = library_years().front()};
    return entry_view(shelf, empty, html::Form(fields_of(empty)));
  });
}

site::Answer LibraryPages::add(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Shelf shelf = shelf_of(connection, request, visitor);
    require_keeper(shelf);
    path = shelf.path();
    html::Form form(request.form);
    const LibraryEntry empty{.agency = shelf.agency};
    const LibraryEntry entry = read_library_entry(form, empty);
    if (!form.ok()) {
      again = entry_view(shelf, empty, form);
      return;
    }
    const std::int64_t id = LibraryStore(connection).add(entry, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.library_add", shelf.object() + " library " + std::to_string(id), entry.title);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"measures.saved"});
}

site::Answer LibraryPages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Shelf shelf = shelf_of(connection, request, visitor);
    require_keeper(shelf);
    const LibraryEntry entry = entry_in_path(connection, shelf, request);
    return entry_view(shelf, entry, html::Form(fields_of(entry)));
  });
}

site::Answer LibraryPages::save(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Shelf shelf = shelf_of(connection, request, visitor);
    require_keeper(shelf);
    path = shelf.path();
    const LibraryEntry now = entry_in_path(connection, shelf, request);
    html::Form form(request.form);
    const LibraryEntry entry = read_library_entry(form, now);
    if (!form.ok()) {
      again = entry_view(shelf, now, form);
      return;
    }
    if (request.form.get("seen") != seen_of(now)) {
      again = overtaken_entry_view(shelf, now, form);
      return;
    }
    LibraryStore(connection).save(entry, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.library_edit", shelf.object() + " library " + std::to_string(entry.id), entry.title);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"measures.saved"});
}

site::Answer LibraryPages::remove_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Shelf shelf = shelf_of(connection, request, visitor);
    require_keeper(shelf);
    const LibraryEntry entry = entry_in_path(connection, shelf, request);
    const std::string path = shelf.path() + "/" + std::to_string(entry.id);
    site::View view{.title = Word{"measures.library_remove"}, .view = "measures/confirm"};
    view.breadcrumbs = way_to_library(shelf, Word{"measures.library_remove"});
    view.values.set("confirmation", html::confirmation({.question = Word{"measures.library_remove"},
                                                        .explanation = entry.title,
                                                        .warning = Word{"measures.library_remove_warning"},
                                                        .button = Word{"measures.library_remove"},
                                                        .action = path + "/remove",
                                                        .back = path}));
    return view;
  });
}

site::Answer LibraryPages::remove(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    const Shelf shelf = shelf_of(connection, request, visitor);
    require_keeper(shelf);
    path = shelf.path();
    const LibraryEntry entry = entry_in_path(connection, shelf, request);
    LibraryStore(connection).remove(entry, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.library_remove", shelf.object() + " library " + std::to_string(entry.id), entry.title);
  });
  return parts_.site.done(request, path, Word{"measures.library_removed"});
}

}  // namespace measures
