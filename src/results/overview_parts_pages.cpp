// SPDX-License-Identifier: Apache-2.0
#include "src/results/overview_parts_pages.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "lib/chart/chart.hpp"

#include "src/results/result_parts_pages.hpp"

namespace results {
namespace {

using html::Cell;
using html::Markup;
using html::number_cell;
using html::plain_table;
using html::Values;
using html::Word;

constexpr double k_million = 1'000'000;
constexpr int k_band_points = 5;
constexpr std::size_t k_most_bars = 20;

std::vector<std::string> axis(int from, int to, int step)
{
  std::vector<std::string> labels;
  for (int value = from; value <= to; value += step)
    labels.push_back(std::to_string(value));
  return labels;
}

std::int64_t sum_of(const std::vector<GroupCount>& counts)
{
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0},
                         [](std::int64_t sum, const GroupCount& one) { return sum + one.agencies; });
}

/// "85 – 89.99"; the last one is whole.
std::string band_name(const std::string& begin)
{
  const int from = std::stoi(begin);
  return begin + " \u2013 " + (from >= 95 ? "100" : std::to_string(from + k_band_points - 1) + ".99");
}

std::int64_t count_at(const std::vector<GroupCount>& counts, const std::string& code)
{
  const auto found = std::ranges::find_if(counts, [&](const GroupCount& one) { return one.code == code; });
  return found == counts.end() ? 0 : found->agencies;
}

/// Every band from the best to the worst that has an agency.
std::vector<std::string> shown_bands(const std::vector<GroupCount>& bands)
{
  int lowest = 95;
  for (const GroupCount& one : bands)
    lowest = std::min(lowest, std::stoi(one.code));
  std::vector<std::string> codes;
  for (int from = 95; from >= lowest; from -= k_band_points)
    codes.push_back(std::to_string(from));
  return codes;
}

Markup drawn(chart::Svg svg)
{
  return Markup::made_here(std::move(svg.text));
}

double points(Millionths score)
{
  return static_cast<double>(score) / k_million;
}

}  // namespace

Markup band_chart(const std::vector<GroupCount>& bands, const html::Words& words)
{
  const std::int64_t all = sum_of(bands);
  std::vector<chart::Bar> bars;
  std::string spoken;
  for (const std::string& band : shown_bands(bands)) {
    const std::int64_t agencies = count_at(bands, band);
    const double share = all == 0 ? 0 : 100.0 * static_cast<double>(agencies) / static_cast<double>(all);
    bars.push_back({band_name(band), share, html::grouped(agencies)});
    spoken += (spoken.empty() ? "" : ", ") + band_name(band) + ": " + html::grouped(agencies);
  }
  return drawn(
      chart::bars({words.plain(Word{"round_results.bands_title"}), spoken}, bars, {.ticks = axis(0, 100, 20)}));
}

Values band_table(const std::vector<GroupCount>& bands)
{
  const std::int64_t all = sum_of(bands);
  std::vector<std::vector<Cell>> rows;
  for (const std::string& band : shown_bands(bands)) {
    const std::int64_t agencies = count_at(bands, band);
    rows.push_back({{band_name(band)}, number_cell(html::grouped(agencies)), number_cell(share_text(agencies, all))});
  }
  return plain_table(Word{"round_results.bands_title"},
                     {Word{"round_results.band"}, Word{"round_results.agencies"}, Word{"round_results.share"}}, rows);
}

Values level_table(const std::vector<GroupCount>& levels, const framework::Framework& framework,
                   util::Language language)
{
  const std::int64_t all = sum_of(levels);
  std::vector<std::vector<Cell>> rows;
  for (const framework::Level& level : framework.levels) {
    const std::int64_t agencies = count_at(levels, level.code);
    rows.push_back(
        {{level.name.in(language)}, number_cell(html::grouped(agencies)), number_cell(share_text(agencies, all))});
  }
  return plain_table(Word{"round_results.levels_title"},
                     {Word{"round_results.level"}, Word{"round_results.agencies"}, Word{"round_results.share"}}, rows);
}

