// SPDX-License-Identifier: Apache-2.0
// The items of an agency as a table: narrowed by unit, state and words, sorted by item, state, due date or unit, on the
// page and in the file that is taken along alike.
#pragma once
#include <vector>

#include "lib/html/table_query.hpp"

#include "src/disclosures/place_pages.hpp"

namespace disclosures {

html::TableShape items_shape(const Place& place);
const framework::Item& item_of(const Place& place, const Entry& entry);
/// The entries that the query asks for, in its order; those that are alike in it stay in the framework's.
std::vector<Entry> asked_for(const Place& place, const html::TableQuery& query, const std::vector<Entry>& entries,
                             std::int64_t today);
html::Values items_table(const Place& place, const html::TableQuery& query, const std::vector<Entry>& entries,
                         std::int64_t today, const util::Messages& messages);  // {{> table}}

/// The value of the filter "unit" that means items of no unit.
inline constexpr const char* k_no_unit = "none";

}  // namespace disclosures
