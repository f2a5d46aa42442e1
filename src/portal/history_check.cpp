// SPDX-License-Identifier: Apache-2.0
#include "src/portal/history_check.hpp"

#include "lib/util/text.hpp"

#include "src/analysis/consistency.hpp"
#include "src/framework/load.hpp"

namespace portal {

util::Problems HistoryCheck::faults(bool as_printed) const
{
  util::Problems all = plan.problems;
  if (!as_printed) all.insert(all.end(), contradictions.begin(), contradictions.end());
  if (all.empty() && plan.years.empty()) all.push_back({.place = {}, .code = "results.history_empty", .params = {}});
  return all;
}

HistoryCheck check_history(const std::string& bytes, const std::string& shown_as,
                           std::span<const agencies::Agency> known)
{
  const results::Published published = results::read_published(util::CsvReader::from_text(bytes, shown_as));
  HistoryCheck check{
      .plan = results::plan_history(published, known), .contradictions = {}, .sha256 = util::sha256_hex(bytes)};
  const std::vector<int> years = framework::embedded_years();
  for (const results::PublishedRow& row : published.rows) {
    const auto rules = framework::embedded_year(row.fiscal_year);
    if (!rules) continue;  // the plan says so
    for (const analysis::Finding& finding : analysis::check_consistency(row, rules, years).findings) {
      if (finding.severity == analysis::Severity::error)
        check.contradictions.push_back({row.place, "consistency." + finding.code, finding.detail});
    }
  }
  return check;
}

}  // namespace portal
