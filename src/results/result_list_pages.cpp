// SPDX-License-Identifier: Apache-2.0
#include "src/results/result_list_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/html/address.hpp"
#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"

#include "src/results/result_parts_pages.hpp"
#include "src/results/result_store.hpp"

namespace results {
namespace {

using html::Phrase;
using html::Values;
using html::Word;

constexpr std::int64_t k_all_rows = 1'000'000;
using Cautions = std::map<std::int64_t, Caution>;

std::size_t listed_instruments(const framework::Framework& framework)
{
  return std::min(framework.instruments.size(), k_listed_instruments);
}

html::TableShape result_list_shape(const ShownRound& round, util::Language language)
{
  const framework::Framework& framework = *round.source.framework;
  html::TableShape shape{.path = path_of_results(round.cycle) + "/agencies",
                         .caption = Word{"round_results.list_title"},
                         .columns = {{"name", Word{"results.agency"}},
                                     {"type", Word{"round_results.type"}},
                                     {"province", Word{"round_results.province"}},
                                     {"total", Word{"round_results.total"}, true, true},
                                     {"level", Word{"round_results.level"}}},
                         .sorted_by = "total",
                         .descending = true,
                         .searchable = true};
  for (std::size_t i = 0; i < listed_instruments(framework); ++i)
    shape.columns.push_back({"score_" + std::to_string(i + 1), framework.instruments[i].code, true, true});
  shape.columns.push_back({"note", Word{"round_results.note"}, false});
  std::vector<html::Option> levels;
  for (const framework::Level& level : framework.levels)
    levels.push_back({level.code, level.name.in(language)});
  shape.filters = {{"type", Word{"round_results.type"}, type_filter()},
                   {"region", Word{"round_results.region"}, region_filter()},
                   {"province", Word{"round_results.province"}, province_filter()},
                   {"level", Word{"round_results.level"}, std::move(levels)},
                   {"sample", Word{"round_results.sample"}, {{"below", Word{"round_results.below_sample"}}}}};
  return shape;
}

ResultFilter result_filter(const html::TableQuery& query, const ShownRound& round)
{
  return {.search = query.search(),
          .type = query.filter("type"),
          .province = query.filter("province"),
          .region = query.filter("region"),
          .level = query.filter("level"),
          .below_sample = query.filter("sample") == "below",
          .release = round.release()};
}

const Caution* caution_in(const Cautions& cautions, std::int64_t agency)
{
  const auto found = cautions.find(agency);
  return found == cautions.end() ? nullptr : &found->second;
}

/// The row as it may be said: of a withheld one no score.
AgencyResult sayable(AgencyResult row, const Caution* caution)
{
  if (caution == nullptr || caution->how != BelowSample::withhold) return row;
  row.total.reset();
  row.level.clear();
  row.instruments = {};
  return row;
}

html::Cell note_cell(const AgencyResult& row, const Caution* caution)
{
  if (caution != nullptr && caution->how == BelowSample::withhold)
    return {Word{"round_results.withheld"}, "", html::Colour::red};
  if (caution != nullptr && caution->how == BelowSample::warn)
    return {Word{"round_results.with_warning"}, "", html::Colour::yellow};
  if (row.below_sample) return {Word{"round_results.below_sample"}, "", html::Colour::orange};
  return {""};
}

html::Row list_row(const AgencyResult& row, const Caution* caution, const ShownRound& round, util::Language language)
{
  const framework::Framework& framework = *round.source.framework;
  const int places = round.places();
  std::vector<html::Cell> cells{{row.name_in(language), "/agencies/" + std::to_string(row.agency) + "/cycles/" +
                                                            std::to_string(round.cycle) + "/results"},
                                {member_phrase("type", row.type)},
                                {member_phrase("province", row.province)},
                                {.text = score_text(row.total, places), .numeric = true}};
  html::Cell level{level_phrase(framework, row.level, language)};
  if (!row.level.empty()) level.colour = level_colour(framework, row.level);
  cells.push_back(std::move(level));
  for (std::size_t i = 0; i < listed_instruments(framework); ++i)
    cells.push_back({.text = score_text(row.instruments[i], places), .numeric = true});
  cells.push_back(note_cell(row, caution));
  return html::Row(std::move(cells));
}

struct ListColumns {
  std::vector<std::string> keys;
  std::vector<std::string> headings;
};

ListColumns list_columns(const framework::Framework& framework, const html::Words& words)
{
  ListColumns columns;
  const auto add = [&](const char* key, const char* word) {
    columns.keys.emplace_back(key);
    columns.headings.push_back(words.plain(Word{word}));
  };
  add("agency_code", "round_results.agency_code");
  add("agency_name", "results.agency");
  add("type", "round_results.type");
  add("province", "round_results.province");
  add("region", "round_results.region");
  add("total", "round_results.total");
  add("level", "round_results.level");
  for (std::size_t i = 0; i < listed_instruments(framework); ++i) {
    columns.keys.push_back(framework.instruments[i].code);
    columns.headings.push_back(framework.instruments[i].code);
  }
  add("note", "round_results.note");
  add("reason", "round_results.reason");
  return columns;
}

/// For people in words, for programs (JSON) in codes.
std::vector<std::string> list_cells(const AgencyResult& row, const Caution* caution, const ShownRound& round,
                                    const html::Words* words)
{
  const framework::Framework& framework = *round.source.framework;
  const auto said = [&](const Phrase& phrase, const std::string& code) {
    return words == nullptr || code.empty() ? code : words->plain(phrase);
  };
  const auto score = [&](const std::optional<Millionths>& number) {
    return number ? shown(*number, round.places()) : std::string();
  };
  const util::Language language = words == nullptr ? util::Language::thai : words->language();
  std::vector<std::string> cells{row.code,
                                 row.name_in(language),
                                 said(member_phrase("type", row.type), row.type),
                                 said(member_phrase("province", row.province), row.province),
                                 said(member_phrase("region", row.region), row.region),
                                 score(row.total),
                                 said(level_phrase(framework, row.level, language), row.level)};
  for (std::size_t i = 0; i < listed_instruments(framework); ++i)
    cells.push_back(score(row.instruments[i]));
  const std::string note = caution != nullptr ? std::string(code(caution->how))
                           : row.below_sample ? "below_sample"
                                              : "";
  cells.push_back(said(note_cell(row, caution).text, note));
  cells.push_back(caution == nullptr ? "" : caution->reason);
  return cells;
}

http::Response list_file_of(const std::vector<AgencyResult>& rows, const Cautions& cautions, const ShownRound& round,
                            const std::string& format, const html::Words& words, util::UtcSeconds now)
{
  const ListColumns columns = list_columns(*round.source.framework, words);
  office::List list{.title = words.plain(Word{"round_results.list_file", {{"year", round.source.year()}}}),
                    .headings = columns.headings,
                    .rows = {}};
  for (const AgencyResult& row : rows) {
    const Caution* caution = caution_in(cautions, row.agency);
    list.rows.push_back(list_cells(sayable(row, caution), caution, round, format == "json" ? nullptr : &words));
  }
  if (format == "json")
    return http::attachment(json_rows(columns.keys, list.rows), "application/json", list.title + ".json");
  const office::ListFile file = office::list_file(list, format, words.language(), now);
  return http::attachment(file.bytes, file.type, file.name);
}

}  // namespace

site::Answer ResultListPages::agencies(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const util::Language language = site::language_of(request);
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const ResultsPlace place = results_in_path(connection, rounds_, request, clock_.now());
    site::View view{.title = Word{"round_results.list_title"}, .view = "results/agencies"};
    view.breadcrumbs = way_to_results(place.cycle, Word{"round_results.list_title"});
    view.values.set("computed", place.round.has_value())
        .set("round", place.cycle.name)
        .set("none", not_computed_yet(place.cycle.id));
    if (!place.round) return view;
    const ShownRound& round = *place.round;
    const html::TableQuery query(result_list_shape(round, language), request.query);
    ResultFilter filter = result_filter(query, round);
    const ResultOrder order{query.sorted_by(), query.descending()};
    const ResultStore store(connection, round.cycle, round.source.computation.id);
    const Cautions cautions = cautions_of(connection, round);
    if (request.query.has("format"))
      return list_file_of(store.page(filter, order, k_all_rows, 0), cautions, round,
                          std::string(request.query.get("format")), site_.words(language), clock_.now());
    filter.found = store.found(filter.search, searches_);
    const std::int64_t count = store.count(filter);
    Values table = query.head();
    table.list("rows");
    for (const AgencyResult& row : store.page(filter, order, query.limit(), query.offset(count))) {
      const Caution* caution = caution_in(cautions, row.agency);
      table.add("rows", list_row(sayable(row, caution), caution, round, language));
    }
    const auto withheld =
        std::ranges::count_if(cautions, [](const auto& one) { return one.second.how == BelowSample::withhold; });
    view.values.set("standing", standing_tag(round))
        .set("narrowing", query.narrowing())
        .set("table", std::move(table))
        .set("any", count != 0)
        .set("nothing",
             html::nothing_yet(Word{"round_results.none_found"}, Word{"round_results.none_found_hint"},
                               html::Link{Word{"round_results.show_all"}, path_of_results(round.cycle) + "/agencies"}))
        .set("pagination", query.pagination(count))
        .set("some_withheld", withheld != 0)
        .set("withheld", html::Count{withheld})
        .set("csv", html::with_parameter(query.address(), "format", "csv"))
        .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"))
        .set("json", html::with_parameter(query.address(), "format", "json"))
        .set("download", path_of_results(round.cycle) + "/download")
        .set("overview", path_of_results(round.cycle) + "/overview");
    return view;
  });
}

}  // namespace results
