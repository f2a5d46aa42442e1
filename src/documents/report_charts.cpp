// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "src/documents/report_writer.hpp"

namespace documents {
namespace {

std::vector<std::string> ticks(const ReportWriter& writer, int from, int to, int step)
{
  std::vector<std::string> out;
  for (int value = from; value <= to; value += step)
    out.push_back(writer.digits(std::to_string(value)));
  return out;
}

// What a picture says, for those who do not see it.
std::string spoken(const ReportWriter& writer)
{
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < writer.framework().indicators.size(); ++i)
    parts.push_back(writer.indicator_name(i) + " " + writer.score(writer.result().indicators[i].score));
  return writer.digits(writer.list(parts));
}

std::string label_of(const ReportWriter& writer, std::size_t indicator)
{
  const framework::Indicator& which = writer.framework().indicators[indicator];
  return writer.digits(which.code + ". ") + writer.text(which.name);
}

chart::CellState state_of(scoring::ItemState state)
{
  switch (state) {
    case scoring::ItemState::met:
      return chart::CellState::met;
    case scoring::ItemState::failed:
      return chart::CellState::failed;
    case scoring::ItemState::not_applicable:
      return chart::CellState::not_applicable;
    case scoring::ItemState::unknown:
      break;
  }
  return chart::CellState::unknown;
}

}  // namespace

chart::Svg indicator_bars(const ReportWriter& writer)
{
  const framework::Framework& framework = writer.framework();
  std::vector<chart::Bar> bars;
  for (std::size_t i = 0; i < framework.indicators.size(); ++i) {
    const auto& score = writer.result().indicators[i].score;
    bars.push_back({label_of(writer, i), score ? score->approximate() : 0,
                    score ? writer.digits(writer.score(score)) : "",
                    static_cast<int>(framework.indicators[i].instrument)});
  }
  chart::BarsOptions options;
  options.threshold = writer.analysis().threshold.approximate();
  options.threshold_label =
      writer.digits(writer.say("documents.threshold_label", {{"points", writer.analysis().threshold.decimal(0)}}));
  options.ticks = ticks(writer, 0, 100, 20);
  for (const framework::Instrument& instrument : framework.instruments)
    options.groups.push_back(instrument.code);
  return chart::bars({writer.say("documents.bars_title"), spoken(writer)}, bars, options);
}

chart::Svg indicator_radar(const ReportWriter& writer)
{
  std::vector<chart::Spoke> spokes;
  for (std::size_t i = 0; i < writer.framework().indicators.size(); ++i) {
    const auto& score = writer.result().indicators[i].score;
    spokes.push_back({label_of(writer, i), score ? score->approximate() : 0, writer.digits(writer.score(score))});
  }
  return chart::radar({writer.say("documents.radar_title"), spoken(writer)}, spokes, 400, ticks(writer, 20, 100, 20));
}

chart::Svg year_lines(const ReportWriter& writer)
{
  constexpr int k_step = 10;
  std::vector<std::string> years;
  chart::Line total{writer.say("documents.total"), {}, {}};
  std::vector<chart::Line> lines;
  for (const framework::Instrument& instrument : writer.framework().instruments)
    lines.push_back({instrument.code, {}, {}});
  double lowest = 100;
  std::vector<std::string> sentences;
  for (const analysis::YearScore& year : writer.analysis().years) {
    years.push_back(writer.digits(std::to_string(year.fiscal_year)));
    const auto add = [&](chart::Line& line, const std::optional<Exact>& score) {
      line.values.push_back(score ? std::optional(score->approximate()) : std::nullopt);
      line.shown.push_back(score ? writer.digits(writer.score(score)) : "");
      if (score) lowest = std::min(lowest, score->approximate());
    };
    add(total, year.total);
    for (chart::Line& line : lines) {
      const auto which = year.result->framework->instrument(line.label);
      add(line, which ? year.result->instruments[*which].score : std::nullopt);
    }
    sentences.push_back(std::to_string(year.fiscal_year) + " " + writer.score(year.total));
  }
  lines.insert(lines.begin(), std::move(total));
  // A line of which nothing is known would only be a name in the legend.
  std::erase_if(lines, [](const chart::Line& line) {
    return std::ranges::none_of(line.values, [](const auto& value) { return value.has_value(); });
  });
  chart::LinesOptions options;
  options.low = std::max(0.0, std::floor((lowest - 5) / k_step) * k_step);
  options.ticks = ticks(writer, static_cast<int>(options.low), 100, k_step);
  options.threshold = writer.framework().rules.pass_mark.approximate();
  options.threshold_label =
      writer.digits(writer.say("documents.pass_label", {{"points", writer.framework().rules.pass_mark.decimal(0)}}));
  return chart::lines({writer.say("documents.lines_title"), writer.digits(writer.list(sentences))}, years, lines,
                      options);
}

chart::Svg item_grid(const ReportWriter& writer)
{
  const framework::Framework& framework = writer.framework();
  std::vector<chart::CellGroup> groups;
  std::size_t met = 0;
  for (const framework::SubIndicator& sub : framework.sub_indicators) {
    chart::CellGroup group{writer.digits(sub.code) + " " + writer.text(sub.name), {}};
    for (const std::size_t item : sub.items) {
      const scoring::ItemState state = writer.result().items[item].state;
      group.cells.push_back({writer.digits(framework.items[item].code), state_of(state)});
      if (state == scoring::ItemState::met) ++met;
    }
    groups.push_back(std::move(group));
  }
  const std::string description = writer.digits(writer.say(
      "documents.grid_description", {{"met", std::to_string(met)}, {"items", std::to_string(framework.items.size())}}));
  return chart::grid({writer.say("documents.grid_title"), description}, groups, 453,
                     {writer.say("documents.item_met"), writer.say("documents.item_failed"),
                      writer.say("documents.item_not_applicable"), writer.say("documents.item_unknown")});
}

}  // namespace documents
