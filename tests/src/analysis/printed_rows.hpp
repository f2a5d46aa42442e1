// SPDX-License-Identifier: Apache-2.0
// Rows of the world's published scores, to be checked as they are or with one number falsified.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "src/analysis/consistency.hpp"
#include "src/framework/load.hpp"
#include "src/results/published.hpp"

namespace printed_rows {

/// In the order of tests/world/published.csv.
enum World : std::size_t {
  tham_rong_2563,
  wang_phai_2565,
  rawe_2567,
  nong_ya_plong_2565,
  pa_tueng_2567,
  pa_tueng_2568
};

inline results::PublishedRow row(World which)
{
  static const results::Published k_world = results::read_published(util::CsvReader::open("tests/world/published.csv"));
  return k_world.rows.at(which);
}

inline results::Printed printed(const std::string& text)
{
  results::Printed number;
  number.value = util::Exact::parse(text);
  const std::size_t point = text.find('.');
  number.places = point == std::string::npos ? 2 : static_cast<int>(text.size() - point - 1);
  return number;
}

inline analysis::Consistency check(const results::PublishedRow& row)
{
  return analysis::check_consistency(row, framework::embedded_year(row.fiscal_year), framework::embedded_years());
}

inline std::vector<analysis::Finding> found(const analysis::Consistency& checked, const std::string& code)
{
  std::vector<analysis::Finding> result;
  std::ranges::copy_if(checked.findings, std::back_inserter(result),
                       [&](const analysis::Finding& finding) { return finding.code == code; });
  return result;
}

inline std::string codes(const analysis::Consistency& checked, analysis::Severity severity)
{
  std::string result;
  for (const analysis::Finding& finding : checked.findings) {
    if (finding.severity == severity) result += (result.empty() ? "" : " ") + finding.code;
  }
  return result;
}

inline std::string errors(const analysis::Consistency& checked)
{
  return codes(checked, analysis::Severity::error);
}

inline std::string warnings(const analysis::Consistency& checked)
{
  return codes(checked, analysis::Severity::warning);
}

}  // namespace printed_rows
