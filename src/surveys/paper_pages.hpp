// SPDX-License-Identifier: Apache-2.0
// Piles of paper questionnaires of an agency: named, keyed twice (paper_keying_pages), then stored as answers once.
#pragma once
#include <string>

#include "lib/db/database.hpp"
#include "lib/html/form.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/visitor.hpp"
#include "src/surveys/paper.hpp"
#include "src/surveys/place_pages.hpp"

namespace surveys {

std::string paper_path(const AgencyPlace& place);  ///< "/agencies/31/cycles/7/paper"
std::string batch_path(const PaperBatch& batch);   ///< "/agencies/31/cycles/7/paper/5"

/// The batch of the path with the questions that it answers. NotFound where there is none of this agency and round, or
/// the framework does not ask this any more.
struct BatchPlace {
  PaperBatch batch;
  Questionnaire asked;
};
BatchPlace batch_of(db::Connection& connection, const AgencyPlace& place, const http::Request& request);
/// The same where it can still be keyed; otherwise Gone.
BatchPlace open_batch_of(db::Connection& connection, const AgencyPlace& place, const http::Request& request);

class PaperPages {
 public:
  PaperPages(db::Database& database, const site::Site& site, const util::Clock& clock, util::Random& random,
             const LiveRounds& rounds);

  site::Answer list(http::Request& request, const accounts::Visitor& visitor);        ///< GET …/paper
  site::Answer make(http::Request& request, const accounts::Visitor& visitor);        ///< POST …/paper
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);        ///< GET …/paper/{batch}
  site::Answer store_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/store
  site::Answer store(http::Request& request, const accounts::Visitor& visitor);       ///< POST …/store
  site::Answer drop_form(http::Request& request, const accounts::Visitor& visitor);   ///< GET …/drop
  site::Answer drop(http::Request& request, const accounts::Visitor& visitor);        ///< POST …/drop

 private:
  site::View listed(const http::Request& request, const AgencyPlace& place, const html::Form& form);
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  util::Random& random_;
  const LiveRounds& rounds_;
};

}  // namespace surveys
