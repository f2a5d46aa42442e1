// SPDX-License-Identifier: Apache-2.0
// The results of all agencies of a round, for the programme: a table to search, filter, sort and take along, and the
// whole of the data as files.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/agencies/search_texts.hpp"
#include "src/results/shown_round_store.hpp"

namespace results {

class ResultListPages {
 public:
  /// All outlive it.
  ResultListPages(db::Database& database, const site::Site& site, const util::Clock& clock, ShownRounds& rounds)
      : database_(database), site_(site), clock_(clock), rounds_(rounds)
  {
  }
  /// GET …/cycles/{cycle}/results/agencies, as a page or with ?format=csv, xlsx or json.
  site::Answer agencies(http::Request& request, const accounts::Visitor& visitor);

 private:
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  ShownRounds& rounds_;
  agencies::SearchTexts searches_;  // of computations
};

}  // namespace results
