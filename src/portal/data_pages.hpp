// SPDX-License-Identifier: Apache-2.0
// Open data: the files of each visible year and what their columns mean.
#pragma once
#include "src/portal/data_file_pages.hpp"
#include "src/portal/kept_pages.hpp"
#include "src/portal/parts_pages.hpp"

namespace portal {

/// /results/data.
Made data_page(const Looker& looker, const Publication& publication, const Asked& asked);

}  // namespace portal
