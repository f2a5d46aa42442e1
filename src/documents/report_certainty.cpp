// SPDX-License-Identifier: Apache-2.0
// How sure the scores are: who answered, margins of error, the parts of EIT and the surveys beside each other.
#include <fmt/format.h>

#include "src/documents/report_writer.hpp"

namespace documents {
namespace {

using office::Align;

void write_margin_table(ReportWriter& writer)
{
  const framework::Framework& framework = writer.framework();
  office::Table table = table_of(writer.say("documents.margins_caption"),
                                 {{3, Align::left}, {1.2, Align::right}, {1.2, Align::right}, {1.6, Align::right}},
                                 {writer.say("documents.survey_head"), writer.say("documents.n_head"),
                                  writer.say("documents.score_head"), writer.say("documents.margin_head")});
  for (const analysis::Margin& margin : writer.analysis().margins) {
    const framework::Instrument& instrument = framework.instruments[margin.instrument];
    std::string name = instrument.code;
    if (instrument.parts.size() > 1) name += " · " + writer.text(instrument.parts[margin.part].name);
    const auto& parts = writer.result().instruments[margin.instrument].parts;
    const auto score = instrument.parts.size() > 1 && margin.part < parts.size()
                           ? parts[margin.part]
                           : writer.result().instruments[margin.instrument].score;
    office::TableCell width = cell(fmt::format("± {:.2f}", margin.half_width), Align::right);
    width.number = margin.half_width;
    table.rows.push_back(
        row({cell(std::move(name)), count_cell(margin.n), number_cell(writer, score), std::move(width)}));
  }
  writer.table(std::move(table));
  writer.paragraph(writer.say("documents.margins_note"));
}

void write_total_margin(ReportWriter& writer)
{
  const auto& margin = writer.analysis().total_margin;
  if (!margin || !writer.result().total) return;
  const double total = writer.result().total->approximate();
  writer.paragraph(writer.say("documents.total_margin",
                              {{"total", writer.score(writer.result().total)},
                               {"half", fmt::format("{:.2f}", margin->half_width)},
                               {"low", fmt::format("{:.2f}", total - margin->half_width)},
                               {"high", fmt::format("{:.2f}", std::min(100.0, total + margin->half_width))}}));
  std::vector<std::string> within;
  for (const Exact& threshold : margin->thresholds_within)
    within.push_back(threshold.decimal(2));
  if (!within.empty())
    writer.paragraph(writer.say("documents.threshold_within", {{"thresholds", writer.list(within)}}));
}

void write_part_gaps(ReportWriter& writer)
{
  const auto& gaps = writer.analysis().part_gaps;
  if (gaps.empty()) return;
  writer.subsection("documents.part_gaps");
  office::Table table = table_of(writer.say("documents.part_gaps_caption"),
                                 {{3.4, Align::left}, {1.2, Align::right}, {1.2, Align::right}, {1.2, Align::right}},
                                 {writer.say("documents.indicator_head"), writer.say("documents.part_1_head"),
                                  writer.say("documents.part_2_head"), writer.say("documents.gap_head")});
  Exact sum;
  bool implied = false;
  for (const analysis::PartGap& gap : gaps) {
    sum += gap.gap;
    implied = implied || gap.implied;
    office::TableCell difference = cell(writer.signed_score(gap.gap), Align::right);
    difference.number = gap.gap.rounded(2).approximate();
    table.rows.push_back(row({cell(writer.indicator_name(gap.indicator)), number_cell(writer, gap.first),
                              number_cell(writer, gap.second), std::move(difference)}));
  }
  writer.table(std::move(table));
  const Exact mean = sum / Exact(static_cast<std::int64_t>(gaps.size()));
  const bool lower = mean < Exact(0);
  writer.paragraph(writer.say(lower ? "documents.part_2_lower" : "documents.part_2_not_lower",
                              {{"points", (lower ? -mean : mean).decimal(2)}}));
  if (implied) writer.paragraph(writer.say("documents.part_2_implied"));
}

void write_remarks(ReportWriter& writer)
{
  if (writer.remarks().empty()) return;
  writer.paragraph(writer.say(writer.result().origin == scoring::Origin::printed ? "documents.remarks"
                                                                                 : "documents.remarks_on_answers"));
  for (const std::string& remark : writer.remarks())
    writer.item("•", remark);
}

}  // namespace

void write_certainty(ReportWriter& writer)
{
  const analysis::Analysis& analysis = writer.analysis();
  const auto& flags = writer.result().flags;
  if (analysis.margins.empty() && analysis.part_gaps.empty() && !analysis.iit_minus_eit && flags.empty() &&
      writer.remarks().empty())
    return;
  writer.section("documents.certainty");
  for (const scoring::Flag& flag : flags)
    writer.item("•", writer.say(flag.code, flag.params));
  write_remarks(writer);
  if (!analysis.margins.empty()) {
    writer.subsection("documents.margins");
    write_margin_table(writer);
    write_total_margin(writer);
  }
  write_part_gaps(writer);
  if (analysis.iit_minus_eit) {
    const bool higher = *analysis.iit_minus_eit > Exact(0);
    writer.subsection("documents.iit_eit");
    writer.paragraph(
        writer.say(higher ? "documents.iit_higher" : "documents.eit_higher",
                   {{"points", (higher ? *analysis.iit_minus_eit : -*analysis.iit_minus_eit).decimal(2)}}));
  }
}

}  // namespace documents
