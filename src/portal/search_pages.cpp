// SPDX-License-Identifier: Apache-2.0
#include "src/portal/search_pages.hpp"

#include <limits>

#include "lib/html/address.hpp"
#include "lib/office/list.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/portal/standing_store.hpp"

namespace portal {
namespace {

using html::Values;
using html::Word;

constexpr int k_rows_of_search = 50;
constexpr int k_every_row = std::numeric_limits<int>::max();

struct Newest {
  const Edition* edition = nullptr;
  std::optional<Standing> standing;
};

/// The newest year in which the agency has a result.
Newest newest_of(db::Connection& connection, const Publication& publication, std::int64_t agency)
{
  const StandingStore store(connection);
  for (const Edition& edition : publication.editions) {
    if (auto standing = store.of_agency(edition, agency)) return {&edition, std::move(standing)};
  }
  return {};
}

html::TableShape search_shape(const Asked& asked)
{
  html::TableShape shape{
      .path = "/results", .caption = Word{"portal.search_table"}, .columns = {}, .sorted_by = "name"};
  const bool sortable = !asked.as_files;
  shape.columns = {{"name", Word{"portal.agency"}, sortable},       {"type", Word{"portal.type"}, sortable},
                   {"province", Word{"portal.province"}, sortable}, {"year", Word{"portal.year"}, false, true},
                   {"total", Word{"portal.total"}, false, true},    {"level", Word{"portal.level"}, false}};
  shape.searchable = true;
  shape.filters = {{"type", Word{"portal.type"}, type_choices()},
                   {"province", Word{"portal.province"}, province_choices()}};
  shape.rows_a_page = asked.as_files ? k_every_row : k_rows_of_search;
  return shape;
}

html::Row search_row(const agencies::Agency& agency, const Newest& newest, const Publication& publication,
                     util::Language language)
{
  std::vector<html::Cell> cells = {
      {html::name_of(agency), agency_path(agency.id)}, {type_name(agency.type)}, {province_name(agency.province)}};
  if (!newest.standing) {
    cells.push_back({.text = Word{"portal.no_result"}, .numeric = true});
    cells.push_back({.text = "\u2013", .numeric = true});
    cells.push_back({"\u2013"});
    return html::Row(std::move(cells));
  }
  const Standing& standing = *newest.standing;
  const FrameworkPtr rules = publication.framework_of(standing, newest.edition->fiscal_year);
  cells.push_back({.text = std::to_string(newest.edition->fiscal_year), .numeric = true});
  cells.push_back({.text = score_text(standing.total, rules.get()), .numeric = true});
  if (standing.is_withheld()) {
    cells.push_back({Word{"portal.withheld_tag"}, "", html::Colour::grey});
  } else if (standing.level.empty()) {
    cells.push_back({"\u2013"});
  } else {
    cells.push_back({level_name(standing.level, rules.get(), language), "", level_colour(standing.level_place)});
  }
  return html::Row(std::move(cells));
}

html::TableShape rankings_shape(const Edition& edition, const Asked& asked)
{
  html::TableShape shape{.path = rankings_path(edition.fiscal_year),
                         .caption = Word{"portal.rankings_table", {{"year", std::to_string(edition.fiscal_year)}}},
                         .columns = {},
                         .sorted_by = "total",
                         .descending = true};
  const bool sortable = !asked.as_files;
  shape.columns = {{"place", Word{"portal.place"}, false, true},    {"name", Word{"portal.agency"}, sortable},
                   {"province", Word{"portal.province"}, sortable}, {"total", Word{"portal.total"}, sortable, true},
                   {"margin", Word{"portal.margin"}, false, true},  {"ranks", Word{"portal.ranks"}, false, true},
                   {"level", Word{"portal.level"}, sortable}};
  shape.searchable = true;
  std::vector<html::Option> levels;
  if (edition.framework) {
    for (const framework::Level& level : edition.framework->levels)
      levels.push_back({level.code, level.name.in(asked.language)});
  }
  shape.filters = {{"type", Word{"portal.type"}, type_choices()},
                   {"province", Word{"portal.province"}, province_choices()},
                   {"region", Word{"portal.region"}, region_choices()},
                   {"level", Word{"portal.level"}, std::move(levels)}};
  shape.rows_a_page = asked.as_files ? k_every_row : k_rows_of_search;
  return shape;
}

StandingFilter filter_of(const html::TableQuery& query)
{
  return {.search = query.search(),
          .type = query.filter("type"),
          .province = query.filter("province"),
          .region = query.filter("region"),
          .level = query.filter("level")};
}

html::Row rankings_row(const Standing& standing, const Edition& edition, util::Language language)
{
  const framework::Framework* rules = edition.framework.get();
  std::vector<html::Cell> cells = {
      {.text = standing.place ? html::grouped(*standing.place) : "\u2013", .numeric = true},
      {standing.name_in(language), agency_path(standing.agency)},
      {province_name(standing.province)},
      {.text = score_text(standing.total, rules), .numeric = true},
      {.text = margin_text(standing), .numeric = true},
      {.text = ranks_text(standing), .numeric = true}};
  if (standing.is_withheld()) {
    cells.push_back({Word{"portal.withheld_tag"}, "", html::Colour::grey});
  } else if (standing.level.empty()) {
    cells.push_back({"\u2013"});
  } else {
    cells.push_back({level_name(standing.level, rules, language), "", level_colour(standing.level_place)});
  }
  return html::Row(std::move(cells));
}

office::List rankings_list(const std::vector<Standing>& standings, const Edition& edition, const html::Words& words)
{
  const framework::Framework* rules = edition.framework.get();
  office::List list{.title = "rankings-" + std::to_string(edition.fiscal_year), .headings = {}, .rows = {}};
  for (const char* word : {"portal.place", "portal.code", "portal.agency", "portal.type", "portal.province",
                           "portal.total", "portal.margin", "portal.best", "portal.worst", "portal.level"})
    list.headings.push_back(words.plain(Word{word}));
  const auto number = [](const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : ""; };
  for (const Standing& one : standings) {
    list.rows.push_back({number(one.place), one.code, one.name_in(words.language()), words.plain(type_name(one.type)),
                         words.plain(province_name(one.province)), one.total ? score_text(one.total, rules) : "",
                         one.margin ? results::shown(*one.margin, 2) : "", number(one.best), number(one.worst),
                         one.level.empty() ? "" : level_name(one.level, rules, words.language())});
  }
  return list;
}

/// One value for each year, to choose from.
std::vector<Values> year_links(const Publication& publication, const Edition& shown)
{
  std::vector<Values> links;
  for (const Edition& edition : publication.editions)
    links.push_back(Values()
                        .set("year", std::to_string(edition.fiscal_year))
                        .set("href", rankings_path(edition.fiscal_year))
                        .set("current", edition.fiscal_year == shown.fiscal_year));
  return links;
}

/// The whole list as it is narrowed and sorted.
Made rankings_file(const Looker& looker, const Edition& edition, const html::TableQuery& query, const Asked& asked)
{
  const std::string_view format = asked.query.get("format");
  const auto all = looker.database.read([&](db::Connection& connection) {
    const StandingOrder order{query.sorted_by(), query.descending()};
    return StandingStore(connection).page(edition, filter_of(query), order, k_every_row, 0);
  });
  office::ListFile file = office::list_file(rankings_list(all, edition, looker.site.words(asked.language)), format,
                                            asked.language, edition.since());
  return {.bytes = std::move(file.bytes),
          .type = std::move(file.type),
          .file_name = std::move(file.name),
          .compress = format == "csv"};
}

}  // namespace

Made search_page(const Looker& looker, const Publication& publication, const Asked& asked)
{
  const html::TableQuery query(search_shape(asked), asked.query);
  agencies::AgencyFilter filter{.search = query.search(),
                                .type = query.filter("type"),
                                .province = query.filter("province"),
                                .state = agencies::AgencyFilter::State::all};
  site::View view{.title = Word{"portal.search_title"}, .view = "portal/search"};
  Values table = query.head();
  table.list("rows");
  std::int64_t count = 0;
  looker.database.read([&](db::Connection& connection) {
    const agencies::AgencyStore store(connection);
    filter.found = store.found(filter.search);
    count = store.count(filter);
    for (const agencies::Agency& agency :
         store.page(filter, {query.sorted_by(), query.descending()}, query.limit(), query.offset(count)))
      table.add("rows", search_row(agency, newest_of(connection, publication, agency.id), publication, asked.language));
  });
  const Edition* newest = publication.newest();
  view.values.set("narrowing", query.narrowing())
      .set("table", std::move(table))
      .set("pagination", query.pagination(count))
      .set("live", !asked.as_files)
      .set("none", count == 0)
      .set("any_result", newest != nullptr)
      .set("year", newest != nullptr ? std::to_string(newest->fiscal_year) : "")
      .set("agencies", html::Count{newest != nullptr ? newest->agencies : 0})
      .set("rankings", "/results/rankings");
  return {.bytes = public_page(looker, asked, std::move(view))};
}

Made rankings_page(const Looker& looker, const Publication& publication, const Asked& asked)
{
  if (asked.year == 0 && publication.newest() == nullptr) {
    site::View empty{.title = Word{"portal.rankings_title"}, .view = "portal/nothing"};
    empty.values.set("heading", Word{"portal.rankings_title"});
    return {.bytes = public_page(looker, asked, std::move(empty))};
  }
  const Edition& edition = edition_of(publication, asked.year);
  const html::TableQuery query(rankings_shape(edition, asked), asked.query);
  StandingFilter filter = filter_of(query);
  const StandingOrder order{query.sorted_by(), query.descending()};
  const std::string_view format = asked.query.get("format");
  if (format == "csv" || format == "xlsx") return rankings_file(looker, edition, query, asked);
  Values table = query.head();
  table.list("rows");
  std::int64_t count = 0;
  looker.database.read([&](db::Connection& connection) {
    const StandingStore store(connection);
    filter.found = store.found(edition, filter.search, looker.groups->searches);
    count = store.count(edition, filter);
    for (const Standing& one : store.page(edition, filter, order, query.limit(), query.offset(count)))
      table.add("rows", rankings_row(one, edition, asked.language));
  });
  const std::string year = std::to_string(edition.fiscal_year);
  site::View view{.title = Word{"portal.rankings_of", {{"year", year}}}, .view = "portal/rankings"};
  view.values.set("year", year)
      .set("years", year_links(publication, edition))
      .set("agencies", html::Count{edition.agencies})
      .set("certain", html::Count{edition.certain})
      .set("some_certain", edition.certain > 0)
      .set("all_certain", edition.certain == edition.agencies)
      .set("narrowing", query.narrowing())
      .set("table", std::move(table))
      .set("pagination", query.pagination(count))
      .set("live", !asked.as_files)
      .set("none", count == 0)
      .set("csv", html::with_parameter(query.address(), "format", "csv"))
      .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"));
  return {.bytes = public_page(looker, asked, std::move(view))};
}

}  // namespace portal
