// SPDX-License-Identifier: Apache-2.0
// Ends and new beginnings of agencies as pages: close, reopen, merge with another; each asks why, and again before it
// is done.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/agencies/agency_store.hpp"

namespace agencies {

class ClosingPages {
 public:
  ClosingPages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  site::Answer close_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer close(http::Request& request, const accounts::Visitor& visitor);
  site::Answer reopen_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer reopen(http::Request& request, const accounts::Visitor& visitor);
  site::Answer merge_form(http::Request& request, const accounts::Visitor& visitor);
  /// The first time asks once more, naming both agencies; with confirmed=yes does it.
  site::Answer merge(http::Request& request, const accounts::Visitor& visitor);

 private:
  Agency found(const http::Request& request, bool open);
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace agencies
