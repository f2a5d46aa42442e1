// SPDX-License-Identifier: Apache-2.0
#include "src/results/overview_pages.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "lib/html/address.hpp"
#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/thai/thai.hpp"

#include "src/results/overview_parts_pages.hpp"
#include "src/results/result_parts_pages.hpp"

namespace results {
namespace {

using html::Cell;
using html::number_cell;
using html::Phrase;
using html::plain_table;
using html::Values;
using html::Word;

constexpr std::size_t k_items_on_overview = 10;
constexpr const char* k_groupings[] = {"type", "region", "province"};

std::string overview_path(std::int64_t cycle)
{
  return path_of_results(cycle) + "/overview";
}

/// The overview and its tables beside each other.
Values overview_tabs(std::int64_t cycle, const std::string& here)
{
  const std::string path = overview_path(cycle);
  std::vector<html::Link> links{{Word{"round_results.overview_title"}, path, here.empty()}};
  for (const std::string grouping : k_groupings)
    links.push_back({Word{"round_results.by_" + grouping}, fmt::format("{}/{}", path, grouping), here == grouping});
  links.push_back({Word{"round_results.items_title"}, path + "/items", here == "items"});
  return html::tabs(Word{"round_results.overview_title"}, links);
}

site::View overview_view(const ResultsPlace& place, const char* title, const char* view_name, const std::string& here)
{
  site::View view{.title = Word{title}, .view = view_name};
  view.breadcrumbs = way_to_results(place.cycle, Word{title});
  view.values.set("round", place.cycle.name)
      .set("computed", place.round.has_value())
      .set("none", not_computed_yet(place.cycle.id))
      .set("tabs", overview_tabs(place.cycle.id, here));
  if (place.round) view.values.set("standing", standing_tag(*place.round));
  return view;
}

/// "76.50 % of 8,317 agencies; the target is 80 %: not reached."
Phrase target_phrase(const Spread& total, const framework::Framework& framework)
{
  const std::string share = share_text(total.passed, total.agencies);
  if (!framework.target || framework.target->at_least != framework.rules.pass_mark)
    return Word{"round_results.passed_of", {{"share", share}, {"agencies", html::grouped(total.agencies)}}};
  const bool reached = util::Exact(total.passed * 100) >= framework.target->share * util::Exact(total.agencies);
  return Word{
      reached ? "round_results.target_reached" : "round_results.target_missed",
      {{"share", share}, {"agencies", html::grouped(total.agencies)}, {"target", framework.target->share.decimal(0)}}};
}

Values figures_of(const ShownRound& round, const Spread& total, std::int64_t withheld, const DataQuality& quality)
{
  const framework::Framework& framework = *round.source.framework;
  const int places = round.places();
  const util::Params pass{{"points", framework.rules.pass_mark.decimal(0)}};
  return html::summary_list(
      {{Word{"round_results.agencies"}, html::grouped(round.source.computation.agencies)},
       {Word{"round_results.with_total"}, html::grouped(total.agencies)},
       {Word{"round_results.passed_label", pass}, target_phrase(total, framework)},
       {Word{"round_results.median"}, shown(total.median, places)},
       {Word{"round_results.middle_half"},
        shown(total.quartile_1, places) + " \u2013 " + shown(total.quartile_3, places)},
       {Word{"round_results.mean"}, shown(total.mean, places)},
       {Word{"round_results.range"}, shown(total.lowest, places) + " \u2013 " + shown(total.highest, places)},
       {Word{"round_results.below_sample"}, html::grouped(quality.below_sample)},
       {Word{"round_results.withheld_count"}, html::grouped(withheld)}});
}

std::string share_key(const Spread& one)
{
  return share_text(one.passed, one.agencies);
}

html::TableShape group_shape(const ShownRound& round, const std::string& grouping)
{
  return {.path = overview_path(round.cycle) + "/" + grouping,
          .caption = Word{"round_results.by_" + grouping},
          .columns = {{"name", Word{"round_results." + grouping}},
                      {"agencies", Word{"round_results.agencies"}, true, true},
                      {"passed", Word{"round_results.passed_share"}, true, true},
                      {"lowest", Word{"round_results.lowest"}, true, true},
                      {"quartile_1", Word{"round_results.quartile_1"}, true, true},
                      {"median", Word{"round_results.median"}, true, true},
                      {"quartile_3", Word{"round_results.quartile_3"}, true, true},
                      {"highest", Word{"round_results.highest"}, true, true},
                      {"mean", Word{"round_results.mean"}, true, true}},
          .sorted_by = "median",
          .descending = true,
          .rows_a_page = 100};
}

std::int64_t Spread::*figure_in(const std::string& column)
{
  static const std::map<std::string, std::int64_t Spread::*> k_columns = {
      {"agencies", &Spread::agencies}, {"lowest", &Spread::lowest},         {"quartile_1", &Spread::quartile_1},
      {"median", &Spread::median},     {"quartile_3", &Spread::quartile_3}, {"highest", &Spread::highest},
      {"mean", &Spread::mean}};
  const auto found = k_columns.find(column);
  return found == k_columns.end() ? &Spread::median : found->second;
}

void sort_groups(std::vector<Spread>& groups, const html::TableQuery& query, const html::Words& words)
{
  const std::string& column = query.sorted_by();
  const auto name = [&](const Spread& one) { return words.plain(member_phrase(one.group.grouping, one.group.member)); };
  std::ranges::stable_sort(groups, [&](const Spread& first, const Spread& second) {
    const Spread& a = query.descending() ? second : first;
    const Spread& b = query.descending() ? first : second;
    if (column == "name") return thai::collate(name(a), name(b)) < 0;
    if (column == "passed") return a.passed * b.agencies < b.passed * a.agencies;
    const auto member = figure_in(column);
    return a.*member < b.*member;
  });
}

std::vector<Cell> group_cells(const Spread& one, int places)
{
  std::vector<Cell> cells{{member_phrase(one.group.grouping, one.group.member)},
                          number_cell(html::grouped(one.agencies)),
                          number_cell(share_key(one))};
  for (const Millionths score : {one.lowest, one.quartile_1, one.median, one.quartile_3, one.highest, one.mean})
    cells.push_back(number_cell(shown(score, places)));
  return cells;
}

http::Response cells_file(const html::Words& words, const char* title, const ShownRound& round,
                          const std::vector<Phrase>& headings, const std::vector<std::vector<Cell>>& rows,
                          const std::string& format, util::UtcSeconds now)
{
  office::List list{.title = words.plain(Word{title}) + " " + round.source.year(), .headings = {}, .rows = {}};
  for (const Phrase& heading : headings)
    list.headings.push_back(words.plain(heading));
  for (const std::vector<Cell>& row : rows) {
    std::vector<std::string>& cells = list.rows.emplace_back();
    for (const Cell& cell : row)
      cells.push_back(words.plain(cell.text));
  }
  const office::ListFile file = office::list_file(list, format, words.language(), now);
  return http::attachment(file.bytes, file.type, file.name);
}

std::vector<Phrase> headings_of(const html::TableShape& shape)
{
  std::vector<Phrase> headings;
  for (const html::Column& column : shape.columns)
    headings.push_back(column.label);
  return headings;
}

html::TableShape item_shape(std::int64_t cycle)
{
  return {.path = overview_path(cycle) + "/items",
          .caption = Word{"round_results.items_title"},
          .columns = {{"code", Word{"round_results.item_code"}},
                      {"title", Word{"round_results.item"}, false},
                      {"failed", Word{"round_results.failed"}, true, true},
                      {"met", Word{"round_results.met"}, true, true},
                      {"not_applicable", Word{"round_results.not_applicable"}, true, true},
                      {"share", Word{"round_results.failed_share"}, true, true}},
          .sorted_by = "share",
          .descending = true,
          .filters = {{"type", Word{"round_results.type"}, type_filter()},
                      {"region", Word{"round_results.region"}, region_filter()}},
          .rows_a_page = 100};
}

void sort_items(std::vector<ItemCount>& items, const html::TableQuery& query)
{
  const std::string& column = query.sorted_by();
  std::ranges::stable_sort(items, [&](const ItemCount& first, const ItemCount& second) {
    const ItemCount& a = query.descending() ? second : first;
    const ItemCount& b = query.descending() ? first : second;
    if (column == "code") return a.item < b.item;
    if (column == "failed") return a.failed < b.failed;
    if (column == "met") return a.met < b.met;
    if (column == "not_applicable") return a.not_applicable < b.not_applicable;
    return a.failed * b.judged() < b.failed * a.judged();
  });
}

/// One at a time: a type, otherwise a region, otherwise everybody.
Group group_asked(const html::TableQuery& query)
{
  for (const char* grouping : {"type", "region"}) {
    if (const std::string member = query.filter(grouping); !member.empty()) return {grouping, member};
  }
  return {"all", ""};
}

}  // namespace

site::Answer OverviewPages::overview(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const util::Language language = site::language_of(request);
  const html::Words& words = site_.words(language);
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const ResultsPlace place = results_in_path(connection, rounds_, request, clock_.now());
    site::View view = overview_view(place, "round_results.overview_title", "results/overview", "");
    const auto total = place.round ? overview_.total(connection, *place.round) : std::nullopt;
    if (place.round && !total) view.values.set("computed", false);
    if (!total) return view;
    const ShownRound& round = *place.round;
    const framework::Framework& framework = *round.source.framework;
    const Group all{"all", ""};
    const auto bands = overview_.spreads().counts(connection, round, all, "band");
    const auto regions = overview_.spreads().of_subject(connection, round, "region", "total");
    const auto years = overview_.years(connection, round, clock_.now());
    const DataQuality quality = overview_.quality(connection, round);
    const auto withheld = static_cast<std::int64_t>(withheld_by(connection, round.release()).size());
    std::vector<std::vector<Cell>> items;
    for (const ItemCount& one : most_failed(overview_.items(connection, round, all), k_items_on_overview))
      items.push_back(item_cells(one, framework, language));
    std::vector<std::vector<Cell>> region_rows;
    for (const Spread& one : regions)
      region_rows.push_back(group_cells(one, round.places()));
    view.values.set("figures", figures_of(round, *total, withheld, quality))
        .set("some_withheld", withheld != 0)
        .set("withheld", html::Count{withheld})
        .set("bands_chart", band_chart(bands, words))
        .set("bands", band_table(bands))
        .set("levels", level_table(overview_.spreads().counts(connection, round, all, "level"), framework, language))
        .set("any_regions", !regions.empty())
        .set("regions_chart", group_chart(regions, round, words))
        .set("regions",
             plain_table(Word{"round_results.by_region"}, headings_of(group_shape(round, "region")), region_rows))
        .set("any_items", !items.empty())
        .set("items", plain_table(Word{"round_results.most_failed"}, headings_of(item_shape(round.cycle)), items))
        .set("several_years", years.size() > 1)
        .set("years_chart", years.size() > 1 ? year_chart(years, round, words) : html::Markup::made_here(""))
        .set("years", year_table(years, round.places()))
        .set("answers", answer_table_of(quality, framework, language))
        .set("path", path_of_results(round.cycle))
        .set("reviews", "/cycles/" + std::to_string(round.cycle) + "/reviews");
    return view;
  });
}

