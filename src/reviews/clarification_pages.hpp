// SPDX-License-Identifier: Apache-2.0
// What was found of an agency, as the agency sees it from the clarification on: each item's result and reasons; the
// form in which its coordinator contests single items; what was decided, before and after.
#pragma once
#include "lib/site/site.hpp"

#include "src/reviews/parts_pages.hpp"

namespace reviews {

class ClarificationPages {
 public:
  explicit ClarificationPages(const PageParts& parts) : parts_(parts) {}

  site::Answer list(http::Request& request, const accounts::Visitor& visitor);       ///< GET …/clarifications
  site::Answer form(http::Request& request, const accounts::Visitor& visitor);       ///< GET …/clarifications/{item}
  site::Answer contest(http::Request& request, const accounts::Visitor& visitor);    ///< POST there
  site::Answer take_back(http::Request& request, const accounts::Visitor& visitor);  ///< POST …/{item}/take-back

 private:
  site::View item_view(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor,
                       const ItemPlace& place, const html::Form& form);

  PageParts parts_;
};

}  // namespace reviews
