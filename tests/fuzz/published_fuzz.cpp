// SPDX-License-Identifier: Apache-2.0
// Any bytes at all given as a table of published scores: read without failing; each fault has its line and a text in
// both languages; and rows of a file without faults can be scored and checked.
#include <cstddef>
#include <cstdint>
#include <string>

#include "src/analysis/consistency.hpp"
#include "src/framework/load.hpp"
#include "src/results/published.hpp"

#include "require.hpp"

namespace {

void require_usable(const results::PublishedRow& row)
{
  const std::vector<int> years = framework::embedded_years();
  const auto framework = framework::embedded_year(row.fiscal_year);
  const analysis::Consistency consistency = analysis::check_consistency(row, framework, years);
  require(framework || consistency.has_error());
  if (framework && !consistency.has_error()) require(results::to_result(row, framework).framework == framework);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  std::string bytes(reinterpret_cast<const char*>(data), size);
  const results::Published published =
      results::read_published(util::CsvReader::from_text(std::move(bytes), "fuzz.csv"));
  require_said(published.problems);
  require_said(published.remarks);
  if (!published.problems.empty()) return 0;
  for (const results::PublishedRow& row : published.rows)
    require_usable(row);
  return 0;
}
