// SPDX-License-Identifier: Apache-2.0
// Frozen pictures of a plan's measures: the list of them, freezing one, and one of them as it was, with what moved
// since. For those who see the whole plan.
#pragma once
#include "src/measures/picture.hpp"
#include "src/measures/place_pages.hpp"

namespace measures {

class PicturePages {
 public:
  explicit PicturePages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer list(http::Request& request, const accounts::Visitor& visitor);    ///< GET …/plans/2568/pictures
  site::Answer form(http::Request& request, const accounts::Visitor& visitor);    ///< GET …/pictures/new?period=year
  site::Answer freeze(http::Request& request, const accounts::Visitor& visitor);  ///< POST there
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);    ///< GET …/pictures/4

 private:
  site::View freeze_view(db::Connection& connection, const Place& place, Period period, const html::Form& form) const;
  PageParts parts_;
};

}  // namespace measures
