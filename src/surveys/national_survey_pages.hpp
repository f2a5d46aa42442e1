// SPDX-License-Identifier: Apache-2.0
// The surveys of a whole round: every agency against its minimum, for the administrator; answers as the CSV from which
// `prongsai score` makes the same scores; answers that were collected elsewhere; receipts for everybody.
#pragma once
#include "lib/db/database.hpp"
#include "lib/html/form.hpp"
#include "lib/html/table_query.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/visitor.hpp"
#include "src/surveys/place_pages.hpp"

namespace surveys {

class NationalSurveyPages {
 public:
  NationalSurveyPages(db::Database& database, const site::Site& site, const util::Clock& clock, util::Random& random,
                      const LiveRounds& rounds);

  site::Answer counts(http::Request& request, const accounts::Visitor& visitor);          ///< GET, ?format=csv
  site::Answer exchange(http::Request& request, const accounts::Visitor& visitor);        ///< GET
  site::Answer export_answers(http::Request& request, const accounts::Visitor& visitor);  ///< POST: it is audited
  site::Answer import_answers(http::Request& request, const accounts::Visitor& visitor);  ///< POST, with a file
  site::Answer receipts(http::Request& request, const accounts::Visitor& visitor);        ///< GET, for everybody

 private:
  site::View exchange_view(const http::Request& request, const RoundPlace& place, const html::Form& form) const;

  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  util::Random& random_;
  const LiveRounds& rounds_;
};

}  // namespace surveys
