// SPDX-License-Identifier: Apache-2.0
// Drafts of measures for weaknesses, from the library and from last year's plan: the coordinator takes one into the
// form and edits it, or takes several at once and edits them afterwards.
#pragma once
#include "src/measures/place_pages.hpp"

namespace measures {

class ProposePages {
 public:
  explicit ProposePages(PageParts parts) : parts_(std::move(parts)) {}

  /// GET …/propose?weakness=o2: drafts that answer these; without any, those that answer what has no measure yet.
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);
  site::Answer take(http::Request& request, const accounts::Visitor& visitor);        ///< POST there: the ticked ones
  site::Answer carry_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/carry
  site::Answer carry(http::Request& request, const accounts::Visitor& visitor);

 private:
  PageParts parts_;
};

}  // namespace measures
