// SPDX-License-Identifier: Apache-2.0
// All scores with the numbers of answers behind them, so that anyone can compute them again.
#include <algorithm>

#include "src/documents/report_writer.hpp"

namespace documents {
namespace {

using office::Align;

bool anything_asked(const ReportWriter& writer, std::size_t instrument)
{
  for (const std::size_t indicator : writer.framework().instruments[instrument].indicators)
    for (const std::size_t question : writer.framework().indicators[indicator].questions)
      if (writer.result().questions[question].score) return true;
  return false;
}

office::TableCell n_cell(const ReportWriter& writer, const scoring::PartScore& part)
{
  return part.tally.counts.empty() ? number_cell(writer, {}) : count_cell(part.tally.n());
}

void write_indicator_scores(ReportWriter& writer)
{
  office::Table table = table_of(
      writer.say("documents.indicators_caption"), {{0.8, Align::centre}, {5, Align::left}, {1.2, Align::right}},
      {writer.say("documents.code_head"), writer.say("documents.indicator_head"), writer.say("documents.score_head")});
  for (std::size_t i = 0; i < writer.result().indicators.size(); ++i) {
    table.rows.push_back(row({cell(writer.framework().indicators[i].code, Align::centre),
                              cell(writer.text(writer.framework().indicators[i].name)),
                              number_cell(writer, writer.result().indicators[i].score)}));
  }
  writer.table(std::move(table));
}

void write_questions(ReportWriter& writer, std::size_t instrument)
{
  const framework::Framework& framework = writer.framework();
  const framework::Instrument& which = framework.instruments[instrument];
  std::vector<office::TableColumn> columns = {{0.8, Align::centre}, {5, Align::left}};
  std::vector<std::string> head = {writer.say("documents.code_head"), writer.say("documents.question_head")};
  for (const framework::Part& part : which.parts) {
    columns.push_back({0.9, Align::right});
    columns.push_back({1.1, Align::right});
    const bool one = which.parts.size() == 1;
    head.push_back(one ? writer.say("documents.n_head") : writer.say("documents.n_of_part", {{"part", part.code}}));
    head.push_back(one ? writer.say("documents.score_head")
                       : writer.say("documents.score_of_part", {{"part", part.code}}));
  }
  office::Table table = table_of(writer.say("documents.questions_caption", {{"code", which.code}}), columns, head);
  for (const std::size_t indicator : which.indicators) {
    for (const std::size_t question : framework.indicators[indicator].questions) {
      std::vector<office::TableCell> cells = {cell(framework.questions[question].code, Align::centre),
                                              cell(writer.text(framework.questions[question].wording))};
      for (const scoring::PartScore& part : writer.result().questions[question].parts) {
        cells.push_back(n_cell(writer, part));
        cells.push_back(number_cell(writer, part.score));
      }
      cells.resize(columns.size(), number_cell(writer, {}));
      table.rows.push_back(row(std::move(cells)));
    }
  }
  writer.table(std::move(table));
}

std::string state_text(const ReportWriter& writer, scoring::ItemState state)
{
  switch (state) {
    case scoring::ItemState::met:
      return writer.say("documents.item_met");
    case scoring::ItemState::failed:
      return writer.say("documents.item_failed");
    case scoring::ItemState::not_applicable:
      return writer.say("documents.item_not_applicable");
    case scoring::ItemState::unknown:
      break;
  }
  return writer.say("documents.item_unknown");
}

void write_sub_indicators(ReportWriter& writer)
{
  const framework::Framework& framework = writer.framework();
  office::Table table = table_of(writer.say("documents.sub_indicators_caption"),
                                 {{0.8, Align::centre}, {4.6, Align::left}, {1, Align::right}, {1.1, Align::right}},
                                 {writer.say("documents.code_head"), writer.say("documents.sub_indicator_head"),
                                  writer.say("documents.items_head"), writer.say("documents.score_head")});
  for (std::size_t i = 0; i < framework.sub_indicators.size(); ++i) {
    table.rows.push_back(
        row({cell(framework.sub_indicators[i].code, Align::centre), cell(writer.text(framework.sub_indicators[i].name)),
             count_cell(static_cast<std::uint32_t>(framework.sub_indicators[i].items.size())),
             number_cell(writer, writer.result().sub_indicators[i])}));
  }
  writer.table(std::move(table));
}

void write_items(ReportWriter& writer)
{
  const framework::Framework& framework = writer.framework();
  office::Table table = table_of(writer.say("documents.items_caption"),
                                 {{0.8, Align::centre}, {5, Align::left}, {1.1, Align::centre}, {1.3, Align::right}},
                                 {writer.say("documents.code_head"), writer.say("documents.item_head"),
                                  writer.say("documents.result_head"), writer.say("documents.worth_head")});
  for (std::size_t i = 0; i < framework.items.size(); ++i) {
    table.rows.push_back(row({cell(framework.items[i].code, Align::centre), cell(writer.text(framework.items[i].title)),
                              cell(state_text(writer, writer.result().items[i].state), Align::centre),
                              number_cell(writer, framework.cost_of_item(i))}));
  }
  writer.table(std::move(table));
}

}  // namespace

void write_appendix(ReportWriter& writer)
{
  const scoring::Result& result = writer.result();
  writer.block(office::PageBreak{});
  writer.unnumbered_section("documents.appendix");
  if (std::ranges::any_of(result.indicators, [](const auto& indicator) { return indicator.score.has_value(); })) {
    writer.paragraph(writer.say("documents.appendix_intro"));
    write_indicator_scores(writer);
  } else {
    writer.paragraph(writer.say("documents.appendix_total_only", {{"total", writer.score(result.total)}}));
  }
  for (std::size_t i = 0; i < writer.framework().instruments.size(); ++i)
    if (anything_asked(writer, i)) write_questions(writer, i);
  bool items = false;
  bool sub_indicators = false;
  for (const auto& score : result.sub_indicators)
    sub_indicators = sub_indicators || score.has_value();
  for (const auto& item : result.items)
    items = items || item.state != scoring::ItemState::unknown;
  if (sub_indicators) write_sub_indicators(writer);
  if (items) write_items(writer);
  writer.paragraph(writer.say("documents.provenance", {{"year", writer.year(writer.framework().fiscal_year)}}));
  office::Paragraph hash;
  hash.runs = {{.text = writer.say("documents.framework_hash") + " " + writer.framework().hash, .literal = true}};
  hash.align = Align::left;
  hash.first_line_indent = false;
  hash.size = 12;
  writer.block(std::move(hash));
}

}  // namespace documents
