// SPDX-License-Identifier: Apache-2.0
// Where the administrator sets how the questionnaires of a round are shown.
#pragma once
#include "lib/db/database.hpp"
#include "lib/html/form.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/surveys/place_pages.hpp"

namespace surveys {

class AskingPages {
 public:
  AskingPages(db::Database& database, const site::Site& site, const util::Clock& clock, const LiveRounds& rounds)
      : database_(database), site_(site), clock_(clock), rounds_(rounds)
  {
  }

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);  ///< GET /cycles/{cycle}/surveys/asking
  site::Answer save(http::Request& request, const accounts::Visitor& visitor);  ///< POST there

 private:
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  const LiveRounds& rounds_;
};

}  // namespace surveys
