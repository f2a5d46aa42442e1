// SPDX-License-Identifier: Apache-2.0
// Finding an agency, and the list of all by their totals, for everybody.
#pragma once
#include "src/portal/kept_pages.hpp"
#include "src/portal/parts_pages.hpp"

namespace portal {

/// /results: agencies by name, type and province, each with its newest visible result.
Made search_page(const Looker& looker, const Publication& publication, const Asked& asked);
/// /results/rankings and /results/rankings/{year}; ?format=csv or xlsx is the same list as a file.
Made rankings_page(const Looker& looker, const Publication& publication, const Asked& asked);

}  // namespace portal
