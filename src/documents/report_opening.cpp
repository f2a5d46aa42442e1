// SPDX-License-Identifier: Apache-2.0
// Why the assessment is made, and how: instruments and weights, computation, levels.
#include "src/documents/report_writer.hpp"

namespace documents {
namespace {

using office::Align;

std::string condition_text(const ReportWriter& writer, const framework::Condition& condition)
{
  const framework::Framework& framework = writer.framework();
  const util::Params params = {{"points", writer.score(condition.at_least)}};
  switch (condition.scope) {
    case framework::ConditionScope::total:
      return writer.say("documents.condition_total", params);
    case framework::ConditionScope::every_instrument:
      return writer.say("documents.condition_instruments", params);
    case framework::ConditionScope::every_indicator:
      return writer.say("documents.condition_indicators", params);
    case framework::ConditionScope::one_instrument:
      return writer.say("documents.condition_instrument", {{"points", writer.score(condition.at_least)},
                                                           {"code", framework.instruments[condition.which].code}});
    case framework::ConditionScope::one_indicator:
      return writer.say("documents.condition_indicator", {{"points", writer.score(condition.at_least)},
                                                          {"code", framework.indicators[condition.which].code}});
  }
  return {};
}

std::string conditions_text(const ReportWriter& writer, std::size_t level)
{
  const auto& levels = writer.framework().levels;
  const auto& conditions = levels[level].conditions;
  if (conditions.empty() && level > 0 && levels[level - 1].conditions.size() == 1 &&
      levels[level - 1].conditions.front().scope == framework::ConditionScope::total) {
    return writer.say("documents.condition_below",
                      {{"points", writer.score(levels[level - 1].conditions.front().at_least)}});
  }
  if (conditions.empty()) return writer.say("documents.condition_else");
  std::vector<std::string> parts;
  for (const framework::Condition& condition : conditions)
    parts.push_back(condition_text(writer, condition));
  return writer.list(parts);
}

void write_instrument_table(ReportWriter& writer)
{
  const framework::Framework& framework = writer.framework();
  office::Table table = table_of(writer.say("documents.instruments_caption"),
                                 {{0.8, Align::centre}, {3.2, Align::left}, {1.5, Align::right}, {3.4, Align::left}},
                                 {writer.say("documents.instrument_head"), writer.say("documents.instrument_name_head"),
                                  writer.say("documents.weight_head"), writer.say("documents.indicators_head")});
  for (const framework::Instrument& instrument : framework.instruments) {
    office::TableCell names;
    for (const std::size_t indicator : instrument.indicators)
      names.paragraphs.push_back(
          {{.text = framework.indicators[indicator].code + ". " + writer.text(framework.indicators[indicator].name)}});
    if (names.paragraphs.empty()) names.paragraphs.emplace_back();
    table.rows.push_back(row({cell(instrument.code, Align::centre), cell(writer.text(instrument.name)),
                              number_cell(writer, instrument.weight), std::move(names)}));
  }
  writer.table(std::move(table));
}

void write_level_table(ReportWriter& writer)
{
  office::Table table = table_of(writer.say("documents.levels_caption"), {{1.6, Align::centre}, {4, Align::left}},
                                 {writer.say("documents.level_head"), writer.say("documents.condition_head")});
  const auto& levels = writer.framework().levels;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    office::TableCell name = cell(writer.text(levels[i].name), writer.likely_footnote("level." + levels[i].code));
    name.align = Align::centre;
    table.rows.push_back(row({std::move(name), cell(conditions_text(writer, i))}));
  }
  writer.table(std::move(table));
}

}  // namespace

void write_principles(ReportWriter& writer)
{
  const util::Params params = {{"agency", writer.result().agency},
                               {"year", writer.year(writer.result().fiscal_year())}};
  writer.section("documents.principles");
  writer.paragraph(writer.say("documents.principles_1"));
  writer.paragraph(writer.say("documents.principles_2", params));
  if (const auto& target = writer.framework().target) {
    writer.paragraph(writer.say("documents.target", {{"share", target->share.decimal(0)},
                                                     {"points", target->at_least.decimal(0)},
                                                     {"name", writer.text(target->name)}}));
  }
}

void write_method(ReportWriter& writer)
{
  writer.section("documents.method");
  writer.subsection("documents.method_instruments");
  const framework::Framework& framework = writer.framework();
  writer.paragraph(writer.say("documents.method_intro", {{"instruments", std::to_string(framework.instruments.size())},
                                                         {"indicators", std::to_string(framework.indicators.size())},
                                                         {"questions", std::to_string(framework.questions.size())},
                                                         {"items", std::to_string(framework.items.size())}}));
  write_instrument_table(writer);
  for (const framework::Eligibility& who : framework.eligibility) {
    writer.item("•", writer.say("documents.eligible", {{"code", who.instrument}, {"who", writer.text(who.who)}}));
  }
  writer.subsection("documents.method_computing");
  writer.item("(1)", writer.say("documents.computing_1"));
  writer.item("(2)", writer.say("documents.computing_2"));
  writer.item("(3)", writer.say("documents.computing_3"));
  int step = 4;
  for (const framework::Instrument& instrument : framework.instruments) {
    if (instrument.parts.size() < 2) continue;
    std::vector<std::string> parts;
    std::optional<int> note;
    for (const framework::Part& part : instrument.parts) {
      parts.push_back(writer.say("documents.part_weight", {{"name", writer.text(part.name)},
                                                           {"percent", (part.weight * Exact(100)).decimal(0)}}));
      if (!note) note = writer.likely_footnote("part." + instrument.code + "." + part.code);
    }
    writer.item("(" + std::to_string(step++) + ")",
                writer.say("documents.computing_parts", {{"code", instrument.code}, {"parts", writer.list(parts)}}),
                note);
  }
  writer.item("(" + std::to_string(step) + ")", writer.say("documents.computing_total"));
  writer.subsection("documents.method_levels");
  writer.paragraph(writer.say("documents.levels_intro", {{"count", std::to_string(framework.levels.size())},
                                                         {"pass", framework.rules.pass_mark.decimal(0)}}));
  write_level_table(writer);
}

}  // namespace documents
