// SPDX-License-Identifier: Apache-2.0
// The plans of an agency, year by year, and a new one made from a published result.
#pragma once
#include "src/measures/place_pages.hpp"

namespace measures {

class PlansPages {
 public:
  explicit PlansPages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer list(http::Request& request, const accounts::Visitor& visitor);  ///< GET /agencies/12/plans
  site::Answer make(http::Request& request, const accounts::Visitor& visitor);  ///< POST there

 private:
  site::View shown(db::Connection& connection, const agencies::Agency& agency, const accounts::Visitor& visitor,
                   const html::Form& form, const util::Messages& messages) const;
  PageParts parts_;
};

}  // namespace measures
