// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_analysis.hpp"

#include <iterator>
#include <utility>

#include "lib/util/text.hpp"

#include "src/analysis/analysis.hpp"
#include "src/documents/analysis_report.hpp"
#include "src/documents/each_runs.hpp"
#include "src/documents/paper_phrases.hpp"
#include "src/documents/paper_tables.hpp"
#include "src/documents/report_writer.hpp"
#include "src/results/stored_result.hpp"

namespace documents {
namespace {

using office::Align;

/// Footnotes of a member are counted on behind those that are there.
void shift_notes(office::Runs& runs, int by)
{
  for (office::Run& run : runs) {
    if (run.footnote) *run.footnote += by;
  }
}

office::Block centred_line(std::string text, bool bold)
{
  office::Paragraph paragraph;
  paragraph.runs = {{.text = std::move(text), .bold = bold}};
  paragraph.align = Align::centre;
  paragraph.first_line_indent = false;
  return paragraph;
}

void add_member(PaperContent& content, const SetMember& member, std::size_t number)
{
  content.body.emplace_back(office::PageBreak{});
  content.body.emplace_back(office::Heading{1, std::to_string(number) + ".", member.name});
  if (member.document.emblem) content.body.emplace_back(*member.document.emblem);
  for (const std::string& line : member.document.title_lines)
    content.body.push_back(centred_line(line, true));
  const int before = static_cast<int>(content.footnotes.size());
  for (office::Block block : member.document.blocks) {
    each_runs(block, [before](office::Runs& runs) { shift_notes(runs, before); });
    // Its headings stand below the one that names it.
    if (auto* heading = std::get_if<office::Heading>(&block)) heading->level = std::min(heading->level + 1, 3);
    content.body.push_back(std::move(block));
  }
  for (office::Runs notes : member.document.footnotes) {
    shift_notes(notes, before);
    content.footnotes.push_back(std::move(notes));
  }
}

office::Table contents_table(const std::vector<SetMember>& members, const std::vector<int>& pages,
                             const util::Messages& words)
{
  office::Table table = table_of("", {{0.6, Align::centre}, {5}, {2}, {0.8, Align::right}},
                                 {words.say("papers.head.order"), words.say("papers.head.document"),
                                  words.say("papers.head.number"), words.say("papers.head.page")});
  table.size = 15;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::string page = i < pages.size() ? std::to_string(pages[i]) : "00";
    table.rows.push_back(
        row({cell(std::to_string(i + 1), Align::centre), cell(members[i].name),
             cell(members[i].number.empty() ? "\u2013" : members[i].number), cell(page, Align::right)}));
  }
  return table;
}

/// On which page each heading of the first level stands.
std::vector<int> pages_of_members(const office::Document& document)
{
  const std::vector<int> all = office::heading_pages(document);
  std::vector<int> pages;
  std::size_t next = 0;
  for (const office::Block& block : document.blocks) {
    const auto* heading = std::get_if<office::Heading>(&block);
    if (heading == nullptr) continue;
    if (heading->level == 1 && next < all.size()) pages.push_back(all[next]);
    ++next;
  }
  return pages;
}

}  // namespace

void add_analysis(PaperContent& content, const PaperFacts& facts, const util::Messages& words)
{
  if (!facts.result) {
    content.body.push_back(
        plain_paragraph(words.say("papers.no_result", {{"year", year_text(facts.fiscal_year - 1, words.language())}})));
    return;
  }
  std::vector<const scoring::Result*> history;
  for (const scoring::Result& earlier : facts.history)
    history.push_back(&earlier);
  analysis::Options options;
  if (facts.plan) options.threshold = facts.plan->threshold;
  scoring::Result result = *facts.result;
  result.agency = agency_name(facts, words.language());
  analysis::Analysis analysis = analysis::analyse(result, history, options);
  analysis.margins.clear();
  analysis.total_margin.reset();
  ReportOptions report;
  report.signatures = false;
  report.digits = content.thai_digits ? thai::Digits::thai : thai::Digits::arabic;
  office::Document document = analysis_report(analysis, analysis::AdviceBook::embedded(), words, report);
  std::move(document.blocks.begin(), document.blocks.end(), std::back_inserter(content.body));
  content.footnotes = std::move(document.footnotes);
}

std::string source_of_analysis(const PaperContent& content, const PaperFacts& facts, const util::Messages& words)
{
  std::string text = "analysis " PRONGSAI_VERSION " ";
  const auto add = [&text](const std::string& part) { text += std::to_string(part.size()) + ":" + part; };
  const auto add_result = [&](const scoring::Result& result) {
    const results::StoredTexts texts = results::stored(result);
    for (const std::string& part :
         {result.framework->hash, result.agency_type, texts.scores, texts.counts, texts.items})
      add(part);
  };
  add(std::string(util::code(words.language())));
  add(content.thai_digits ? "thai" : "arabic");
  add(agency_name(facts, words.language()));
  add(std::to_string(facts.fiscal_year));
  if (facts.plan) add(facts.plan->threshold.decimal(4));
  if (facts.result) add_result(*facts.result);
  for (const scoring::Result& earlier : facts.history)
    add_result(earlier);
  return util::sha256_hex(text);
}

void add_members(PaperContent& content, const std::vector<SetMember>& members, const PaperKind& kind,
                 const util::Messages& words)
{
  if (members.empty()) {
    content.body.push_back(plain_paragraph(words.say("papers.no_members")));
    return;
  }
  const std::size_t place = content.body.size();
  content.body.emplace_back(contents_table(members, {}, words));
  for (std::size_t i = 0; i < members.size(); ++i)
    add_member(content, members[i], i + 1);
  PrintedPaper trial;
  trial.content = content;
  content.body[place] = contents_table(members, pages_of_members(laid_out(trial, kind, words)), words);
}

}  // namespace documents
