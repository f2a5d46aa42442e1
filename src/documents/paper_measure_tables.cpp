// SPDX-License-Identifier: Apache-2.0
// Tables of a plan: all measures, the same by instrument, what answers each weakness, what is not acted on.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "src/analysis/analysis.hpp"
#include "src/documents/paper_phrases.hpp"
#include "src/documents/paper_tables.hpp"
#include "src/documents/report_writer.hpp"

namespace documents {
namespace {

using office::Align;

constexpr double k_measure_size = 13;

std::vector<std::string> method_lines(const PaperFacts& facts, const measures::Measure& measure,
                                      const util::Messages& words)
{
  std::vector<std::string> steps;
  for (const measures::Step& step : measure.steps)
    steps.push_back(step.words);
  std::vector<std::string> lines = numbered(steps);
  if (const std::string reason = reason_line(facts, measure, words); !reason.empty())
    lines.insert(lines.begin(), reason);
  return lines;
}

office::TableRow plan_row(const PaperFacts& facts, const MeasureFacts& one, const util::Messages& words)
{
  return row({cell(fmt::format("{}. {}", one.measure.position, one.measure.title)),
              lines_cell(method_lines(facts, one.measure, words)),
              lines_cell(numbered(unit_texts(facts, one.units, words.language()))),
              cell(period_of(one.measure, words.language())), cell(follow_up_text(one.measure, words))});
}

office::Table plan_table(std::string caption, const util::Messages& words)
{
  office::Table table =
      table_of(std::move(caption), {{2.4}, {3.9}, {1.6}, {1.4}, {1.9}},
               {words.say("papers.head.measure"), words.say("papers.head.method"), words.say("papers.head.units"),
                words.say("papers.head.period"), words.say("papers.head.follow_up")});
  table.size = k_measure_size;
  return table;
}

/// The instrument that a weakness belongs to.
std::optional<std::size_t> instrument_of(const framework::Framework& framework, const std::string& code)
{
  if (const auto item = framework.item(code))
    return framework.indicators[framework.sub_indicators[framework.items[*item].sub_indicator].indicator].instrument;
  if (const auto question = framework.question(code))
    return framework.indicators[framework.questions[*question].indicator].instrument;
  if (const auto indicator = framework.indicator(code)) return framework.indicators[*indicator].instrument;
  return std::nullopt;
}

/// "The lowest of this survey is indicator 8 …, 64.61."; empty where the scores are not known.
std::string lowest_sentence(const PaperFacts& facts, std::size_t instrument, const util::Messages& words)
{
  if (!facts.result || facts.result->framework->instruments.size() <= instrument) return {};
  const framework::Framework& framework = *facts.result->framework;
  const analysis::Analysis analysis = analysis::analyse(*facts.result, {});
  for (const analysis::InstrumentFinding& finding : analysis.instruments) {
    if (finding.instrument != instrument || finding.worst.empty()) continue;
    const framework::Indicator& worst = framework.indicators[finding.worst.front()];
    return words.say("papers.lowest", {{"instrument", framework.instruments[instrument].code},
                                       {"code", worst.code},
                                       {"name", worst.name.in(words.language())},
                                       {"score", score_text(facts.result->indicators[finding.worst.front()].score)},
                                       {"purpose", worst.purpose.in(words.language())}});
  }
  return {};
}

void add_instrument(PaperBlocks& blocks, const PaperFacts& facts, std::size_t which, const util::Messages& words)
{
  const framework::Instrument& instrument = facts.answered->instruments[which];
  const util::Params about = {{"code", instrument.code}, {"name", instrument.name.in(words.language())}};
  blocks.push_back(small_heading(words.say("papers.by_instrument", about)));
  if (std::string sentence = lowest_sentence(facts, which, words); !sentence.empty())
    blocks.push_back(plain_paragraph(std::move(sentence)));
  office::Table table = plan_table(words.say("papers.by_instrument_caption", about), words);
  for (const MeasureFacts& one : facts.measures) {
    const bool its = std::any_of(one.measure.weaknesses.begin(), one.measure.weaknesses.end(),
                                 [&](const auto& code) { return instrument_of(*facts.answered, code) == which; });
    if (its) table.rows.push_back(plan_row(facts, one, words));
  }
  if (table.rows.empty()) {
    blocks.push_back(plain_paragraph(words.say("papers.by_instrument_none", about)));
  } else {
    blocks.emplace_back(std::move(table));
  }
}

/// Weak indicators, questions and failed items, worst first; each once.
std::vector<std::string> weak_codes(const PaperFacts& facts)
{
  std::vector<std::string> codes;
  if (!facts.result) return codes;
  const framework::Framework& framework = *facts.result->framework;
  analysis::Options options;
  if (facts.plan) options.threshold = facts.plan->threshold;
  const analysis::Analysis analysis = analysis::analyse(*facts.result, {}, options);
  for (const std::size_t indicator : analysis.weaknesses)
    codes.push_back(framework.indicators[indicator].code);
  std::vector<const analysis::WeakPoint*> points;
  for (const analysis::WeakPoint& point : analysis.weak_points)
    points.push_back(&point);
  std::stable_sort(points.begin(), points.end(),
                   [](const auto* a, const auto* b) { return a->gain_to_full > b->gain_to_full; });
  for (const analysis::WeakPoint* point : points)
    codes.push_back(point->kind == analysis::PointKind::item ? framework.items[point->index].code
                                                             : framework.questions[point->index].code);
  return codes;
}

/// Nothing is below the threshold, or nobody can tell: of some years only the total is known.
std::string none_weak(const PaperFacts& facts, const util::Messages& words)
{
  const scoring::Result& result = *facts.result;
  const bool known = std::any_of(result.indicators.begin(), result.indicators.end(),
                                 [](const auto& indicator) { return indicator.score.has_value(); });
  if (!known)
    return words.say("papers.weaknesses_unknown", {{"year", year_text(result.fiscal_year(), words.language())}});
  const util::Exact threshold = facts.plan ? facts.plan->threshold : result.framework->rules.pass_mark;
  return words.say("papers.no_weaknesses", {{"threshold", threshold.decimal(0)}});
}

std::string answer_to(const PaperFacts& facts, const std::string& weakness, const util::Messages& words)
{
  std::string numbers;
  for (const MeasureFacts& one : facts.measures) {
    if (one.measure.answers(weakness)) numbers += (numbers.empty() ? "" : ", ") + std::to_string(one.measure.position);
  }
  if (!numbers.empty()) return words.say("papers.answered_by", {{"numbers", numbers}});
  for (const measures::Decision& decision : facts.decisions) {
    if (decision.subject == weakness) return words.say("papers.answered_decision", {{"reason", decision.reason}});
  }
  return words.say("papers.answered_not");
}

}  // namespace

PaperBlocks measures_table(const PaperFacts& facts, const util::Messages& words)
{
  if (facts.measures.empty()) return {plain_paragraph(words.say("papers.no_measures"))};
  office::Table table = plan_table(
      words.say("papers.measures_caption", {{"year", year_text(facts.fiscal_year, words.language())}}), words);
  for (const MeasureFacts& one : facts.measures)
    table.rows.push_back(plan_row(facts, one, words));
  return {std::move(table)};
}

PaperBlocks measures_by_instrument(const PaperFacts& facts, const util::Messages& words)
{
  if (facts.measures.empty() || facts.answered == nullptr) return {plain_paragraph(words.say("papers.no_measures"))};
  const bool any = std::any_of(facts.measures.begin(), facts.measures.end(), [&](const MeasureFacts& one) {
    const auto& codes = one.measure.weaknesses;
    return std::any_of(codes.begin(), codes.end(),
                       [&](const auto& code) { return instrument_of(*facts.answered, code).has_value(); });
  });
  if (!any) return {};  // none answers a point of an instrument: nothing to tell apart
  PaperBlocks blocks;
  for (std::size_t i = 0; i < facts.answered->instruments.size(); ++i)
    add_instrument(blocks, facts, i, words);
  return blocks;
}

PaperBlocks weaknesses_table(const PaperFacts& facts, const util::Messages& words)
{
  if (!facts.result)
    return {plain_paragraph(
        words.say("papers.no_result",
                  {{"year", year_text(facts.answered == nullptr ? facts.fiscal_year - 1 : facts.answered->fiscal_year,
                                      words.language())}}))};
  const std::vector<std::string> codes = weak_codes(facts);
  if (codes.empty()) return {plain_paragraph(none_weak(facts, words))};
  office::Table table =
      table_of(words.say("papers.weaknesses_caption"), {{0.5, Align::centre}, {3.6}, {3}},
               {words.say("papers.head.order"), words.say("papers.head.weakness"), words.say("papers.head.answer")});
  table.size = k_measure_size;
  for (std::size_t i = 0; i < codes.size(); ++i)
    table.rows.push_back(
        row({cell(std::to_string(i + 1), Align::centre), cell(subject_text(facts.answered.get(), codes[i], words)),
             cell(answer_to(facts, codes[i], words))}));
  return {std::move(table)};
}

PaperBlocks decisions_table(const PaperFacts& facts, const util::Messages& words)
{
  if (facts.decisions.empty()) return {plain_paragraph(words.say("papers.no_decisions"))};
  office::Table table = table_of(words.say("papers.decisions_caption"), {{3}, {4}},
                                 {words.say("papers.head.weakness"), words.say("papers.head.reason")});
  table.size = k_measure_size;
  for (const measures::Decision& decision : facts.decisions)
    table.rows.push_back(
        row({cell(subject_text(facts.answered.get(), decision.subject, words)), cell(decision.reason)}));
  return {std::move(table)};
}

}  // namespace documents
