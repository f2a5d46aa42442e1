// SPDX-License-Identifier: Apache-2.0
// The sections of the page of one agency's result, each as the values of a view of its own.
#pragma once
#include <string>
#include <vector>

#include "lib/html/plain_table.hpp"

#include "src/analysis/statements.hpp"
#include "src/documents/report_writer.hpp"
#include "src/portal/shown_agency_store.hpp"

namespace portal {

/// What every section is made from; what is referred to outlives the page.
struct AgencyPage {
  const ShownAgency& shown;
  const analysis::Analysis& analysis;
  const documents::ReportWriter& writer;  ///< names and charts, in the reader's language
  const util::Messages& words;
  std::vector<analysis::Statement> statements;  ///< of the analysis

  const scoring::Result& result() const { return *analysis.result; }
  const framework::Framework& framework() const { return *analysis.result->framework; }
  util::Language language() const { return words.language(); }
  std::string score(const std::optional<util::Exact>& value) const;
};

html::Markup chart_markup(chart::Svg svg);
/// The findings whose key begins with one of these, as sentences.
std::vector<std::string> findings(const AgencyPage& page, const std::vector<std::string>& beginnings);

html::Values score_section(const AgencyPage& page);      // portal/agency_scores
html::Values question_section(const AgencyPage& page);   // portal/agency_questions
html::Values item_section(const AgencyPage& page);       // portal/agency_items
html::Values year_section(const AgencyPage& page);       // portal/agency_years
html::Values peer_section(const AgencyPage& page);       // portal/agency_peers
html::Values advice_section(const AgencyPage& page);     // portal/agency_advice
html::Values certainty_section(const AgencyPage& page);  // portal/agency_certainty
html::Values trace_section(const AgencyPage& page);      // portal/agency_trace

}  // namespace portal
