// SPDX-License-Identifier: Apache-2.0
#include "src/portal/data_pages.hpp"

#include <array>
#include <limits>

#include <nlohmann/json.hpp>

#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"
#include "lib/util/sha256.hpp"
#include "lib/util/text.hpp"

#include "src/portal/edition_store.hpp"
#include "src/portal/measures_pages.hpp"
#include "src/portal/shown_plan_store.hpp"
#include "src/portal/standing_store.hpp"

namespace portal {
namespace {

using html::Values;
using html::Word;

constexpr std::array<std::string_view, 3> k_formats = {"csv", "xlsx", "json"};

/// Columns before those of the framework; what they mean is portal.column.<name>.
constexpr std::array<const char*, 15> k_columns = {"fiscal_year", "agency_id", "code",   "name",       "name_en",
                                                   "type",        "province",  "region", "status",     "total",
                                                   "level",       "margin",    "place",  "best_place", "worst_place"};

std::string text_of(const std::optional<std::int64_t>& number)
{
  return number ? std::to_string(*number) : std::string();
}

std::string status_of(const Standing& one)
{
  if (one.is_withheld()) return "withheld";
  return one.caution ? "warned" : "published";
}

std::string points_of(scoring::ItemState state)
{
  if (state == scoring::ItemState::met) return "100";
  if (state == scoring::ItemState::failed) return "0";
  return state == scoring::ItemState::not_applicable ? "n/a" : "";
}

std::vector<std::string> headings_of(const framework::Framework& rules)
{
  std::vector<std::string> headings(k_columns.begin(), k_columns.end());
  for (const framework::Instrument& one : rules.instruments)
    headings.push_back(one.code);
  for (const framework::Indicator& one : rules.indicators)
    headings.push_back(one.code);
  for (const framework::Item& one : rules.items)
    headings.push_back(one.code);
  return headings;
}

std::string exact_text(const std::optional<util::Exact>& score, const framework::Framework& rules)
{
  return score ? score->decimal(rules.rules.display_places) : std::string();
}

std::vector<std::string> row_of(const Standing& one, const std::optional<scoring::Result>& result,
                                const framework::Framework& rules)
{
  const int places = rules.rules.display_places;
  std::vector<std::string> row = {std::to_string(rules.fiscal_year),
                                  std::to_string(one.agency),
                                  one.code,
                                  one.name,
                                  one.name_en,
                                  one.type,
                                  one.province,
                                  one.region,
                                  status_of(one),
                                  one.total ? results::shown(*one.total, places) : "",
                                  one.level,
                                  one.margin ? results::shown(*one.margin, 2) : "",
                                  text_of(one.place),
                                  text_of(one.best),
                                  text_of(one.worst)};
  for (const framework::Instrument& instrument : rules.instruments) {
    const auto at = result ? result->framework->instrument(instrument.code) : std::nullopt;
    row.push_back(at ? exact_text(result->instruments[*at].score, rules) : "");
  }
  for (const framework::Indicator& indicator : rules.indicators) {
    const auto at = result ? result->framework->indicator(indicator.code) : std::nullopt;
    row.push_back(at ? exact_text(result->indicators[*at].score, rules) : "");
  }
  for (const framework::Item& item : rules.items) {
    const auto at = result ? result->framework->item(item.code) : std::nullopt;
    row.push_back(at ? points_of(result->items[*at].state) : "");
  }
  return row;
}

office::List list_of(const Looker& looker, const Publication& publication, const Edition& edition)
{
  const framework::Framework& rules = *edition.framework;
  office::List list{
      .title = "results-" + std::to_string(edition.fiscal_year), .headings = headings_of(rules), .rows = {}};
  looker.database.read([&](db::Connection& connection) {
    list.rows.clear();
    const auto standings =
        StandingStore(connection).page(edition, {}, {"code", false}, std::numeric_limits<int>::max(), 0);
    for (const Standing& one : standings)
      list.rows.push_back(row_of(one, scores_behind(connection, publication, one, edition.fiscal_year), rules));
  });
  return list;
}

std::string data_path(int year, std::string_view format)
{
  return "/results/data/" + std::to_string(year) + "/results-" + std::to_string(year) + "." + std::string(format);
}

Values dictionary_values(const html::Words& words)
{
  html::TableShape shape{.path = "", .caption = Word{"portal.dictionary"}, .columns = {}, .sorted_by = ""};
  shape.columns = {{"column", Word{"portal.dictionary_column"}, false},
                   {"meaning", Word{"portal.dictionary_meaning"}, false}};
  Values table = html::TableQuery(std::move(shape), {}).head();
  table.list("rows");
  for (const char* column : k_columns)
    table.add("rows", html::table_row({{column}, {Word{"portal.column." + std::string(column)}}}));
  for (const char* more : {"instruments", "indicators", "items"})
    table.add("rows", html::table_row({{words.plain(Word{"portal.columns." + std::string(more)})},
                                       {Word{"portal.column." + std::string(more)}}}));
  return table;
}

/// What agencies do about their results; no checksums, because progress goes on.
void add_measures_files(Values& values, const Looker& looker)
{
  const std::vector<int> years =
      looker.database.read([](db::Connection& connection) { return ShownPlanStore(connection).years(); });
  values.set("any_measures", !years.empty()).list("measures");
  for (const int year : years) {
    for (const std::string& name : measures_files(year))
      values.add("measures",
                 Values().set("name", name).set("href", "/results/data/" + std::to_string(year) + "/" + name));
  }
}

}  // namespace

std::vector<std::string> data_files(int year)
{
  std::vector<std::string> names;
  for (const std::string_view format : k_formats)
    names.push_back("results-" + std::to_string(year) + "." + std::string(format));
  return names;
}

std::string json_rows_of(const office::List& list)
{
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const auto& row : list.rows) {
    nlohmann::ordered_json one;
    for (std::size_t i = 0; i < row.size(); ++i)
      one[list.headings[i]] = row[i].empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(row[i]);
    rows.push_back(std::move(one));
  }
  return rows.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Made data_file(const Looker& looker, const Publication& publication, int year, std::string_view format)
{
  const Edition* edition = publication.of_year(year);
  if (edition == nullptr || !edition->framework) throw http::NotFound("no visible results of that year");
  const office::List list = list_of(looker, publication, *edition);
  const std::string name = list.title + "." + std::string(format);
  if (format == "json") return {.bytes = json_rows_of(list), .type = "application/json", .file_name = name};
  if (format != "csv" && format != "xlsx") throw http::NotFound("no such format");
  office::ListFile file = office::list_file(list, format, util::Language::english, edition->since());
  return {.bytes = std::move(file.bytes), .type = std::move(file.type), .file_name = name, .compress = format == "csv"};
}

Made dictionary_file(const Looker& looker, const Asked& asked)
{
  const html::Words& words = looker.site.words(asked.language);
  office::List list{
      .title = "dictionary",
      .headings = {words.plain(Word{"portal.dictionary_column"}), words.plain(Word{"portal.dictionary_meaning"})},
      .rows = {}};
  for (const char* column : k_columns)
    list.rows.push_back({column, words.plain(Word{"portal.column." + std::string(column)})});
  for (const char* more : {"instruments", "indicators", "items"})
    list.rows.push_back({words.plain(Word{"portal.columns." + std::string(more)}),
                         words.plain(Word{"portal.column." + std::string(more)})});
  return {.bytes = office::list_csv(list), .type = "text/csv; charset=utf-8", .file_name = "dictionary.csv"};
}

DataDigests::Digest DataDigests::of(const Looker& looker, const Publication& publication, const Edition& edition,
                                    std::string_view format)
{
  const std::string key = std::to_string(edition.id) + std::string(format);
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
  }
  const std::string bytes = data_file(looker, publication, edition.fiscal_year, format).bytes;
  Digest digest{bytes.size(), util::sha256_hex(bytes)};
  const std::lock_guard lock(mutex_);
  return known_.insert_or_assign(key, std::move(digest)).first->second;
}

