// SPDX-License-Identifier: Apache-2.0
// What every section of a report writes with: the words of its language, numbers as people read them, numbered
// headings, and the document that grows.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/chart/chart.hpp"

#include "src/documents/analysis_report.hpp"

namespace documents {

using scoring::Exact;

class ReportWriter {
 public:
  ReportWriter(const analysis::Analysis& analysis, const analysis::AdviceBook& advice, const util::Messages& words,
               const ReportOptions& options);

  const analysis::Analysis& analysis() const { return analysis_; }
  const scoring::Result& result() const { return *analysis_.result; }
  const framework::Framework& framework() const { return *analysis_.result->framework; }
  const analysis::AdviceBook& advice() const { return advice_; }
  const std::vector<std::string>& remarks() const { return options_.remarks; }
  bool has_signatures() const { return options_.signatures; }
  bool is_thai() const { return words_.language() == util::Language::thai; }

  std::string say(std::string_view key, const util::Params& params = {}) const;
  const std::string& text(const framework::Text& text) const { return text.in(words_.language()); }
  /// "86.63"; a dash where it is not known.
  std::string score(const std::optional<Exact>& value) const;
  std::string signed_score(const Exact& value) const;  ///< "+3.20", "-0.67"
  /// "Indicator 8 …": code and name.
  std::string indicator_name(std::size_t indicator) const;
  std::string level_name(const std::optional<std::size_t>& level) const;
  /// The fiscal year as it is printed: Buddhist in Thai, Buddhist with the common era in English.
  std::string year(int fiscal_year) const;
  /// "a, b and c" in the language.
  std::string list(const std::vector<std::string>& parts) const;
  /// A number in the digits of the document, for pictures (the renderer turns all other text).
  std::string digits(std::string_view number) const;

  void section(std::string_view key, const util::Params& params = {});     ///< heading 1, numbered
  void subsection(std::string_view key, const util::Params& params = {});  ///< heading 2, numbered within its section
  void unnumbered_section(std::string_view key);                           ///< heading 1 of an appendix
  void paragraph(std::string text, std::optional<int> footnote = {});
  void item(std::string mark, std::string text, std::optional<int> footnote = {});
  void labelled(std::string_view label_key, const std::string& text);  ///< "Analysis: …" with the label bold
  void table(office::Table table);                                     ///< its caption gets "Table n"
  void picture(chart::Svg svg);                                        ///< its title gets "Figure n"
  void block(office::Block block);

  /// The footnote on a fact that is likely but not officially confirmed; nothing where it is confirmed. One footnote
  /// a fact, however often it is marked.
  std::optional<int> likely_footnote(std::string_view about);
  int footnote(const std::string& text);
  int sections() const { return section_; }
  office::Document finish();

 private:
  const analysis::Analysis& analysis_;
  const analysis::AdviceBook& advice_;
  const util::Messages& words_;
  const ReportOptions& options_;
  office::Document document_;
  std::map<std::string, int, std::less<>> likely_;  // by what the fact is about
  std::map<std::string, int, std::less<>> notes_;   // by the note's text
  int section_ = 0;
  int subsection_ = 0;
  int tables_ = 0;
  int pictures_ = 0;
};

/// A cell of text; a cell of a number that a spreadsheet can count with.
office::TableCell cell(std::string text, office::Align align = office::Align::left);
office::TableCell cell(std::string text, std::optional<int> footnote);
office::TableCell number_cell(const ReportWriter& writer, const std::optional<Exact>& value);
office::TableCell count_cell(std::uint32_t count);
office::TableRow row(std::vector<office::TableCell> cells);
/// A table with one head row; `columns` as weight and alignment.
office::Table table_of(std::string caption, std::vector<office::TableColumn> columns, std::vector<std::string> head);

// The sections, in the order of the report.
void write_principles(ReportWriter& writer);    // report_opening.cpp
void write_method(ReportWriter& writer);        // report_opening.cpp
void write_overall(ReportWriter& writer);       // report_scores.cpp
void write_indicators(ReportWriter& writer);    // report_scores.cpp
void write_comparison(ReportWriter& writer);    // report_comparison.cpp
void write_strengths(ReportWriter& writer);     // report_findings.cpp
void write_instruments(ReportWriter& writer);   // report_findings.cpp
void write_themes(ReportWriter& writer);        // report_points.cpp
void write_improvements(ReportWriter& writer);  // report_improvements.cpp
void write_certainty(ReportWriter& writer);     // report_certainty.cpp
void write_measures(ReportWriter& writer);      // report_measures.cpp
void write_signatures(ReportWriter& writer);    // report_measures.cpp
void write_appendix(ReportWriter& writer);      // report_appendix.cpp

// The charts (report_charts.cpp).
chart::Svg indicator_bars(const ReportWriter& writer);
chart::Svg indicator_radar(const ReportWriter& writer);
chart::Svg year_lines(const ReportWriter& writer);
chart::Svg item_grid(const ReportWriter& writer);

}  // namespace documents
