// SPDX-License-Identifier: Apache-2.0
// What agencies do about their results, for everybody: the approved measures of a year with units, periods and state,
// and the same of all agencies as open data.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "src/portal/kept_pages.hpp"
#include "src/portal/parts_pages.hpp"

namespace portal {

std::string measures_path(std::int64_t agency, int year);  ///< "/results/agencies/12/measures/2568"

/// The page at measures_path; http::NotFound where nothing of that year is approved.
Made measures_page(const Looker& looker, const Asked& asked);

/// "measures-2568.csv", "measures-2568.xlsx", "measures-2568.json".
std::vector<std::string> measures_files(int year);
/// A row for each measure of each agency's approved plan; http::NotFound for other formats and years without plans.
Made measures_file(const Looker& looker, int year, std::string_view format);

}  // namespace portal
