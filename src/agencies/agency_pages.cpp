// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/agency_pages.hpp"

#include <utility>

#include "lib/html/address.hpp"
#include "lib/html/table_query.hpp"
#include "lib/office/list.hpp"

#include "src/accounts/account_names_store.hpp"
#include "src/agencies/agency_words.hpp"
#include "src/agencies/history_pages.hpp"
#include "src/agencies/parts_pages.hpp"
#include "src/agencies/unit_store.hpp"

namespace agencies {
namespace {

using accounts::Role;
using html::Values;
using html::Word;

html::TableShape list_shape()
{
  html::TableShape shape{.path = "/agencies", .caption = Word{"agencies.register"}, .columns = {}, .sorted_by = "name"};
  shape.columns = {{"code", Word{"agencies.field.code"}},
                   {"name", Word{"agencies.field.name"}},
                   {"type", Word{"agencies.field.type"}},
                   {"province", Word{"agencies.field.province"}},
                   {"state", Word{"agencies.state"}, false}};
  shape.searchable = true;
  shape.filters = {{"type", Word{"agencies.field.type"}, type_options()},
                   {"province", Word{"agencies.field.province"}, province_options()},
                   {"state",
                    Word{"agencies.state"},
                    {{"open", Word{"agencies.state.open"}}, {"closed", Word{"agencies.state.closed"}}}}};
  return shape;
}

AgencyFilter filter_of(const html::TableQuery& query)
{
  const std::string state = query.filter("state");
  return {.search = query.search(),
          .type = query.filter("type"),
          .province = query.filter("province"),
          .state = state == "open"     ? AgencyFilter::State::open
                   : state == "closed" ? AgencyFilter::State::closed
                                       : AgencyFilter::State::all};
}

html::Row row_of(const Agency& agency)
{
  return html::Row({{agency.code},
                    {html::name_of(agency), path_of(agency.id)},
                    {named_phrase("agencies.type.", agency.type)},
                    {named_phrase("agencies.province.", agency.province)},
                    {Word{agency.is_open() ? "agencies.state.open" : "agencies.state.closed"}, "",
                     agency.is_open() ? html::Colour::green : html::Colour::grey}});
}

std::vector<html::SummaryRow> summary_of(const Agency& agency, const AgencyStore& store)
{
  std::vector<html::SummaryRow> rows{
      {Word{"agencies.field.code"}, agency.code},
      {Word{"agencies.field.name"}, agency.name},
      {Word{"agencies.field.name_en"}, agency.name_en},
      {Word{"agencies.field.type"}, named_phrase("agencies.type.", agency.type)},
      {Word{"agencies.field.province"}, named_phrase("agencies.province.", agency.province)},
      {Word{"agencies.field.province_size"}, named_phrase("agencies.size.", agency.province_size)},
      {Word{"agencies.field.web"}, agency.web},
      {Word{"agencies.field.telephone"}, agency.telephone}};
  if (agency.parent) {
    const auto parent = store.find(*agency.parent);
    if (parent) rows.push_back({Word{"agencies.field.parent"}, html::name_of(*parent)});
  }
  if (agency.successor) {
    const auto successor = store.find(*agency.successor);
    if (successor)
      rows.push_back({Word{"agencies.successor"}, html::name_of(*successor),
                      html::Link{Word{"agencies.look"}, path_of(successor->id)}});
  }
  return rows;
}

}  // namespace

site::Answer AgencyPages::list(http::Request& request, const accounts::Visitor& visitor)
{
  const html::TableQuery query(list_shape(), request.query);
  AgencyFilter filter = filter_of(query);
  const AgencyOrder order{query.sorted_by(), query.descending()};
  if (request.query.has("format")) return file(request, filter, order);
  site::View view{Word{"agencies.register"}, "agencies/list"};
  Values table = query.head();
  const std::int64_t rows = database_.read([&](db::Connection& connection) {
    const AgencyStore store(connection);
    filter.found = store.found(filter.search);
    const std::int64_t count = store.count(filter);
    for (const Agency& agency : store.page(filter, order, query.limit(), query.offset(count)))
      table.add("rows", row_of(agency));
    return count;
  });
  const bool may_change = visitor.is(Role::administrator);
  view.values.set("narrowing", query.narrowing())
      .set("table", std::move(table))
      .set("any", rows != 0)
      .set("pagination", query.pagination(rows))
      .set("may_change", may_change)
      .set("csv", html::with_parameter(query.address(), "format", "csv"))
      .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"))
      .set("nothing",
           query.narrowed()
               ? html::nothing_yet(Word{"agencies.none_found"}, Word{"agencies.none_found_hint"},
                                   html::Link{Word{"agencies.show_all"}, "/agencies"})
               : html::nothing_yet(Word{"agencies.none_yet"}, Word{"agencies.none_yet_hint"},
                                   may_change ? std::optional(html::Link{Word{"agencies.import"}, "/agencies/import"})
                                              : std::nullopt));
  return view;
}

http::Response AgencyPages::file(const http::Request& request, const AgencyFilter& filter, const AgencyOrder& order)
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = site_.words(language).messages();
  office::List list{.title = messages.say("agencies.register"), .headings = {}, .rows = {}};
  for (const AgencyField field : k_agency_fields)
    list.headings.push_back(messages.say("agencies.field." + std::string(code(field))));
  list.headings.push_back(messages.say("agencies.state"));
  const auto named = [&](const char* prefix, const std::string& code) {
    return code.empty() ? std::string() : messages.say(prefix + code);
  };
  database_.read([&](db::Connection& connection) {
    const AgencyStore store(connection);
    std::map<std::int64_t, std::string> codes;
    for (const Agency& agency : store.all())
      codes.emplace(agency.id, agency.code);
    constexpr int k_all = 1'000'000;
    for (const Agency& agency : store.page(filter, order, k_all, 0)) {
      list.rows.push_back({agency.code, agency.name, agency.name_en, named("agencies.type.", agency.type),
                           named("agencies.province.", agency.province), named("agencies.size.", agency.province_size),
                           agency.parent ? codes[*agency.parent] : std::string(), agency.web, agency.telephone,
                           messages.say(agency.is_open() ? "agencies.state.open" : "agencies.state.closed")});
    }
  });
  const office::ListFile made = office::list_file(list, request.query.get("format"), language, clock_.now());
  return http::attachment(made.bytes, made.type, made.name);
}

