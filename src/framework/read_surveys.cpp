// SPDX-License-Identifier: Apache-2.0
// Reads scales, instruments with their parts, indicators and questions.
#include <fmt/format.h>

#include "src/framework/draft.hpp"

namespace framework {

namespace {

ScaleLevel read_scale_level(Draft& draft, const std::string& path, const Node& node, const Scale& scale)
{
  TableReader reader(node, path, draft.problems);
  ScaleLevel level;
  const auto code = reader.code("code", scale.by_code ? Need::required : Need::optional);
  if (code) level.code = code->code;
  if (code && !scale.by_code) reader.problem("code", "framework.scale_code_not_used", {{"code", code->code}});
  if (code && index_of_code(scale.levels, code->code) != k_nowhere) {
    reader.problem("code", "framework.named_twice", {{"code", code->code}});
  }
  level.label = reader.text("label", Need::required);
  level.points = reader.number("points", Need::required, 0, 100).value_or(Exact{});
  reader.finish();
  return level;
}

Part read_part(Draft& draft, const std::string& kind, const Node& node, const Instrument& instrument)
{
  Entry entry = open_entry(draft, kind, node, instrument.parts);
  Part part;
  part.code = entry.code;
  part.name = entry.reader.text("name", Need::required);
  part.weight = read_weight(draft, entry.reader, 1);
  read_certainty(draft, entry.reader, fmt::format("part.{}.{}", instrument.code, part.code));
  entry.reader.finish();
  return part;
}

void read_parts(Draft& draft, TableReader& reader, Instrument& instrument)
{
  for (const Node* node : reader.tables("parts", Need::optional)) {
    instrument.parts.push_back(read_part(draft, reader.path_of("parts"), *node, instrument));
  }
  if (instrument.kind == InstrumentKind::disclosure) {
    if (!instrument.parts.empty()) reader.problem("parts", "framework.parts_on_disclosure");
    instrument.parts.clear();
  } else if (instrument.parts.empty()) {
    instrument.parts.push_back({"1", instrument.name, 1});
  }
}

/// Parts of the indicator's instrument that the question names.
std::vector<std::string> read_parts_of_question(Draft& draft, TableReader& reader, const Question& question)
{
  std::vector<std::string> parts;
  const Framework& framework = draft.framework;
  for (const WrittenCode& written : reader.codes("parts")) {
    if (question.indicator == k_nowhere || framework.indicators[question.indicator].instrument == k_nowhere) continue;
    const Instrument& instrument = framework.instruments[framework.indicators[question.indicator].instrument];
    const std::size_t part = find_reference(reader, "parts", "instrument.parts", written, instrument.parts);
    if (part != k_nowhere) parts.push_back(instrument.parts[part].code);
  }
  return parts;
}

}  // namespace

void read_scales(Draft& draft, TableReader& root)
{
  for (const Node* node : root.tables("scale", Need::required)) {
    Entry entry = open_entry(draft, "scale", *node, draft.framework.scales);
    Scale scale;
    scale.code = entry.code;
    scale.by_code = entry.reader.choice("answered_by", Need::required, {"position", "code"}) == "code";
    for (const Node* level : entry.reader.tables("levels", Need::required)) {
      const std::string path = fmt::format("{}.levels[{}]", entry.reader.path(), scale.levels.size() + 1);
      scale.levels.push_back(read_scale_level(draft, path, *level, scale));
    }
    if (scale.levels.size() == 1) entry.reader.problem("levels", "framework.scale_too_short");
    read_certainty(draft, entry.reader, "scale." + scale.code);
    entry.reader.finish();
    draft.framework.scales.push_back(std::move(scale));
  }
}

void read_instruments(Draft& draft, TableReader& root)
{
  for (const Node* node : root.tables("instrument", Need::required)) {
    Entry entry = open_entry(draft, "instrument", *node, draft.framework.instruments);
    Instrument instrument;
    instrument.code = entry.code;
    instrument.name = entry.reader.text("name", Need::required);
    const std::string kind = entry.reader.choice("kind", Need::required, {"survey", "disclosure"});
    instrument.kind = kind == "disclosure" ? InstrumentKind::disclosure : InstrumentKind::survey;
    instrument.weight = read_weight(draft, entry.reader, 100);
    read_parts(draft, entry.reader, instrument);
    read_certainty(draft, entry.reader, "instrument." + instrument.code);
    entry.reader.finish();
    draft.framework.instruments.push_back(std::move(instrument));
  }
}

void read_indicators(Draft& draft, TableReader& root)
{
  Framework& framework = draft.framework;
  for (const Node* node : root.tables("indicator", Need::required)) {
    Entry entry = open_entry(draft, "indicator", *node, framework.indicators);
    Indicator indicator;
    indicator.code = entry.code;
    indicator.name = entry.reader.text("name", Need::required);
    indicator.purpose = entry.reader.text("purpose", Need::required);
    indicator.instrument = read_owner(entry.reader, "instrument", framework.instruments);
    if (indicator.instrument != k_nowhere) {
      framework.instruments[indicator.instrument].indicators.push_back(framework.indicators.size());
    }
    read_certainty(draft, entry.reader, "indicator." + indicator.code);
    entry.reader.finish();
    framework.indicators.push_back(std::move(indicator));
  }
}

void read_questions(Draft& draft, TableReader& root)
{
  Framework& framework = draft.framework;
  for (const Node* node : root.tables("question", Need::optional)) {
    Entry entry = open_entry(draft, "question", *node, framework.questions);
    Question question;
    question.code = entry.code;
    question.wording = entry.reader.text("wording", Need::required);
    question.indicator = read_owner(entry.reader, "indicator", framework.indicators);
    if (question.indicator != k_nowhere) {
      Indicator& indicator = framework.indicators[question.indicator];
      if (is_disclosure(framework, indicator)) {
        entry.reader.problem("indicator", "framework.question_on_disclosure", {{"indicator", indicator.code}});
      }
      indicator.questions.push_back(framework.questions.size());
    }
    if (const auto scale = entry.reader.code("scale", Need::required)) {
      question.scale = find_reference(entry.reader, "scale", "scale", *scale, framework.scales);
    }
    question.reversed = entry.reader.truth("reversed").value_or(false);
    question.parts = read_parts_of_question(draft, entry.reader, question);
    question.certainty = read_certainty(draft, entry.reader, "question." + question.code);
    entry.reader.finish();
    framework.questions.push_back(std::move(question));
  }
}

}  // namespace framework