Made data_page(const Looker& looker, const Publication& publication, const Asked& asked, DataDigests& digests)
{
  site::View view{.title = Word{"portal.data_title"}, .view = "portal/data"};
  view.values.list("years");
  for (const Edition& edition : publication.editions) {
    if (!edition.framework) continue;
    Values year = Values()
                      .set("year", std::to_string(edition.fiscal_year))
                      .set("agencies", html::Count{edition.agencies})
                      .set("since", thai::long_date(thai::day_of(edition.since()), asked.language))
                      .set("methodology", methodology_path(edition.fiscal_year))
                      .list("files");
    for (const std::string_view format : k_formats) {
      const DataDigests::Digest digest = digests.of(looker, publication, edition, format);
      year.add("files", Values()
                            .set("name", "results-" + std::to_string(edition.fiscal_year) + "." + std::string(format))
                            .set("href", data_path(edition.fiscal_year, format))
                            .set("bytes", html::Count{static_cast<long long>(digest.bytes)})
                            .set("sha256", digest.sha256));
    }
    view.values.add("years", std::move(year));
  }
  add_measures_files(view.values, looker);
  view.values.set("none", publication.editions.empty())
      .set("live", !asked.as_files)
      .set("dictionary", dictionary_values(looker.site.words(asked.language)));
  return {.bytes = public_page(looker, asked, std::move(view))};
}

}  // namespace portal
