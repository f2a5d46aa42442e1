// SPDX-License-Identifier: Apache-2.0
// Where too few people answered, the agency is heard before its score is published with a warning, or withheld: the
// programme opens hearings and decides, the coordinator says what there is to say.
#pragma once
#include "lib/db/database.hpp"
#include "lib/html/form.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"

namespace results {

class HearingPages {
 public:
  HearingPages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  site::Answer list(http::Request& request,
                    const accounts::Visitor& visitor);  ///< GET /cycles/{cycle}/results/hearings
  site::Answer open(http::Request& request,
                    const accounts::Visitor& visitor);  ///< POST there: rule, and hearings of all
  site::Answer decision_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/hearings/{agency}
  site::Answer decide(http::Request& request, const accounts::Visitor& visitor);         ///< POST there
  site::Answer own(http::Request& request,
                   const accounts::Visitor& visitor);  ///< GET /agencies/{agency}/cycles/{cycle}/hearing
  site::Answer say(http::Request& request, const accounts::Visitor& visitor);  ///< POST there

 private:
  site::Answer list_view(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor,
                         const html::Form* form);
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace results
