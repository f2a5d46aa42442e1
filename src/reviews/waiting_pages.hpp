// SPDX-License-Identifier: Apache-2.0
// Second readings and contests that wait, with who is to read them; the administrator hands them to somebody else, or
// to somebody where nobody was left to choose.
#pragma once
#include "lib/site/site.hpp"

#include "src/reviews/parts_pages.hpp"

namespace reviews {

class WaitingPages {
 public:
  explicit WaitingPages(const PageParts& parts) : parts_(parts) {}

  site::Answer list(http::Request& request, const accounts::Visitor& visitor);  ///< GET /cycles/{cycle}/reviews/waiting
  site::Answer form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/{task}
  site::Answer hand_over(http::Request& request, const accounts::Visitor& visitor);  ///< POST there

 private:
  PageParts parts_;
};

}  // namespace reviews
