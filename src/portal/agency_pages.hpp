// SPDX-License-Identifier: Apache-2.0
// An agency's public page: its results over the years, what it discloses, and how to answer its survey while that is
// open. Its address never changes.
#pragma once
#include "src/portal/kept_pages.hpp"
#include "src/portal/parts_pages.hpp"

namespace portal {

/// /results/agencies/{agency}; http::NotFound for an agency that the register does not know.
Made agency_page(const Looker& looker, const Publication& publication, const Asked& asked);

}  // namespace portal
