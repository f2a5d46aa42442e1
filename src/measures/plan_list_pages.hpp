// SPDX-License-Identifier: Apache-2.0
// The measures of a plan as a table: sorted, narrowed by unit, state and priority, searched, and as a file.
#pragma once
#include <vector>

#include "lib/html/table_query.hpp"
#include "lib/http/response.hpp"

#include "src/measures/measure_words_pages.hpp"
#include "src/measures/place_pages.hpp"
#include "src/measures/plan_state_pages.hpp"

namespace measures {

/// What the table shows of a plan.
struct PlanList {
  const Place& place;
  const WholePlan& whole;
  const PlanState& state;
  const util::Messages& messages;
};

/// Values "narrowing", "any", "nothing", "table", "pagination", "xlsx", "csv".
void add_measure_table(html::Values& values, const PlanList& list, const util::Fields& query);
/// The measures that the address asks for, a row for each with all its fields.
http::Response measure_file(const PlanList& list, const util::Fields& query, util::UtcSeconds now);

}  // namespace measures
