// SPDX-License-Identifier: Apache-2.0
// The progress of a whole plan on one page with three views: a board by state, a calendar by month, a table by unit
// that is searched, filtered, sorted and taken along. What is overdue and what is due soon stands on top of each.
#pragma once
#include "src/measures/board.hpp"
#include "src/measures/place_pages.hpp"

namespace measures {

class BoardPages {
 public:
  explicit BoardPages(PageParts parts) : parts_(std::move(parts)) {}

  /// GET …/plans/2568/progress; ?view=calendar, ?view=units, ?format=xlsx or csv of the table.
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);

 private:
  PageParts parts_;
};

}  // namespace measures