site::Answer AgencyPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const AgencyStore store(connection);
    const Agency agency = agency_in_path(store, request);
    const util::Language language = site::language_of(request);
    const html::Name name = html::name_of(agency);
    site::View view{name, "agencies/show"};
    if (visitor.reads_everything()) view.breadcrumbs = way_to_register(name);
    const std::string path = path_of(agency.id);
    const bool administers = visitor.is(Role::administrator);
    const bool looks_after = administers || visitor.is(Role::coordinator, agency.id);
    view.values.set("heading", name)
        .set("is_closed", !agency.is_open())
        .set("summary", html::summary_list(summary_of(agency, store)))
        .set("may_change", administers && agency.is_open())
        .set("may_reopen", administers && !agency.is_open())
        .set("may_change_units", agency.is_open() && looks_after)
        .set("may_change_contact", agency.is_open() && looks_after && !administers)
        .set("path", path)
        .list("units")
        .list("children")
        .list("history");
    for (const Unit& unit : UnitStore(connection).units(agency.id)) {
      if (!unit.is_open()) continue;
      const std::string unit_path = path + "/units/" + std::to_string(unit.id);
      view.values.add("units", Values().set("name", unit.name_in(language)).set("path", unit_path));
    }
    for (const Agency& child : store.children(agency.id))
      view.values.add("children", Values().set("name", html::name_of(child)).set("href", path_of(child.id)));
    accounts::AccountNames names(connection);
    for (const HistoryRow& row : store.history(agency.id))
      view.values.add("history", history_values(store, row, names, site::language_of(request)));
    return view;
  });
}

}  // namespace agencies
