// SPDX-License-Identifier: Apache-2.0
// The units of one agency as pages: add, rename, close.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"

namespace agencies {

class UnitPages {
 public:
  UnitPages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  site::Answer new_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer add(http::Request& request, const accounts::Visitor& visitor);
  site::Answer rename_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer rename(http::Request& request, const accounts::Visitor& visitor);
  site::Answer close_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer close(http::Request& request, const accounts::Visitor& visitor);

 private:
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace agencies
