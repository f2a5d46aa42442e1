// SPDX-License-Identifier: Apache-2.0
// One item of a disclosure: what it must show, where it is found, how far it is; comments between unit and coordinator;
// the acts that move it on: ready, checked, back to the unit.
#pragma once
#include "src/disclosures/place_pages.hpp"

namespace disclosures {

class ItemPages {
 public:
  explicit ItemPages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer show(http::Request& request, const accounts::Visitor& visitor);         ///< GET …/disclosures/o1
  site::Answer comment(http::Request& request, const accounts::Visitor& visitor);      ///< POST …/o1/comments
  site::Answer move(http::Request& request, const accounts::Visitor& visitor);         ///< POST …/o1/state
  site::Answer return_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/o1/return
  site::Answer give_back(http::Request& request, const accounts::Visitor& visitor);    ///< POST there

 private:
  site::View shown(db::Connection& connection, const http::Request& request, const Place& place, const Entry& entry,
                   const html::Form& form) const;
  PageParts parts_;
};

}  // namespace disclosures
