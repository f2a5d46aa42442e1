// SPDX-License-Identifier: Apache-2.0
// Page classes as rows of the route table.
#pragma once
#include <memory>

#include "src/app/routes.hpp"

namespace app {

/// The page function of an object that several routes share.
template <class Pages>
PageFunction page_of(const std::shared_ptr<Pages>& pages,
                     site::Answer (Pages::*page)(http::Request&, const accounts::Visitor&))
{
  return [pages, page](http::Request& request, const accounts::Visitor& visitor) {
    return ((*pages).*page)(request, visitor);
  };
}

}  // namespace app
