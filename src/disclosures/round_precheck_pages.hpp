// SPDX-License-Identifier: Apache-2.0
// The pre-checks of a whole round, for the programme: how far they are, what is found most often, agency by agency.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"

namespace disclosures {

class RoundPrecheckPages {
 public:
  RoundPrecheckPages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  /// GET /cycles/{cycle}/prechecks, also as a list of agencies (?format=csv, xlsx).
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);
  site::Answer ask_all(http::Request& request, const accounts::Visitor& visitor);  ///< POST there

 private:
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace disclosures
