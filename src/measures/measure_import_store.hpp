// SPDX-License-Identifier: Apache-2.0
// Takes in a file of measures that was looked through.
#pragma once
#include <cstddef>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/measures/measure_import.hpp"

namespace measures {

/// Stores the measures of an import without faults that the plan does not have; how many. What the file says of their
/// steps and outcome becomes their progress. deed.reason: the name of the file.
std::size_t take_in(db::Connection& connection, const MeasureImport& import, const cycles::Deed& deed);

}  // namespace measures
