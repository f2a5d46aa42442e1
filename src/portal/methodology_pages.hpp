// SPDX-License-Identifier: Apache-2.0
// How a fiscal year was assessed, made from its framework: what is asked and judged, scales, weights, levels, samples.
#pragma once
#include "src/portal/kept_pages.hpp"
#include "src/portal/parts_pages.hpp"

namespace portal {

/// /results/methodology (the newest year with results, or the newest at all) and /results/methodology/{year}.
Made methodology_page(const Looker& looker, const Publication& publication, const Asked& asked);

}  // namespace portal
