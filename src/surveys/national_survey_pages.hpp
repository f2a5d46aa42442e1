// SPDX-License-Identifier: Apache-2.0
// The surveys of a whole round: every agency against its minimum, for the administrator; receipts for everybody.
#pragma once
#include "lib/db/database.hpp"
#include "lib/html/form.hpp"
#include "lib/html/table_query.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/surveys/place_pages.hpp"

namespace surveys {

class NationalSurveyPages {
 public:
  NationalSurveyPages(db::Database& database, const site::Site& site, const util::Clock& clock,
                      const LiveRounds& rounds);

  site::Answer counts(http::Request& request, const accounts::Visitor& visitor);    ///< GET, ?format=csv or xlsx
  site::Answer receipts(http::Request& request, const accounts::Visitor& visitor);  ///< GET, for everybody

 private:
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  const LiveRounds& rounds_;
};

}  // namespace surveys
