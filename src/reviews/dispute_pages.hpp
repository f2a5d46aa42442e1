// SPDX-License-Identifier: Apache-2.0
// Differences between two readings, for moderators: administrators, and assessors who are named for the round and read
// neither of the two.
#pragma once
#include "lib/site/site.hpp"

#include "src/reviews/parts_pages.hpp"
#include "src/reviews/task_store.hpp"

namespace reviews {

class DisputePages {
 public:
  explicit DisputePages(const PageParts& parts) : parts_(parts) {}

  site::Answer list(http::Request& request,
                    const accounts::Visitor& visitor);  ///< GET /cycles/{cycle}/reviews/disputes
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);    ///< GET …/{dispute}
  site::Answer settle(http::Request& request, const accounts::Visitor& visitor);  ///< POST there

 private:
  site::View dispute_view(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor,
                          const Task& task, const html::Form& form);

  PageParts parts_;
};

}  // namespace reviews
