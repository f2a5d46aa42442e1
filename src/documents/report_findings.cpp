// SPDX-License-Identifier: Apache-2.0
// Strengths and weaknesses against the threshold, and by instrument what to keep and what to improve.
#include <fmt/format.h>

#include "src/documents/report_writer.hpp"

namespace documents {
namespace {

void write_strength_list(ReportWriter& writer, const std::vector<std::size_t>& indicators)
{
  int number = 0;
  for (const std::size_t indicator : indicators) {
    writer.item(
        fmt::format("({})", ++number),
        writer.say("documents.strength", {{"indicator", writer.indicator_name(indicator)},
                                          {"score", writer.score(writer.result().indicators[indicator].score)}}));
  }
}

void write_weakness_list(ReportWriter& writer, const std::vector<std::size_t>& indicators)
{
  int number = 0;
  for (const std::size_t indicator : indicators) {
    const framework::Indicator& which = writer.framework().indicators[indicator];
    const Exact score = *writer.result().indicators[indicator].score;
    writer.item(
        fmt::format("({})", ++number),
        writer.say("documents.weakness", {{"indicator", writer.indicator_name(indicator)},
                                          {"score", writer.score(score)},
                                          {"missing", (writer.analysis().threshold - score.rounded(2)).decimal(2)},
                                          {"purpose", writer.text(which.purpose)}}));
  }
}

std::string names_of(const ReportWriter& writer, const std::vector<std::size_t>& indicators)
{
  std::vector<std::string> names;
  for (const std::size_t indicator : indicators) {
    names.push_back(writer.say("documents.indicator_with_score",
                               {{"indicator", writer.indicator_name(indicator)},
                                {"score", writer.score(writer.result().indicators[indicator].score)}}));
  }
  return writer.list(names);
}

void write_keep(ReportWriter& writer, const analysis::InstrumentFinding& finding)
{
  writer.paragraph(writer.say("documents.keep", {{"indicators", names_of(writer, finding.best)}}));
  for (const std::size_t indicator : finding.best) {
    const analysis::IndicatorAdvice* advice = writer.advice().indicator(writer.framework().indicators[indicator].code);
    if (advice != nullptr) writer.labelled("documents.keep_label", writer.text(advice->keep));
  }
}

void write_improve(ReportWriter& writer, const analysis::InstrumentFinding& finding)
{
  if (finding.worst.empty()) {
    if (finding.best.size() > 1) writer.paragraph(writer.say("documents.all_equal"));
    return;
  }
  writer.paragraph(writer.say("documents.improve", {{"indicators", names_of(writer, finding.worst)}}));
  for (const std::size_t indicator : finding.worst) {
    const framework::Indicator& which = writer.framework().indicators[indicator];
    const analysis::IndicatorAdvice* advice = writer.advice().indicator(which.code);
    if (advice != nullptr) writer.labelled("documents.improve_label", writer.text(advice->improve));
  }
}

}  // namespace

void write_strengths(ReportWriter& writer)
{
  const analysis::Analysis& analysis = writer.analysis();
  if (analysis.ranking.empty()) return;
  const util::Params params = {{"points", analysis.threshold.decimal(0)},
                               {"strengths", std::to_string(analysis.strengths.size())},
                               {"weaknesses", std::to_string(analysis.weaknesses.size())},
                               {"known", std::to_string(analysis.ranking.size())}};
  writer.section("documents.strengths_and_weaknesses");
  writer.paragraph(writer.say("documents.threshold_intro", params));
  writer.subsection("documents.strengths", params);
  if (analysis.strengths.empty()) writer.paragraph(writer.say("documents.no_strengths", params));
  write_strength_list(writer, analysis.strengths);
  writer.subsection("documents.weaknesses", params);
  if (analysis.weaknesses.empty()) writer.paragraph(writer.say("documents.no_weaknesses", params));
  write_weakness_list(writer, analysis.weaknesses);
}

void write_instruments(ReportWriter& writer)
{
  if (writer.analysis().ranking.empty()) return;
  writer.section("documents.by_instrument");
  for (const analysis::InstrumentFinding& finding : writer.analysis().instruments) {
    if (finding.best.empty()) continue;
    const framework::Instrument& instrument = writer.framework().instruments[finding.instrument];
    writer.subsection("documents.instrument_heading",
                      {{"name", writer.text(instrument.name)}, {"code", instrument.code}});
    writer.paragraph(
        writer.say("documents.instrument_score", {{"code", instrument.code}, {"score", writer.score(finding.score)}}));
    write_keep(writer, finding);
    write_improve(writer, finding);
  }
}

}  // namespace documents
