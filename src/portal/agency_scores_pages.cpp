// SPDX-License-Identifier: Apache-2.0
// Scores from the total down to questions and items, with the charts of the analysis report.
#include <algorithm>

#include "src/portal/agency_result_parts_pages.hpp"
#include "src/results/export_subjects.hpp"

namespace portal {
namespace {

using html::Cell;
using html::Phrase;
using html::Values;
using html::Word;
using util::Exact;

using Rows = std::vector<std::vector<Cell>>;
constexpr const char* k_unknown_score = "\u2013";

/// The lines down to sub-indicators; questions and items have tables of their own.
Rows score_rows(const AgencyPage& page)
{
  Rows rows;
  for (const results::Subject& subject : results::subjects_of(page.framework())) {
    using enum results::SubjectKind;
    if (subject.kind == total) {
      rows.push_back({{Word{"result.total"}}, {""}, html::number_cell(page.score(page.result().total))});
      continue;
    }
    if (subject.kind != instrument && subject.kind != indicator && subject.kind != sub_indicator) continue;
    rows.push_back({{subject.code},
                    {results::name_of(page.framework(), subject).in(page.language())},
                    html::number_cell(page.score(results::score_of(page.result(), subject)))});
  }
  return rows;
}

/// Scores by part where the survey has parts and they may be told.
Values question_table(const AgencyPage& page, std::size_t instrument)
{
  const framework::Instrument& survey = page.framework().instruments[instrument];
  const bool by_part = survey.parts.size() > 1 && page.shown.look->by_part(instrument);
  std::vector<Phrase> headings{Word{"result.code"}, Word{"result.question"}, Word{"result.score"}};
  for (const framework::Part& part : survey.parts) {
    if (by_part) headings.push_back(part.name.in(page.language()));
    headings.push_back(Word{"result.answered", {{"part", survey.parts.size() > 1 ? part.code : ""}}});
  }
  Rows rows;
  for (const std::size_t indicator : survey.indicators) {
    for (const std::size_t question : page.framework().indicators[indicator].questions) {
      const scoring::QuestionScore& scored = page.result().questions[question];
      std::vector<Cell> cells{{page.framework().questions[question].code},
                              {page.framework().questions[question].wording.in(page.language())},
                              html::number_cell(page.score(scored.score))};
      for (std::size_t part = 0; part < survey.parts.size(); ++part) {
        const bool known = part < scored.parts.size();
        if (by_part) cells.push_back(html::number_cell(page.score(known ? scored.parts[part].score : std::nullopt)));
        const auto answers = page.shown.look->answers(question, part);
        cells.push_back(html::number_cell(answers ? html::grouped(*answers) : k_unknown_score));
      }
      rows.push_back(std::move(cells));
    }
  }
  return html::plain_table(Word{"result.questions_of", {{"survey", survey.name.in(page.language())}}}, headings,
                           std::move(rows));
}

bool has_question_scores(const AgencyPage& page, std::size_t instrument)
{
  const auto& indicators = page.framework().instruments[instrument].indicators;
  return std::ranges::any_of(indicators, [&](std::size_t indicator) {
    const auto& questions = page.framework().indicators[indicator].questions;
    return std::ranges::any_of(questions,
                               [&](std::size_t one) { return page.result().questions[one].score.has_value(); });
  });
}

Cell state_cell(scoring::ItemState state)
{
  switch (state) {
    case scoring::ItemState::met:
      return {Word{"documents.item_met"}, "", html::Colour::green};
    case scoring::ItemState::failed:
      return {Word{"documents.item_failed"}, "", html::Colour::red};
    case scoring::ItemState::not_applicable:
      return {Word{"documents.item_not_applicable"}, "", html::Colour::grey};
    case scoring::ItemState::unknown:
      break;
  }
  return {Word{"documents.item_unknown"}, "", html::Colour::grey};
}

/// What of a failed item was missing, as the judging found it.
std::string missing_elements(const AgencyPage& page, std::size_t item)
{
  std::string missing;
  const auto& elements = page.framework().items[item].elements;
  for (const scoring::JudgedElement& judged : page.result().items[item].elements) {
    if (judged.met) continue;
    for (const framework::Element& element : elements) {
      if (element.code == judged.element) missing += (missing.empty() ? "" : "; ") + element.text.in(page.language());
    }
  }
  return missing;
}

}  // namespace

std::string AgencyPage::score(const std::optional<Exact>& value) const
{
  return value ? value->decimal(framework().rules.display_places) : k_unknown_score;
}

html::Markup chart_markup(chart::Svg svg)
{
  return html::Markup::made_here(std::move(svg.text));
}

std::vector<std::string> findings(const AgencyPage& page, const std::vector<std::string>& beginnings)
{
  std::vector<std::string> sentences;
  for (const analysis::Statement& statement : page.statements) {
    const bool wanted = std::ranges::any_of(
        beginnings, [&](const std::string& beginning) { return statement.code.starts_with(beginning); });
    if (wanted) sentences.push_back(analysis::say(statement, page.framework(), page.words));
  }
  return sentences;
}

Values score_section(const AgencyPage& page)
{
  return Values()
      .set("bars", chart_markup(documents::indicator_bars(page.writer)))
      .set("radar", chart_markup(documents::indicator_radar(page.writer)))
      .set("table",
           html::plain_table(Word{"result.scores"}, {Word{"result.code"}, Word{"result.name"}, Word{"result.score"}},
                             score_rows(page)))
      .set("findings", findings(page, {"analysis.passes", "analysis.fails_mark", "analysis.highest", "analysis.lowest",
                                       "analysis.all_equal", "analysis.strengths", "analysis.weaknesses",
                                       "analysis.failed_items", "analysis.no_failed"}));
}

Values question_section(const AgencyPage& page)
{
  Values values;
  values.list("tables");
  bool hidden = false;
  for (std::size_t i = 0; i < page.framework().instruments.size(); ++i) {
    if (page.framework().instruments[i].kind != framework::InstrumentKind::survey) continue;
    if (has_question_scores(page, i)) values.add("tables", Values().set("table", question_table(page, i)));
    const auto& indicators = page.framework().instruments[i].indicators;
    hidden = hidden || !page.shown.look->by_part(i) ||
             std::ranges::any_of(indicators, [&](std::size_t one) { return !page.shown.look->by_question(one); });
  }
  return values.set("hidden", hidden);
}

Values item_section(const AgencyPage& page)
{
  Rows rows;
  bool known = false;
  for (std::size_t i = 0; i < page.framework().items.size(); ++i) {
    const framework::Item& item = page.framework().items[i];
    const scoring::ItemState state = page.result().items[i].state;
    known = known || state != scoring::ItemState::unknown;
    rows.push_back({{item.code},
                    {item.title.in(page.language())},
                    state_cell(state),
                    {missing_elements(page, i)},
                    html::number_cell(page.framework().cost_of_item(i).decimal(2))});
  }
  return Values()
      .set("known", known)
      .set("grid", chart_markup(documents::item_grid(page.writer)))
      .set("table", html::plain_table(Word{"result.items"},
                                      {Word{"result.code"}, Word{"result.item"}, Word{"result.judged"},
                                       Word{"result.missing"}, Word{"result.worth"}},
                                      std::move(rows)));
}

}  // namespace portal
