// SPDX-License-Identifier: Apache-2.0
// Questions and items by theme, and each failed or weak one with its analysis and advice.
#include "src/documents/report_points.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace documents {

using office::Align;

const std::string& code_of(const framework::Framework& framework, const analysis::WeakPoint& point)
{
  return point.kind == analysis::PointKind::item ? framework.items[point.index].code
                                                 : framework.questions[point.index].code;
}

const framework::Text& name_of(const framework::Framework& framework, const analysis::WeakPoint& point)
{
  return point.kind == analysis::PointKind::item ? framework.items[point.index].title
                                                 : framework.questions[point.index].wording;
}

namespace {

bool question_known(const ReportWriter& writer, std::size_t question)
{
  return writer.result().questions[question].score.has_value();
}

bool item_known(const ReportWriter& writer, std::size_t item)
{
  return writer.result().items[item].state != scoring::ItemState::unknown;
}

office::TableCell item_score_cell(const ReportWriter& writer, const scoring::ItemScore& item)
{
  if (item.printed) return number_cell(writer, item.printed);
  switch (item.state) {
    case scoring::ItemState::met:
      return number_cell(writer, Exact(100));
    case scoring::ItemState::failed:
      return number_cell(writer, Exact(0));
    case scoring::ItemState::not_applicable:
      return cell(writer.say("documents.item_not_applicable"), Align::right);
    case scoring::ItemState::unknown:
      break;
  }
  return number_cell(writer, {});
}

void write_point_table(ReportWriter& writer, const std::string& caption, const std::vector<std::size_t>& questions,
                       const std::vector<std::size_t>& items)
{
  const framework::Framework& framework = writer.framework();
  office::Table table =
      table_of(caption, {{0.8, Align::centre}, {0.8, Align::centre}, {6, Align::left}, {1, Align::right}},
               {writer.say("documents.instrument_head"), writer.say("documents.code_head"),
                writer.say("documents.point_head"), writer.say("documents.score_head")});
  for (const std::size_t question : questions) {
    const framework::Question& which = framework.questions[question];
    const auto instrument = framework.indicators[which.indicator].instrument;
    table.rows.push_back(
        row({cell(framework.instruments[instrument].code, Align::centre), cell(which.code, Align::centre),
             cell(writer.text(which.wording), writer.likely_footnote("question." + which.code)),
             number_cell(writer, writer.result().questions[question].score)}));
  }
  for (const std::size_t item : items) {
    const framework::Item& which = framework.items[item];
    const auto indicator = framework.sub_indicators[which.sub_indicator].indicator;
    const auto instrument = framework.indicators[indicator].instrument;
    table.rows.push_back(
        row({cell(framework.instruments[instrument].code, Align::centre), cell(which.code, Align::centre),
             cell(writer.text(which.title), writer.likely_footnote("item." + which.code)),
             item_score_cell(writer, writer.result().items[item])}));
  }
  writer.table(std::move(table));
}

std::string analysis_of(const ReportWriter& writer, const analysis::WeakPoint& point, const analysis::Topic* topic)
{
  std::vector<std::string> found;
  const framework::Framework& framework = writer.framework();
  if (point.kind == analysis::PointKind::item) {
    for (const scoring::JudgedElement& element : writer.result().items[point.index].elements) {
      if (element.met) continue;
      std::string text = element.reason;
      for (const framework::Element& known : framework.items[point.index].elements)
        if (text.empty() && known.code == element.element) text = writer.text(known.text);
      if (!text.empty()) found.push_back(text);
    }
  }
  if (!found.empty())
    return writer.say("documents.assessor_found", {{"reasons", fmt::format("{}", fmt::join(found, " "))}});
  if (topic != nullptr) return writer.text(topic->analysis);
  return writer.say("documents.no_reason");
}

void write_point(ReportWriter& writer, const analysis::WeakPoint& point, int number)
{
  const framework::Framework& framework = writer.framework();
  const std::string& code = code_of(framework, point);
  const analysis::Topic* topic = writer.advice().topic(code, framework.fiscal_year);
  office::Paragraph title;
  title.runs = {{.text = writer.say("documents.point_title", {{"number", std::to_string(number)},
                                                              {"code", code},
                                                              {"name", writer.text(name_of(framework, point))},
                                                              {"score", writer.score(point.score)}}),
                 .bold = true}};
  title.align = Align::left;
  title.first_line_indent = false;
  title.keep_with_next = true;
  writer.block(std::move(title));
  writer.labelled("documents.analysis_label", analysis_of(writer, point, topic));
  writer.labelled("documents.improve_label",
                  topic != nullptr ? writer.text(topic->improve) : writer.say("documents.no_advice"));
  const char* gain = point.kind == analysis::PointKind::item ? "documents.item_cost"
                     : point.whole_way                       ? "documents.question_gain_whole"
                     : point.upper_bound                     ? "documents.question_gain_most"
                                                             : "documents.question_gain";
  writer.labelled("documents.effect_label",
                  writer.say(gain, {{"gain", point.gain.decimal(2)}, {"full", point.gain_to_full.decimal(2)}}));
}

void write_weak_points(ReportWriter& writer, const std::vector<std::size_t>& points)
{
  if (points.empty()) {
    writer.paragraph(writer.say("documents.no_weak_points", {{"points", writer.analysis().threshold.decimal(0)}}));
    return;
  }
  int number = 0;
  for (const std::size_t point : points)
    write_point(writer, writer.analysis().weak_points[point], ++number);
}

template <typename Known>
std::vector<std::size_t> only(const std::vector<std::size_t>& all, Known known)
{
  std::vector<std::size_t> out;
  std::copy_if(all.begin(), all.end(), std::back_inserter(out), known);
  return out;
}

void write_by_theme(ReportWriter& writer)
{
  writer.section("documents.by_theme", {{"count", std::to_string(writer.framework().themes.size())}});
  for (const analysis::ThemeFinding& finding : writer.analysis().themes) {
    const framework::Theme& theme = writer.framework().themes[finding.theme];
    const auto questions = only(finding.questions, [&](std::size_t i) { return question_known(writer, i); });
    const auto items = only(finding.items, [&](std::size_t i) { return item_known(writer, i); });
    if (questions.empty() && items.empty()) continue;
    writer.subsection("documents.theme", {{"code", theme.code}, {"name", writer.text(theme.name)}});
    write_point_table(writer, writer.say("documents.theme_caption", {{"code", theme.code}}), questions, items);
    write_weak_points(writer, finding.weak_points);
  }
}

void write_by_indicator(ReportWriter& writer)
{
  writer.section("documents.by_indicator");
  const framework::Framework& framework = writer.framework();
  for (std::size_t i = 0; i < framework.indicators.size(); ++i) {
    std::vector<std::size_t> items;
    for (const std::size_t sub : framework.indicators[i].sub_indicators)
      items.insert(items.end(), framework.sub_indicators[sub].items.begin(), framework.sub_indicators[sub].items.end());
    const auto questions =
        only(framework.indicators[i].questions, [&](std::size_t q) { return question_known(writer, q); });
    items = only(items, [&](std::size_t item) { return item_known(writer, item); });
    if (questions.empty() && items.empty()) continue;
    std::vector<std::size_t> points;
    for (std::size_t p = 0; p < writer.analysis().weak_points.size(); ++p) {
      const analysis::WeakPoint& point = writer.analysis().weak_points[p];
      const auto& among = point.kind == analysis::PointKind::item ? items : questions;
      if (std::find(among.begin(), among.end(), point.index) != among.end()) points.push_back(p);
    }
    writer.subsection("documents.plain", {{"text", writer.indicator_name(i)}});
    write_point_table(writer, writer.say("documents.indicator_caption", {{"code", framework.indicators[i].code}}),
                      questions, items);
    write_weak_points(writer, points);
  }
}

}  // namespace

void write_themes(ReportWriter& writer)
{
  const scoring::Result& result = writer.result();
  const framework::Framework& framework = writer.framework();
  const auto known_item = [](const scoring::ItemScore& item) { return item.state != scoring::ItemState::unknown; };
  const bool items = std::any_of(result.items.begin(), result.items.end(), known_item);
  const bool questions = std::any_of(result.questions.begin(), result.questions.end(),
                                     [](const scoring::QuestionScore& question) { return question.score.has_value(); });
  if (!items && !questions) {
    writer.section("documents.points");
    writer.paragraph(writer.say("documents.points_unknown"));
    return;
  }
  if (items) {
    writer.section("documents.items");
    const auto failed = std::count_if(result.items.begin(), result.items.end(), [](const scoring::ItemScore& item) {
      return item.state == scoring::ItemState::failed;
    });
    writer.paragraph(
        writer.say(failed > 0 ? "documents.items_failed" : "documents.items_all_met",
                   {{"failed", std::to_string(failed)}, {"items", std::to_string(framework.items.size())}}));
    writer.picture(item_grid(writer));
  }
  if (framework.themes.empty()) {
    write_by_indicator(writer);
  } else {
    write_by_theme(writer);
  }
}

}  // namespace documents