Markup group_chart(const std::vector<Spread>& groups, const ShownRound& round, const html::Words& words)
{
  std::vector<Spread> best(groups);
  std::ranges::stable_sort(best, [](const Spread& a, const Spread& b) { return a.median > b.median; });
  if (best.size() > k_most_bars) best.resize(k_most_bars);
  std::vector<chart::Bar> bars;
  std::string spoken;
  for (const Spread& one : best) {
    const std::string name = words.plain(member_phrase(one.group.grouping, one.group.member));
    bars.push_back({name, points(one.median), shown(one.median, round.places())});
    spoken += (spoken.empty() ? "" : ", ") + name + " " + shown(one.median, round.places());
  }
  const util::Exact& pass = round.source.framework->rules.pass_mark;
  chart::BarsOptions options{.ticks = axis(0, 100, 20)};
  options.threshold = pass.approximate();
  options.threshold_label = words.plain(Word{"round_results.pass_label", {{"points", pass.decimal(0)}}});
  return drawn(chart::bars({words.plain(Word{"round_results.medians_title"}), spoken}, bars, options));
}

Markup year_chart(const std::vector<YearFigures>& years, const ShownRound& round, const html::Words& words)
{
  std::vector<std::string> labels;
  chart::Line median{words.plain(Word{"round_results.median"}), {}, {}};
  chart::Line passed{words.plain(Word{"round_results.passed_share"}), {}, {}};
  double lowest = 100;
  std::string spoken;
  for (const YearFigures& year : years) {
    labels.push_back(std::to_string(year.fiscal_year));
    median.values.emplace_back(points(year.total.median));
    median.shown.push_back(shown(year.total.median, round.places()));
    const std::string share = share_text(year.total.passed, year.total.agencies);
    passed.values.emplace_back(100.0 * static_cast<double>(year.total.passed) /
                               static_cast<double>(year.total.agencies));
    passed.shown.push_back(share);
    lowest = std::min({lowest, *median.values.back(), *passed.values.back()});
    spoken += (spoken.empty() ? "" : ", ") + labels.back() + ": " + median.shown.back() + ", " + share + " %";
  }
  constexpr int k_step = 10;
  chart::LinesOptions options;
  options.low = std::max(0.0, std::floor((lowest - k_band_points) / k_step) * k_step);
  options.ticks = axis(static_cast<int>(options.low), 100, k_step);
  return drawn(
      chart::lines({words.plain(Word{"round_results.years_title"}), spoken}, labels, {median, passed}, options));
}

Values year_table(const std::vector<YearFigures>& years, int places)
{
  std::vector<std::vector<Cell>> rows;
  for (const YearFigures& year : years) {
    rows.push_back({{std::to_string(year.fiscal_year)},
                    number_cell(html::grouped(year.total.agencies)),
                    number_cell(shown(year.total.mean, places)),
                    number_cell(shown(year.total.median, places)),
                    number_cell(share_text(year.total.passed, year.total.agencies))});
  }
  return plain_table(Word{"round_results.years_title"},
                     {Word{"round_results.year"}, Word{"round_results.agencies"}, Word{"round_results.mean"},
                      Word{"round_results.median"}, Word{"round_results.passed_share"}},
                     rows);
}

Values answer_table_of(const DataQuality& quality, const framework::Framework& framework, util::Language language)
{
  std::vector<std::vector<Cell>> rows;
  for (const surveys::PartCount& one : quality.answers) {
    std::string name = one.instrument;
    const auto instrument = framework.instrument(one.instrument);
    if (instrument && framework.instruments[*instrument].parts.size() > 1) {
      for (const framework::Part& part : framework.instruments[*instrument].parts) {
        if (part.code == one.part) name += " \u00b7 " + part.name.in(language);
      }
    }
    const auto few = is_small(static_cast<std::uint32_t>(std::min<std::int64_t>(one.repeated, k_smallest_group)));
    rows.push_back(
        {{name}, number_cell(html::grouped(one.answers)), number_cell(few ? "1\u20134" : html::grouped(one.repeated))});
  }
  return plain_table(Word{"round_results.answers_title"},
                     {Word{"round_results.survey"}, Word{"round_results.answers"}, Word{"round_results.repeated"}},
                     rows);
}

std::vector<ItemCount> most_failed(std::vector<ItemCount> items, std::size_t most)
{
  std::erase_if(items, [](const ItemCount& one) { return one.failed == 0; });
  std::ranges::stable_sort(
      items, [](const ItemCount& a, const ItemCount& b) { return a.failed * b.judged() > b.failed * a.judged(); });
  if (items.size() > most) items.resize(most);
  return items;
}

std::vector<Cell> item_cells(const ItemCount& count, const framework::Framework& framework, util::Language language)
{
  const framework::Item& item = framework.items[count.item];
  return {{item.code},
          {item.title.in(language)},
          number_cell(html::grouped(count.failed)),
          number_cell(html::grouped(count.met)),
          number_cell(html::grouped(count.not_applicable)),
          number_cell(share_text(count.failed, count.judged()))};
}

}  // namespace results
