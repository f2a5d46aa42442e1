// SPDX-License-Identifier: Apache-2.0
// Results as published tables give them, for the tests of this room.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/results/published.hpp"

namespace printed_result {

/// Indicators in the framework's order; an empty text or none is a score that is not printed.
inline scoring::Result of(std::shared_ptr<const framework::Framework> framework,
                          const std::vector<const char*>& indicators, const char* total = "")
{
  results::PublishedRow row;
  row.agency = "หน่วยงาน";
  row.fiscal_year = framework->fiscal_year;
  const auto printed = [](const char* text) { return results::Printed{util::Exact::parse(text), 2, {}}; };
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    if (*indicators[i] != '\0') row.indicators[framework->indicators[i].code] = printed(indicators[i]);
  }
  if (*total != '\0') row.total = printed(total);
  return results::to_result(row, std::move(framework));
}

}  // namespace printed_result
