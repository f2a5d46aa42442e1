// SPDX-License-Identifier: Apache-2.0
#include "src/results/so_far_pages.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "lib/html/address.hpp"
#include "lib/html/table_query.hpp"
#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/site/path.hpp"

namespace results {
namespace {

using html::Values;
using html::Word;

using Row = SoFar::Row;
using SurveyScore = SoFar::SurveyScore;

html::TableShape shape_of(const surveys::Round& round)
{
  html::TableShape shape{.path = "/cycles/" + std::to_string(round.cycle) + "/scores",
                         .caption = Word{"results.so_far_title"},
                         .columns = {{"name", Word{"results.agency"}}},
                         .sorted_by = "name",
                         .searchable = true};
  for (const std::size_t instrument : surveys_in(*round.framework)) {
    const std::string& code = round.framework->instruments[instrument].code;
    shape.columns.push_back({"score_" + code, code, true, true});
    shape.columns.push_back({"people_" + code, Word{"results.people_of", {{"survey", code}}}, true, true});
  }
  return shape;
}

/// The column's survey, by its place among the surveys.
std::size_t survey_of(const std::string& column, const framework::Framework& framework)
{
  const std::vector<std::size_t> instruments = surveys_in(framework);
  for (std::size_t i = 0; i < instruments.size(); ++i) {
    if (column.ends_with("_" + framework.instruments[instruments[i]].code)) return i;
  }
  return 0;
}

/// The rows come in the order of their names.
void sort(std::vector<const Row*>& rows, const html::TableQuery& query, const framework::Framework& framework)
{
  const std::string& column = query.sorted_by();
  const std::size_t survey = survey_of(column, framework);
  if (column == "name") {
    if (query.descending()) std::ranges::reverse(rows);
    return;
  }
  std::ranges::stable_sort(rows, [&](const Row* first, const Row* second) {
    const SurveyScore& a = (query.descending() ? second : first)->surveys[survey];
    const SurveyScore& b = (query.descending() ? first : second)->surveys[survey];
    if (column.starts_with("people_")) return a.people < b.people;
    return a.score < b.score;  // without one first
  });
}

std::string shown(const std::optional<util::Exact>& score, const framework::Framework& framework)
{
  return score ? score->decimal(framework.rules.display_places) : "";
}

office::List list_of(const std::vector<const Row*>& rows, const framework::Framework& framework,
                     const html::Words& words)
{
  office::List list{.title = words.plain(Word{"results.so_far_file"}), .headings = {}, .rows = {}};
  list.headings.push_back(words.plain(Word{"results.agency"}));
  for (const std::size_t instrument : surveys_in(framework)) {
    const std::string& code = framework.instruments[instrument].code;
    list.headings.push_back(code);
    list.headings.push_back(words.plain(Word{"results.people_of", {{"survey", code}}}));
  }
  for (const Row* row : rows) {
    std::vector<std::string>& cells = list.rows.emplace_back();
    cells.push_back(row->name(words.language()));
    for (const SurveyScore& survey : row->surveys) {
      cells.push_back(shown(survey.score, framework));
      cells.push_back(std::to_string(survey.people));
    }
  }
  return list;
}

html::Row row_values(const Row& row, const surveys::Round& round, util::Language language)
{
  std::vector<html::Cell> cells{{row.name(language), "/agencies/" + std::to_string(row.agency) + "/cycles/" +
                                                         std::to_string(round.cycle) + "/surveys"}};
  for (const SurveyScore& survey : row.surveys) {
    cells.push_back({.text = shown(survey.score, *round.framework), .numeric = true});
    cells.push_back({.text = html::grouped(static_cast<long long>(survey.people)), .numeric = true});
  }
  return html::Row(std::move(cells));
}

}  // namespace

SoFarPages::SoFarPages(db::Database& database, const site::Site& site, const util::Clock& clock,
                       const surveys::LiveRounds& rounds)
    : database_(database), site_(site), clock_(clock), rounds_(rounds)
{
}

site::Answer SoFarPages::scores(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const auto rounds = rounds_.now();
  const surveys::Round* round = rounds->find(site::id_in_path(request, "cycle"));
  if (round == nullptr || !round->framework) throw http::NotFound("no such round");
  const std::shared_ptr<const SoFar> found = kept_.of(database_, clock_, *round);
  const html::TableQuery query(shape_of(*round), request.query);
  std::vector<const Row*> rows;
  for (const Row& row : found->rows) {
    if (row.name_th.find(query.search()) != std::string::npos || row.name_en.find(query.search()) != std::string::npos)
      rows.push_back(&row);
  }
  sort(rows, query, *round->framework);
  const util::Language language = site::language_of(request);
  if (request.query.has("format")) {
    const office::ListFile file = office::list_file(list_of(rows, *round->framework, site_.words(language)),
                                                    request.query.get("format"), language, clock_.now());
    return http::attachment(file.bytes, file.type, file.name);
  }
  const auto count = static_cast<std::int64_t>(rows.size());
  const auto begin = static_cast<std::size_t>(query.offset(count));
  Values table = query.head();
  table.list("rows");
  for (std::size_t i = begin; i < rows.size() && i < begin + static_cast<std::size_t>(query.limit()); ++i)
    table.add("rows", row_values(*rows[i], *round, language));
  site::View view{.title = Word{"results.so_far_title"}, .view = "results/so_far"};
  view.values.set("narrowing", query.narrowing())
      .set("table", std::move(table))
      .set("pagination", query.pagination(count))
      .set("none", rows.empty())
      .set("until_yesterday", found->until_yesterday)
      .set("csv", html::with_parameter(query.address(), "format", "csv"))
      .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"));
  return view;
}

}  // namespace results
