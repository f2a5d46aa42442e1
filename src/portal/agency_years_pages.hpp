// SPDX-License-Identifier: Apache-2.0
// The years of an agency on its public page: a table with ranks and a chart.
#pragma once
#include <string>
#include <vector>

#include "src/portal/parts_pages.hpp"
#include "src/portal/publication.hpp"
#include "src/portal/standing.hpp"

namespace portal {

/// The agency in one year.
struct YearShown {
  const Edition* edition = nullptr;
  Standing standing;
  FrameworkPtr rules;
};

/// The newest first.
std::vector<YearShown> years_shown(db::Connection& connection, const Publication& publication, std::int64_t agency);
html::Values years_table(const std::vector<YearShown>& years, const Asked& asked, const Doors& doors);
/// The years from left to right; nothing where there are fewer than two with a total.
std::string years_chart(const std::vector<YearShown>& years, const std::string& name, const html::Words& words);

}  // namespace portal
