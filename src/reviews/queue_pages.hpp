// SPDX-License-Identifier: Apache-2.0
// Where assessors begin: what waits for them in every round, their agencies, the items of each; and the conflicts of
// interest that they declare themselves.
#pragma once
#include "lib/site/site.hpp"

#include "src/reviews/parts_pages.hpp"

namespace reviews {

class QueuePages {
 public:
  explicit QueuePages(const PageParts& parts) : parts_(parts) {}

  site::Answer mine(http::Request& request, const accounts::Visitor& visitor);       ///< GET /reviews
  site::Answer agency(http::Request& request, const accounts::Visitor& visitor);     ///< GET …/{cycle}/reviews
  site::Answer conflicts(http::Request& request, const accounts::Visitor& visitor);  ///< GET /reviews/conflicts
  site::Answer declare(http::Request& request, const accounts::Visitor& visitor);    ///< POST there

 private:
  site::View conflicts_view(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor,
                            const html::Form& form);

  PageParts parts_;
};

}  // namespace reviews
