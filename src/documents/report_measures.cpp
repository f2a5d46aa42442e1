// SPDX-License-Identifier: Apache-2.0
// The measures proposed for the next fiscal year: one for each topic that a weak point speaks of, so that no weak
// point is left without a measure; and the lines for signatures.
#include <algorithm>

#include <fmt/format.h>

#include "src/documents/report_points.hpp"

namespace documents {
namespace {

using office::Align;

struct Proposal {
  const analysis::ProposedMeasure* measure = nullptr;  // nullptr: left to fill
  std::vector<std::string> answers;                    // codes of the points that it answers
};

void add(std::vector<Proposal>& proposals, const analysis::ProposedMeasure* measure, const std::string& code)
{
  const auto same = std::find_if(proposals.begin(), proposals.end(), [&](const Proposal& proposal) {
    return measure != nullptr && proposal.measure == measure;
  });
  if (same == proposals.end()) {
    proposals.push_back({measure, {code}});
  } else {
    same->answers.push_back(code);
  }
}

// Every weak point, the costliest first; then every weak indicator behind which no weak point is known.
std::vector<Proposal> proposals_of(const ReportWriter& writer)
{
  const framework::Framework& framework = writer.framework();
  std::vector<const analysis::WeakPoint*> points;
  for (const analysis::WeakPoint& point : writer.analysis().weak_points)
    points.push_back(&point);
  std::stable_sort(points.begin(), points.end(),
                   [](const auto* a, const auto* b) { return a->gain_to_full > b->gain_to_full; });
  std::vector<Proposal> proposals;
  std::vector<bool> answered(framework.indicators.size(), false);
  for (const analysis::WeakPoint* point : points) {
    const std::string& code = code_of(framework, *point);
    const analysis::Topic* topic = writer.advice().topic(code, framework.fiscal_year);
    add(proposals, topic != nullptr ? &topic->measure : nullptr,
        writer.say("documents.answers_point", {{"code", code}}));
    const std::size_t indicator = point->kind == analysis::PointKind::question
                                      ? framework.questions[point->index].indicator
                                      : framework.sub_indicators[framework.items[point->index].sub_indicator].indicator;
    answered[indicator] = true;
  }
  for (const std::size_t indicator : writer.analysis().weaknesses) {
    if (answered[indicator]) continue;
    const std::string& code = framework.indicators[indicator].code;
    const analysis::IndicatorAdvice* advice = writer.advice().indicator(code);
    add(proposals, advice != nullptr ? &advice->measure : nullptr,
        writer.say("documents.answers_indicator", {{"code", code}}));
  }
  return proposals;
}

office::TableRow measure_row(const ReportWriter& writer, const Proposal& proposal, std::size_t number)
{
  const std::string blank = writer.say("documents.to_fill");
  office::TableCell measure;
  office::TableCell steps;
  std::string unit = blank;
  std::string follow_up = blank;
  if (proposal.measure != nullptr) {
    measure.paragraphs.push_back({{.text = writer.text(proposal.measure->title)}});
    for (std::size_t i = 0; i < proposal.measure->steps.size(); ++i)
      steps.paragraphs.push_back({{.text = fmt::format("{}. {}", i + 1, writer.text(proposal.measure->steps[i]))}});
    if (!writer.text(proposal.measure->unit).empty()) unit = writer.text(proposal.measure->unit);
    if (!writer.text(proposal.measure->follow_up).empty()) follow_up = writer.text(proposal.measure->follow_up);
  } else {
    measure.paragraphs.push_back({{.text = blank}});
  }
  if (steps.paragraphs.empty()) steps.paragraphs.push_back({{.text = blank}});
  measure.paragraphs.push_back(
      {{.text = writer.say("documents.answers", {{"points", writer.list(proposal.answers)}}), .italic = true}});
  return row({cell(std::to_string(number), Align::centre), std::move(measure), std::move(steps), cell(std::move(unit)),
              cell(thai::fiscal_year_months(writer.framework().fiscal_year + 1,
                                            writer.is_thai() ? util::Language::thai : util::Language::english)),
              cell(std::move(follow_up))});
}

}  // namespace

void write_measures(ReportWriter& writer)
{
  if (writer.analysis().ranking.empty() && writer.analysis().weak_points.empty()) return;
  const std::string next = writer.year(writer.framework().fiscal_year + 1);
  const std::vector<Proposal> proposals = proposals_of(writer);
  writer.section("documents.measures", {{"year", next}});
  if (proposals.empty()) {
    office::Paragraph paragraph;
    paragraph.runs = {
        {.text = writer.say("documents.no_measures", {{"points", writer.analysis().threshold.decimal(0)}})}};
    paragraph.keep_with_next = true;
    writer.block(std::move(paragraph));
    return;
  }
  writer.paragraph(
      writer.say("documents.measures_intro", {{"count", std::to_string(proposals.size())}, {"year", next}}));
  office::Table table = table_of(
      writer.say("documents.measures_caption", {{"year", next}}),
      {{0.5, Align::centre},
       {2.6, Align::left},
       {3.6, Align::left},
       {1.4, Align::left},
       {1.5, Align::left},
       {1.8, Align::left}},
      {writer.say("documents.order_head"), writer.say("documents.measure_head"), writer.say("documents.steps_head"),
       writer.say("documents.unit_head"), writer.say("documents.period_head"), writer.say("documents.follow_up_head")});
  table.size = 13;
  for (std::size_t i = 0; i < proposals.size(); ++i)
    table.rows.push_back(measure_row(writer, proposals[i], i + 1));
  table.rows.back().keep_with_next = writer.has_signatures();  // they do not stand on a page of their own
  writer.table(std::move(table));
}

void write_signatures(ReportWriter& writer)
{
  if (!writer.has_signatures()) return;
  writer.block(office::Space{16});
  for (const char* key :
       {"documents.signed_by_author", "documents.signed_by_reviewer", "documents.signed_by_executive"}) {
    for (const std::string& line :
         {writer.say(key), writer.say("documents.signature_name"), writer.say("documents.signature_position")}) {
      office::Paragraph paragraph;
      paragraph.runs = {{.text = line}};
      paragraph.align = Align::centre;
      paragraph.first_line_indent = false;
      paragraph.keep_with_next = true;
      writer.block(std::move(paragraph));
    }
    writer.block(office::Space{10});
  }
}

}  // namespace documents
