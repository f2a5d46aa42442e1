// SPDX-License-Identifier: Apache-2.0
// The library as a list: searched, narrowed, sorted, taken along.
#include <algorithm>

#include "lib/html/address.hpp"
#include "lib/html/table_query.hpp"
#include "lib/office/list.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

#include "src/agencies/agency_words.hpp"
#include "src/framework/load.hpp"
#include "src/measures/library_form_pages.hpp"
#include "src/measures/library_pages.hpp"
#include "src/measures/library_shelf_pages.hpp"

namespace measures {
namespace {

using html::Word;

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

html::Row entry_row(const Shelf& shelf, const LibraryEntry& entry)
{
  const bool own = entry.id != 0 && entry.agency == shelf.agency && shelf.may_keep;
  return html::Row(
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

}  // namespace measures
