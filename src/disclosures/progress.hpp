// SPDX-License-Identifier: Apache-2.0
// How far a disclosure is: of each unit, and as a whole.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "src/disclosures/disclosure.hpp"

namespace disclosures {

struct Progress {
  std::optional<std::int64_t> unit = {};  ///< of nobody's items: nothing
  std::int64_t items = 0;
  std::int64_t done = 0;  ///< ready or checked
  std::int64_t checked = 0;
  std::int64_t overdue = 0;
};

Progress progress_of(std::span<const Entry> entries, std::int64_t today);
/// For each unit that has items, in the order of its first; items of no unit last.
std::vector<Progress> progress_by_unit(std::span<const Entry> entries, std::int64_t today);

}  // namespace disclosures
