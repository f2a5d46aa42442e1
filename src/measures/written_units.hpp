// SPDX-License-Identifier: Apache-2.0
// Which units of an agency a cell names: numbered or parted lists, short forms, or all of them.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/agencies/agency.hpp"

namespace measures {

struct WrittenUnits {
  std::vector<std::int64_t> units;   ///< open ones, in the order in which they are named; the first one leads
  std::vector<std::string> closed;   ///< names of those that were dissolved
  std::vector<std::string> unknown;  ///< what names no unit of the agency
  bool all = false;                  ///< "all offices and divisions"
};

/// A unit is known by its name without blanks; a name that ends with the sign of abbreviation by its beginning, where
/// only one unit begins so.
WrittenUnits units_written_in(std::string_view written, std::span<const agencies::Unit> units);

}  // namespace measures
