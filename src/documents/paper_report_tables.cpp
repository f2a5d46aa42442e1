// SPDX-License-Identifier: Apache-2.0
// Tables of what came of a plan: the seven columns of the yearly report, progress by indicator and by item.
#include <algorithm>

#include <fmt/format.h>

#include "src/analysis/advice.hpp"
#include "src/documents/paper_phrases.hpp"
#include "src/documents/paper_tables.hpp"
#include "src/documents/report_writer.hpp"

namespace documents {
namespace {

using office::Align;

constexpr double k_result_size = 14;
constexpr double k_progress_size = 14;

std::vector<std::string> outcome_lines(const MeasureFacts& one, const util::Messages& words)
{
  std::vector<std::string> lines;
  if (!one.outcome.met.empty()) lines.push_back(words.say("papers.met." + one.outcome.met));
  if (!one.outcome.words.empty()) lines.push_back(one.outcome.words);
  if (one.measure.success.target) {
    const std::string target = one.measure.success.target->decimal(2);
    lines.push_back(one.outcome.value.empty()
                        ? words.say("papers.target", {{"target", target}})
                        : words.say("papers.target_and_value", {{"target", target}, {"value", one.outcome.value}}));
  }
  if (lines.empty()) lines.push_back(words.say("papers.no_outcome"));
  for (const Proof& proof : one.proofs)
    lines.push_back(words.say("papers.proof", {{"name", proof.name}}));
  return lines;
}

office::TableRow result_row(const PaperFacts& facts, const MeasureFacts& one, const util::Messages& words)
{
  std::vector<std::string> steps;
  for (const measures::Step& step : one.measure.steps)
    steps.push_back(step.words);
  std::vector<std::string> method = numbered(steps);
  if (const std::string reason = reason_line(facts, one.measure, words); !reason.empty())
    method.insert(method.begin(), reason);
  std::vector<std::string> done = done_lines(one, words);
  if (done.empty()) done.push_back(words.say("papers.step.not_begun"));
  return row({cell(std::to_string(one.measure.position), Align::centre), cell(one.measure.title), lines_cell(method),
              cell(period_of(one.measure, words.language())),
              lines_cell(numbered(unit_texts(facts, one.units, words.language()))), lines_cell(done),
              lines_cell(outcome_lines(one, words))});
}

/// What measures say of an indicator or an item: approach, units, period, how far.
struct Answered {
  std::vector<std::string> approach;
  std::vector<std::string> units;
  std::vector<std::string> periods;
  std::vector<std::string> details;
  std::size_t measures = 0;
  std::size_t done = 0;
  bool begun = false;

