// SPDX-License-Identifier: Apache-2.0
// This year beside earlier ones: like with like, and said where the framework changed.
#include <algorithm>
#include <set>

#include "src/documents/report_writer.hpp"

namespace documents {
namespace {

using office::Align;

void write_year_table(ReportWriter& writer)
{
  office::Table table = table_of(writer.say("documents.years_caption"),
                                 {{1.2, Align::centre}, {1.2, Align::right}, {1.6, Align::centre}, {1.6, Align::right}},
                                 {writer.say("documents.year_head"), writer.say("documents.total_head"),
                                  writer.say("documents.level_head"), writer.say("documents.change_head")});
  std::optional<Exact> before;
  for (const analysis::YearScore& year : writer.analysis().years) {
    const framework::Framework& framework = *year.result->framework;
    const std::string level = year.level ? writer.text(framework.levels[*year.level].name) : writer.score({});
    office::TableCell change = cell(writer.score({}), Align::right);
    if (before && year.total) {
      const Exact difference = year.total->rounded(2) - before->rounded(2);
      change = cell(writer.signed_score(difference), Align::right);
      change.number = difference.approximate();
    }
    table.rows.push_back(row({cell(std::to_string(year.fiscal_year), Align::centre), number_cell(writer, year.total),
                              cell(level, Align::centre), std::move(change)}));
    before = year.total;
  }
  writer.table(std::move(table));
}

void write_reasons(ReportWriter& writer, const std::set<std::string>& reasons)
{
  std::vector<std::string> texts;
  for (const std::string& reason : reasons)
    texts.push_back(writer.say(reason));
  if (!texts.empty()) writer.paragraph(writer.say("documents.not_comparable", {{"reasons", writer.list(texts)}}));
}

void write_changes(ReportWriter& writer, const analysis::Comparison& comparison)
{
  if (comparison.changes.empty()) return;
  office::Table table =
      table_of(writer.say("documents.changes_caption", {{"before", writer.year(comparison.earlier_year)},
                                                        {"after", writer.year(writer.result().fiscal_year())}}),
               {{3.6, Align::left}, {1, Align::right}, {1, Align::right}, {1.1, Align::right}, {1.6, Align::centre}},
               {writer.say("documents.indicator_head"), std::to_string(comparison.earlier_year),
                std::to_string(writer.result().fiscal_year()), writer.say("documents.change_head"),
                writer.say("documents.comparable_head")});
  for (const analysis::Change& change : comparison.changes) {
    office::TableCell difference = cell(writer.signed_score(change.difference), Align::right);
    difference.number = change.difference.rounded(2).approximate();
    table.rows.push_back(
        row({cell(writer.indicator_name(change.indicator)), number_cell(writer, change.before),
             number_cell(writer, change.after), std::move(difference),
             cell(writer.say(change.comparable ? "documents.comparable" : "documents.not_alike"), Align::centre)}));
  }
  writer.table(std::move(table));
}

}  // namespace

void write_comparison(ReportWriter& writer)
{
  const analysis::Analysis& analysis = writer.analysis();
  if (analysis.comparisons.empty()) return;
  writer.section("documents.comparison");
  const analysis::Comparison& nearest = analysis.comparisons.front();
  if (nearest.total_difference) {
    const Exact difference = writer.result().total->rounded(2) - nearest.total_before->rounded(2);
    const char* key = difference > Exact(0)   ? "documents.total_rose"
                      : difference < Exact(0) ? "documents.total_fell"
                                              : "documents.total_same";
    writer.paragraph(writer.say(key, {{"before_year", writer.year(nearest.earlier_year)},
                                      {"before", writer.score(nearest.total_before)},
                                      {"after", writer.score(writer.result().total)},
                                      {"points", (difference < Exact(0) ? -difference : difference).decimal(2)}}));
  }
  if (analysis.years.size() > 1) writer.picture(year_lines(writer));
  write_year_table(writer);
  std::set<std::string> reasons(nearest.why_not.begin(), nearest.why_not.end());
  for (const analysis::Change& change : nearest.changes)
    reasons.insert(change.why_not.begin(), change.why_not.end());
  write_reasons(writer, reasons);
  write_changes(writer, nearest);
}

}  // namespace documents
