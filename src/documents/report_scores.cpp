// SPDX-License-Identifier: Apache-2.0
// The result as a whole and by indicator.
#include <algorithm>

#include "src/documents/report_writer.hpp"

namespace documents {
namespace {

using office::Align;

bool any_indicator_known(const scoring::Result& result)
{
  return std::any_of(result.indicators.begin(), result.indicators.end(),
                     [](const scoring::IndicatorScore& indicator) { return indicator.score.has_value(); });
}

void write_total_sentence(ReportWriter& writer)
{
  const scoring::Result& result = writer.result();
  const util::Params params = {{"agency", result.agency},
                               {"year", writer.year(result.fiscal_year())},
                               {"total", writer.score(result.total)},
                               {"level", writer.level_name(result.level)},
                               {"pass", writer.framework().rules.pass_mark.decimal(0)}};
  if (!result.total) {
    writer.paragraph(writer.say("documents.total_unknown", params));
    return;
  }
  std::optional<int> note;
  if (result.level) note = writer.likely_footnote("level." + writer.framework().levels[*result.level].code);
  writer.paragraph(writer.say(result.level ? "documents.total_is" : "documents.total_without_level", params), note);
  if (writer.analysis().passed)
    writer.paragraph(writer.say(*writer.analysis().passed ? "documents.passed" : "documents.not_passed", params));
}

void write_origin(ReportWriter& writer)
{
  const bool printed = writer.result().origin == scoring::Origin::printed;
  writer.paragraph(writer.say(printed ? "documents.origin_printed" : "documents.origin_answers"));
}

void write_instrument_scores(ReportWriter& writer)
{
  const framework::Framework& framework = writer.framework();
  office::Table table = table_of(
      writer.say("documents.instrument_scores_caption"),
      {{0.8, Align::centre}, {3.6, Align::left}, {1.5, Align::right}, {1.1, Align::right}, {1.5, Align::right}},
      {writer.say("documents.instrument_head"), writer.say("documents.instrument_name_head"),
       writer.say("documents.weight_head"), writer.say("documents.score_head"), writer.say("documents.weighted_head")});
  for (std::size_t i = 0; i < framework.instruments.size(); ++i) {
    const framework::Instrument& instrument = framework.instruments[i];
    const auto& score = writer.result().instruments[i].score;
    const std::optional<Exact> weighted = score ? std::optional(*score * instrument.weight / Exact(100)) : std::nullopt;
    table.rows.push_back(
        row({cell(instrument.code, Align::centre), cell(writer.text(instrument.name)),
             number_cell(writer, instrument.weight), number_cell(writer, score), number_cell(writer, weighted)}));
  }
  office::TableCell label = cell(writer.say("documents.total"), Align::right);
  label.column_span = 4;
  label.bold = true;
  office::TableCell total = number_cell(writer, writer.result().total);
  total.bold = true;
  table.rows.push_back(row({std::move(label), std::move(total)}));
  writer.table(std::move(table));
}

void write_extremes(ReportWriter& writer)
{
  const auto& ranking = writer.analysis().ranking;
  const auto with_rank_of = [&](const analysis::Ranked& extreme) {
    std::vector<std::string> names;
    for (const analysis::Ranked& ranked : ranking)
      if (ranked.rank == extreme.rank) names.push_back(writer.indicator_name(ranked.indicator));
    return writer.list(names);
  };
  writer.paragraph(
      writer.say("documents.highest_lowest",
                 {{"highest", with_rank_of(ranking.front())},
                  {"highest_score", writer.score(ranking.front().score)},
                  {"lowest", with_rank_of(ranking.back())},
                  {"lowest_score", writer.score(ranking.back().score)},
                  {"gap", (ranking.front().score.rounded(2) - ranking.back().score.rounded(2)).decimal(2)}}));
}

}  // namespace

void write_overall(ReportWriter& writer)
{
  writer.section("documents.overall", {{"year", writer.year(writer.result().fiscal_year())}});
  write_total_sentence(writer);
  write_origin(writer);
  if (!any_indicator_known(writer.result())) {
    writer.paragraph(writer.say("documents.indicators_unknown"));
    return;
  }
  write_instrument_scores(writer);
  writer.picture(indicator_radar(writer));
}

void write_indicators(ReportWriter& writer)
{
  const analysis::Analysis& analysis = writer.analysis();
  if (analysis.ranking.empty()) return;
  writer.section("documents.indicators");
  write_extremes(writer);
  writer.picture(indicator_bars(writer));
  office::Table table = table_of(
      writer.say("documents.ranking_caption"),
      {{0.8, Align::centre}, {4.2, Align::left}, {0.9, Align::centre}, {1.1, Align::right}, {1.8, Align::centre}},
      {writer.say("documents.rank_head"), writer.say("documents.indicator_head"),
       writer.say("documents.instrument_head"), writer.say("documents.score_head"),
       writer.say("documents.against_threshold_head", {{"points", analysis.threshold.decimal(0)}})});
  for (const analysis::Ranked& ranked : analysis.ranking) {
    const framework::Indicator& indicator = writer.framework().indicators[ranked.indicator];
    const bool weak = std::find(analysis.weaknesses.begin(), analysis.weaknesses.end(), ranked.indicator) !=
                      analysis.weaknesses.end();
    table.rows.push_back(
        row({cell(std::to_string(ranked.rank), Align::centre), cell(writer.indicator_name(ranked.indicator)),
             cell(writer.framework().instruments[indicator.instrument].code, Align::centre),
             number_cell(writer, ranked.score),
             cell(writer.say(weak ? "documents.below" : "documents.reached"), Align::centre)}));
  }
  writer.table(std::move(table));
}

}  // namespace documents