  StepState state() const
  {
    if (measures > 0 && done == measures) return StepState::done;
    return begun ? StepState::in_work : StepState::not_begun;
  }
};

void add_once(std::vector<std::string>& texts, const std::string& text)
{
  if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

void add_measure(Answered& answered, const PaperFacts& facts, const MeasureFacts& one, const util::Messages& words)
{
  ++answered.measures;
  const StepState state = one.state();
  if (state == StepState::done) ++answered.done;
  answered.begun = answered.begun || state != StepState::not_begun;
  for (const measures::Step& step : one.measure.steps)
    add_once(answered.approach, step.words);
  for (const std::string& unit : unit_texts(facts, one.units, words.language()))
    add_once(answered.units, unit);
  add_once(answered.periods, period_of(one.measure, words.language()));
  for (const measures::Step& step : one.measure.steps) {
    const StepReport report = one.report_on(step);
    add_once(answered.details, report.words);
  }
}

bool answers_indicator(const PaperFacts& facts, const measures::Measure& measure, const framework::Indicator& indicator)
{
  if (facts.answered == nullptr) return false;
  return std::any_of(measure.weaknesses.begin(), measure.weaknesses.end(), [&](const std::string& code) {
    if (code == indicator.code) return true;
    const auto question = facts.answered->question(code);
    return question &&
           facts.answered->indicators[facts.answered->questions[*question].indicator].code == indicator.code;
  });
}

/// Why an indicator has no measure: its score was good enough, or nobody has acted on it.
std::string without_measure(const PaperFacts& facts, const std::string& code, const util::Messages& words)
{
  if (!facts.result) return words.say("papers.without_measure");
  const auto which = facts.result->framework->indicator(code);
  if (!which || !facts.result->indicators[*which].score) return words.say("papers.without_measure");
  const util::Exact score = *facts.result->indicators[*which].score;
  const util::Exact threshold = facts.plan ? facts.plan->threshold : facts.result->framework->rules.pass_mark;
  const util::Params about = {{"score", score_text(score)}, {"threshold", threshold.decimal(0)}};
  return words.say(score < threshold ? "papers.without_measure_weak" : "papers.without_measure_good", about);
}

office::TableRow indicator_row(const PaperFacts& facts, const framework::Indicator& indicator,
                               const util::Messages& words)
{
  Answered answered;
  for (const MeasureFacts& one : facts.measures) {
    if (answers_indicator(facts, one.measure, indicator)) add_measure(answered, facts, one, words);
  }
  const std::string name =
      words.say("papers.indicator", {{"code", indicator.code}, {"name", indicator.name.in(words.language())}});
  if (answered.measures == 0) {
    const analysis::IndicatorAdvice* advice = analysis::AdviceBook::embedded().indicator(indicator.code);
    return row({cell(name), cell(advice == nullptr ? "\u2013" : advice->keep.in(words.language())), cell("\u2013"),
                cell(thai::fiscal_year_months(facts.fiscal_year, words.language())),
                cell(without_measure(facts, indicator.code, words))});
  }
  return row({cell(name), lines_cell(numbered(answered.approach)), lines_cell(numbered(answered.units)),
              lines_cell(answered.periods), progress_cell(answered.state(), answered.details, words)});
}

const disclosures::Entry* entry_of(const PaperFacts& facts, const std::string& item)
{
  const auto found = std::find_if(facts.entries.begin(), facts.entries.end(),
                                  [&](const disclosures::Entry& one) { return one.item == item; });
  return found == facts.entries.end() ? nullptr : &*found;
}

std::string unit_named(const PaperFacts& facts, const std::optional<std::int64_t>& unit, util::Language language)
{
  for (const agencies::Unit& one : facts.units) {
    if (unit == one.id) return one.name_in(language);
  }
  return {};
}

StepState state_of(const disclosures::Entry* entry)
{
  if (entry == nullptr || !entry->says_something()) return StepState::not_begun;
  return entry->is_done() ? StepState::done : StepState::in_work;
}

/// How the year's result judged the item; empty where it is not known.
std::string judged(const PaperFacts& facts, const std::string& item, const util::Messages& words)
{
  const std::optional<scoring::Result>& result =
      facts.later && facts.later->framework->fiscal_year == facts.fiscal_year ? facts.later : facts.result;
  if (!result || result->fiscal_year() != facts.fiscal_year) return {};
  const auto which = result->framework->item(item);
  if (!which) return {};
  const scoring::ItemState state = result->items[*which].state;
  if (state == scoring::ItemState::met) return words.say("papers.item_met");
  return state == scoring::ItemState::failed ? words.say("papers.item_failed") : std::string();
}

office::TableRow item_row(const PaperFacts& facts, const framework::Item& item, const util::Messages& words)
{
  std::vector<std::string> elements;
  for (const framework::Element& element : item.elements)
    elements.push_back("- " + element.text.in(words.language()));
  const disclosures::Entry* entry = entry_of(facts, item.code);
  Answered answered;
  for (const MeasureFacts& one : facts.measures) {
    const bool its = std::any_of(one.measure.weaknesses.begin(), one.measure.weaknesses.end(), [&](const auto& code) {
      return same_subject(code, facts.answered == nullptr ? 0 : facts.answered->fiscal_year, item.code,
                          facts.year->fiscal_year);
    });
    if (its) add_measure(answered, facts, one, words);
  }
  std::string unit = entry == nullptr ? std::string() : unit_named(facts, entry->unit, words.language());
  if (unit.empty()) unit = item.unit_hint.in(words.language());
  StepState state = state_of(entry);
  if (entry == nullptr && answered.measures > 0) state = answered.state();
  std::vector<std::string> details = answered.details;
  if (entry != nullptr && !entry->links.empty())
    details.push_back(words.say("papers.item_links", {{"count", std::to_string(entry->links.size())}}));
  if (entry != nullptr && entry->links.empty() && !entry->explanation.empty()) details.push_back(entry->explanation);
  if (std::string verdict = judged(facts, item.code, words); !verdict.empty()) details.push_back(std::move(verdict));
  return row({cell(item.code, Align::centre), cell(item.title.in(words.language())), lines_cell(elements),
              unit.empty() ? cell("\u2013") : cell(unit), progress_cell(state, details, words)});
}

/// Of which day the table is, and whether that is the frozen picture; nothing where no picture belongs to the document.
PaperBlocks of_which_day(const PaperFacts& facts, const util::Messages& words)
{
  if (!facts.picture) return {};
  const std::string period(measures::code(*facts.picture));
  return {
      plain_paragraph(words.say((facts.frozen_day ? "papers.frozen." : "papers.not_frozen.") + period,
                                {{"day", day_in_words(facts.frozen_day.value_or(facts.today), words.language())}}))};
}

}  // namespace

PaperBlocks results_table(const PaperFacts& facts, const util::Messages& words)
{
  PaperBlocks blocks = of_which_day(facts, words);
  if (facts.measures.empty()) {
    blocks.push_back(plain_paragraph(words.say("papers.no_measures")));
    return blocks;
  }
  office::Table table =
      table_of(words.say("papers.results_caption", {{"year", year_text(facts.fiscal_year, words.language())}}),
               {{0.6, Align::centre}, {1.8}, {2.6}, {1.1}, {1.2}, {2.4}, {2.2}},
               {words.say("papers.head.order"), words.say("papers.head.measure_act"), words.say("papers.head.method"),
                words.say("papers.head.period"), words.say("papers.head.units"), words.say("papers.head.done"),
                words.say("papers.head.outcome")});
  table.size = k_result_size;
  for (const MeasureFacts& one : facts.measures)
    table.rows.push_back(result_row(facts, one, words));
  blocks.emplace_back(std::move(table));
  return blocks;
}

PaperBlocks indicators_table(const PaperFacts& facts, const util::Messages& words)
{
  if (facts.year == nullptr) return {};
  PaperBlocks blocks;
  for (const framework::Instrument& instrument : facts.year->instruments) {
    if (instrument.kind != framework::InstrumentKind::survey) continue;
    const util::Params about = {{"code", instrument.code}, {"name", instrument.name.in(words.language())}};
    blocks.push_back(small_heading(words.say("papers.instrument", about)));
    office::Table table =
        table_of(words.say("papers.indicators_caption", about), {{1.9}, {3.4}, {1.4}, {1.4}, {3}},
                 {words.say("papers.head.indicator"), words.say("papers.head.approach"), words.say("papers.head.units"),
                  words.say("papers.head.period"), words.say("papers.head.progress")});
    table.size = k_progress_size;
    for (const std::size_t indicator : instrument.indicators)
      table.rows.push_back(indicator_row(facts, facts.year->indicators[indicator], words));
    blocks.emplace_back(std::move(table));
  }
  return blocks;
}

PaperBlocks items_table(const PaperFacts& facts, const util::Messages& words)
{
  if (facts.year == nullptr || facts.year->items.empty()) return {};
  PaperBlocks blocks;
  for (const framework::SubIndicator& group : facts.year->sub_indicators) {
    const util::Params about = {{"code", group.code}, {"name", group.name.in(words.language())}};
    blocks.push_back(small_heading(words.say("papers.sub_indicator", about)));
    office::Table table =
        table_of(words.say("papers.items_caption", about), {{0.6, Align::centre}, {1.9}, {4}, {1.3}, {2.8}},
                 {words.say("papers.head.item"), words.say("papers.head.data"), words.say("papers.head.elements"),
                  words.say("papers.head.units"), words.say("papers.head.progress")});
    table.size = k_progress_size;
    for (const std::size_t item : group.items)
      table.rows.push_back(item_row(facts, facts.year->items[item], words));
    blocks.emplace_back(std::move(table));
  }
  return blocks;
}

PaperBlocks half_year_table(const PaperFacts& facts, const util::Messages& words)
{
  PaperBlocks blocks = of_which_day(facts, words);
  if (facts.measures.empty()) {
    blocks.push_back(plain_paragraph(words.say("papers.no_measures")));
    return blocks;
  }
  office::Table table =
      table_of(words.say("papers.half_year_caption", {{"year", year_text(facts.fiscal_year, words.language())}}),
               {{0.5, Align::centre}, {2}, {1.3}, {1.7}, {2.6}, {1.8}, {1.8}},
               {words.say("papers.head.order"), words.say("papers.head.measure_act"), words.say("papers.head.units"),
                words.say("papers.head.progress"), words.say("papers.head.done"), words.say("papers.head.difficulties"),
                words.say("papers.head.suggestions")});
  table.size = k_result_size;
  for (const MeasureFacts& one : facts.measures) {
    std::vector<std::string> difficulties;
    std::vector<std::string> suggestions;
    for (const auto& [step, report] : one.steps) {
      add_once(difficulties, report.difficulties);
      add_once(suggestions, report.suggestions);
    }
    const std::vector<std::string> share = {words.say("papers.percent", {{"percent", std::to_string(one.percent())}})};
    table.rows.push_back(row({cell(std::to_string(one.measure.position), Align::centre), cell(one.measure.title),
                              lines_cell(numbered(unit_texts(facts, one.units, words.language()))),
                              progress_cell(one.state(), share, words), lines_cell(done_lines(one, words)),
                              lines_cell(difficulties), lines_cell(suggestions)}));
  }
  blocks.emplace_back(std::move(table));
  return blocks;
}

}  // namespace documents
