// SPDX-License-Identifier: Apache-2.0
// What each unit has still to do, as a list to print, as PDF, and by e-mail to the officers of the unit.
#pragma once
#include "src/disclosures/place_pages.hpp"

namespace disclosures {

class ToDoPages {
 public:
  explicit ToDoPages(PageParts parts) : parts_(std::move(parts)) {}

  /// GET …/disclosures/to-do; ?unit=4 of one unit, ?format=pdf as a document.
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);
  site::Answer send(http::Request& request, const accounts::Visitor& visitor);  ///< POST …/disclosures/to-do

 private:
  PageParts parts_;
};

}  // namespace disclosures
