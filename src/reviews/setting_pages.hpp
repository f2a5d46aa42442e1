// SPDX-License-Identifier: Apache-2.0
// What the administrator sets for judging a round: the share of second readings, who moderates; and the conflicts of
// interest of all assessors.
#pragma once
#include "lib/site/site.hpp"

#include "src/reviews/parts_pages.hpp"

namespace reviews {

class SettingPages {
 public:
  explicit SettingPages(const PageParts& parts) : parts_(parts) {}

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);          ///< GET …/reviews/settings
  site::Answer save(http::Request& request, const accounts::Visitor& visitor);          ///< POST there
  site::Answer conflicts(http::Request& request, const accounts::Visitor& visitor);     ///< GET …/reviews/conflicts
  site::Answer declare(http::Request& request, const accounts::Visitor& visitor);       ///< POST there
  site::Answer end_conflict(http::Request& request, const accounts::Visitor& visitor);  ///< POST …/conflicts/{conflict}

 private:
  site::View settings_view(db::Connection& connection, const RoundPlace& place, const html::Form& form);
  site::View conflicts_view(db::Connection& connection, const http::Request& request, const RoundPlace& place,
                            const html::Form& form);

  PageParts parts_;
};

}  // namespace reviews
