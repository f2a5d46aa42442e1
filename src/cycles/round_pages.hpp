// SPDX-License-Identifier: Apache-2.0
// A round as one agency sees it: which stage it is in, its dates, how many people must answer, and the form in which
// the coordinator states how many could.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/cycles/enrolment_store.hpp"

namespace cycles {

class RoundPages {
 public:
  RoundPages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  site::Answer list(http::Request& request, const accounts::Visitor& visitor);
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);
  site::Answer counts_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer count(http::Request& request, const accounts::Visitor& visitor);

 private:
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace cycles
