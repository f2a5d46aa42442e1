// SPDX-License-Identifier: Apache-2.0
#include "src/portal/agency_years_pages.hpp"

#include <algorithm>

#include "lib/chart/chart.hpp"

#include "src/portal/standing_store.hpp"

namespace portal {
namespace {

using html::Values;
using html::Word;

constexpr double k_chart_width = 453;  // points
/// Codes of instruments in the order of the newest year that has them; a year may lack one.
std::vector<std::string> instruments_of(const std::vector<YearShown>& years)
{
  std::vector<std::string> codes;
  for (const YearShown& year : years) {
    if (!year.rules) continue;
    for (const framework::Instrument& instrument : year.rules->instruments) {
      if (std::find(codes.begin(), codes.end(), instrument.code) == codes.end()) codes.push_back(instrument.code);
    }
  }
  return codes;
}

std::optional<Millionths> instrument_score(const YearShown& year, const std::string& code)
{
  const auto place = year.rules ? year.rules->instrument(code) : std::nullopt;
  if (!place || *place >= year.standing.instruments.size()) return std::nullopt;
  return year.standing.instruments[*place];
}

constexpr double k_in_points = 1'000'000;

chart::Line line_of(std::string label, const std::vector<std::optional<Millionths>>& scores)
{
  chart::Line line{.label = std::move(label), .values = {}, .shown = {}};
  for (const auto& score : scores) {
    line.values.push_back(score ? std::optional(static_cast<double>(*score) / k_in_points) : std::nullopt);
    line.shown.push_back(score ? results::shown(*score, 2) : std::string());
  }
  return line;
}

}  // namespace

std::vector<YearShown> years_shown(db::Connection& connection, const Publication& publication, std::int64_t agency)
{
  std::vector<YearShown> years;
  for (const Edition& edition : publication.editions) {
    if (auto standing = StandingStore(connection).of_agency(edition, agency)) {
      FrameworkPtr rules = publication.framework_of(*standing, edition.fiscal_year);
      years.push_back({&edition, std::move(*standing), std::move(rules)});
    }
  }
  return years;
}

Values years_table(const std::vector<YearShown>& years, const Asked& asked, const Doors& doors)
{
  html::TableShape shape{
      .path = agency_path(asked.agency), .caption = Word{"portal.years_table"}, .columns = {}, .sorted_by = ""};
  const std::vector<std::string> instruments = instruments_of(years);
  shape.columns = {{"year", Word{"portal.year"}, false},
                   {"total", Word{"portal.total"}, false, true},
                   {"margin", Word{"portal.margin"}, false, true},
                   {"level", Word{"portal.level"}, false}};
  for (const std::string& code : instruments)
    shape.columns.push_back({code, code, false, true});
  shape.columns.push_back({"place", Word{"portal.place"}, false, true});
  shape.columns.push_back({"ranks", Word{"portal.ranks"}, false, true});
  Values table = html::TableQuery(std::move(shape), {}).head();
  table.list("rows");
  for (const YearShown& year : years) {
    const Standing& standing = year.standing;
    const std::string path = doors.year_pages && !asked.as_files ? "/agencies/" + std::to_string(asked.agency) + "/" +
                                                                       std::to_string(year.edition->fiscal_year)
                                                                 : rankings_path(year.edition->fiscal_year);
    std::vector<html::Cell> cells = {{std::to_string(year.edition->fiscal_year), path},
                                     {.text = score_text(standing.total, year.rules.get()), .numeric = true},
                                     {.text = margin_text(standing), .numeric = true}};
    if (standing.is_withheld()) {
      cells.push_back({Word{"portal.withheld_tag"}, "", html::Colour::grey});
    } else if (standing.level.empty()) {
      cells.push_back({"\u2013"});
    } else {
      cells.push_back(
          {level_name(standing.level, year.rules.get(), asked.language), "", level_colour(standing.level_place)});
    }
    for (const std::string& code : instruments)
      cells.push_back({.text = score_text(instrument_score(year, code), year.rules.get()), .numeric = true});
    cells.push_back({.text = standing.place ? Word{"portal.place_of",
                                                   {{"place", html::grouped(*standing.place)},
                                                    {"agencies", html::grouped(year.edition->agencies)}}}
                                            : html::Phrase("\u2013"),
                     .numeric = true});
    cells.push_back({.text = ranks_text(standing), .numeric = true});
    table.add("rows", html::Row(cells));
  }
  return table;
}

std::string years_chart(const std::vector<YearShown>& years, const std::string& name, const html::Words& words)
{
  std::vector<const YearShown*> ordered;
  for (const YearShown& year : years) {
    if (year.standing.total) ordered.insert(ordered.begin(), &year);
  }
  if (ordered.size() < 2) return {};
  std::vector<std::string> labels;
  std::vector<std::optional<Millionths>> totals;
  std::string said;
  for (const YearShown* year : ordered) {
    labels.push_back(std::to_string(year->edition->fiscal_year));
    totals.push_back(year->standing.total);
    said += (said.empty() ? "" : ", ") + labels.back() + ": " + score_text(totals.back(), year->rules.get());
  }
  std::vector<chart::Line> lines = {line_of(words.plain(Word{"portal.total"}), totals)};
  const framework::Framework* newest = ordered.back()->rules.get();
  chart::LinesOptions options{.width = k_chart_width, .ticks = {"0", "20", "40", "60", "80", "100"}};
  if (newest != nullptr) {
    options.threshold = newest->rules.pass_mark.approximate();
    options.threshold_label = words.plain(Word{"portal.pass_mark", {{"mark", newest->rules.pass_mark.fraction()}}});
  }
  return chart::lines({words.plain(Word{"portal.chart_title", {{"agency", name}}}), said}, labels, lines, options).text;
}

}  // namespace portal
