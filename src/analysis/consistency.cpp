// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/consistency.hpp"

#include <algorithm>
#include <utility>

#include "lib/util/text.hpp"

#include "src/analysis/printed_scores.hpp"

namespace analysis {

namespace {

void check_headings(const results::PublishedRow& row, std::vector<Finding>& findings)
{
  std::vector<std::string> headings;
  std::vector<std::string> codes;
  for (const auto& [code, printed] : row.items) {
    if (!printed.zero_for_o) continue;
    headings.push_back(printed.place.field);
    codes.push_back(code);
  }
  if (codes.empty()) return;
  findings.push_back({"thai_zero_for_o",
                      Severity::note,
                      {{"headings", util::join(headings, ", ")}, {"codes", util::join(codes, ", ")}}});
}

void unknown_year(const results::PublishedRow& row, const std::vector<int>& known_years, std::vector<Finding>& findings)
{
  std::vector<std::string> years;
  for (const int year : known_years)
    years.push_back(std::to_string(year));
  findings.push_back({"unknown_year",
                      Severity::error,
                      {{"fiscal_year", std::to_string(row.fiscal_year)}, {"known", util::join(years, ", ")}}});
}

/// All scores of a result at one end of what the indicators can be.
scoring::Result at_end(const std::shared_ptr<const framework::Framework>& framework,
                       const std::vector<KnownMean>& indicators, Exact Interval::*end)
{
  std::vector<std::optional<Exact>> scores;
  for (const KnownMean& indicator : indicators)
    scores.emplace_back(indicator.interval.*end);
  return results::from_indicators(framework, scores);
}

TotalBounds bounds_of(const PrintedScores& scores, const std::shared_ptr<const framework::Framework>& framework)
{
  TotalBounds bounds;
  bounds.indicators = indicator_bounds(scores);
  bounds.complete = std::ranges::all_of(bounds.indicators, &KnownMean::complete);
  const scoring::Result low = at_end(framework, bounds.indicators, &Interval::low);
  const scoring::Result high = at_end(framework, bounds.indicators, &Interval::high);
  bounds.total = {low.total.value_or(Exact{0}), high.total.value_or(Exact{100})};
  for (std::size_t i = 0; i < low.instruments.size(); ++i) {
    bounds.instruments.push_back(
        {low.instruments[i].score.value_or(Exact{0}), high.instruments[i].score.value_or(Exact{100})});
  }
  return bounds;
}

}  // namespace

bool Consistency::has_error() const
{
  return std::ranges::any_of(findings, [](const Finding& finding) { return finding.severity == Severity::error; });
}

std::string in_words(const Finding& finding, const util::Messages& messages)
{
  util::Params detail = finding.detail;
  const auto english = detail.find("possible_en");
  if (messages.language() == util::Language::english && english != detail.end()) detail["possible"] = english->second;
  return messages.say("consistency." + finding.code, detail);
}

std::vector<std::string> remarks_in_words(const Consistency& checked, const util::Messages& messages)
{
  std::vector<std::string> remarks;
  for (const Finding& finding : checked.findings) {
    if (finding.severity != Severity::note) remarks.push_back(in_words(finding, messages));
  }
  return remarks;
}

Consistency check_consistency(const results::PublishedRow& row,
                              const std::shared_ptr<const framework::Framework>& framework,
                              const std::vector<int>& known_years)
{
  Consistency result;
  result.agency = row.agency;
  result.fiscal_year = row.fiscal_year;
  check_headings(row, result.findings);
  if (!framework) {
    unknown_year(row, known_years, result.findings);
    check_ranges(row, result.findings);
  } else {
    const PrintedScores scores = read_scores(row, *framework, result.findings);
    const TotalBounds bounds = bounds_of(scores, framework);
    if (bounds.complete) {
      results::PublishedRow without_result = row;
      without_result.total.reset();
      without_result.level.clear();
      const scoring::Result computed = results::to_result(without_result, framework);
      result.total = computed.total;
      if (computed.level) result.level = framework->levels[*computed.level].name.th;
      result.total_range = bounds.total;
    }
    check_indicators(scores, result.findings);
    check_parts(scores, result.findings);
    check_respondents(scores, result.findings);
    check_total(scores, bounds, result.total, result.findings);
    check_level(scores, bounds, result.findings);
  }
  std::ranges::stable_sort(result.findings, {}, &Finding::severity);
  return result;
}

}  // namespace analysis
