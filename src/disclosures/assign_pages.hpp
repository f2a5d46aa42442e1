// SPDX-License-Identifier: Apache-2.0
// The coordinator gives many items at once to a unit, with a day until which they are due; and looks at all that units
// have called ready and checks them in one act.
#pragma once
#include "src/disclosures/place_pages.hpp"

namespace disclosures {

class AssignPages {
 public:
  explicit AssignPages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);        ///< GET …/disclosures/assign
  site::Answer assign(http::Request& request, const accounts::Visitor& visitor);      ///< POST there
  site::Answer check_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/disclosures/check
  site::Answer check(http::Request& request, const accounts::Visitor& visitor);       ///< POST there

 private:
  PageParts parts_;
};

}  // namespace disclosures