site::Answer OverviewPages::groups(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const std::string grouping(request.parameters.get("grouping"));
  if (std::ranges::find(k_groupings, grouping) == std::end(k_groupings)) throw http::NotFound("no such grouping");
  const html::Words& words = site_.words(site::language_of(request));
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const ResultsPlace place = results_in_path(connection, rounds_, request, clock_.now());
    const std::string title = "round_results.by_" + grouping;
    site::View view = overview_view(place, title.c_str(), "results/groups", grouping);
    if (!place.round) return view;
    const ShownRound& round = *place.round;
    const html::TableQuery query(group_shape(round, grouping), request.query);
    auto groups = overview_.spreads().of_subject(connection, round, grouping, "total");
    sort_groups(groups, query, words);
    std::vector<std::vector<Cell>> rows;
    for (const Spread& one : groups)
      rows.push_back(group_cells(one, round.places()));
    if (request.query.has("format"))
      return cells_file(words, title.c_str(), round, headings_of(group_shape(round, grouping)), rows,
                        std::string(request.query.get("format")), clock_.now());
    Values table = query.head();
    for (const std::vector<Cell>& row : rows)
      table.add("rows", html::Row(row));
    const auto withheld = static_cast<std::int64_t>(withheld_by(connection, round.release()).size());
    view.values.set("heading", Word{title})
        .set("any", !groups.empty())
        .set("chart", group_chart(groups, round, words))
        .set("table", std::move(table))
        .set("some_withheld", withheld != 0)
        .set("withheld", html::Count{withheld})
        .set("csv", html::with_parameter(query.address(), "format", "csv"))
        .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"));
    return view;
  });
}

site::Answer OverviewPages::items(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const util::Language language = site::language_of(request);
  const html::Words& words = site_.words(language);
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const ResultsPlace place = results_in_path(connection, rounds_, request, clock_.now());
    site::View view = overview_view(place, "round_results.items_title", "results/items", "items");
    if (!place.round) return view;
    const ShownRound& round = *place.round;
    const html::TableQuery query(item_shape(round.cycle), request.query);
    auto items = overview_.items(connection, round, group_asked(query));
    sort_items(items, query);
    std::vector<std::vector<Cell>> rows;
    for (const ItemCount& one : items)
      rows.push_back(item_cells(one, *round.source.framework, language));
    if (request.query.has("format"))
      return cells_file(words, "round_results.items_title", round, headings_of(item_shape(round.cycle)), rows,
                        std::string(request.query.get("format")), clock_.now());
    Values table = query.head();
    for (const std::vector<Cell>& row : rows)
      table.add("rows", html::Row(row));
    view.values.set("narrowing", query.narrowing())
        .set("table", std::move(table))
        .set("csv", html::with_parameter(query.address(), "format", "csv"))
        .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"));
    return view;
  });
}

}  // namespace results
