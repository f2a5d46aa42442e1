// SPDX-License-Identifier: Apache-2.0
// A round as a whole, for the programme: how scores are spread, who reaches the pass mark, by type, province and
// region, which items fail, how the years compare, how good the data are.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/results/overview_store.hpp"

namespace results {

class OverviewPages {
 public:
  /// All outlive it.
  OverviewPages(db::Database& database, const site::Site& site, const util::Clock& clock, ShownRounds& rounds,
                Overview& overview)
      : database_(database), site_(site), clock_(clock), rounds_(rounds), overview_(overview)
  {
  }
  /// GET …/cycles/{cycle}/results/overview.
  site::Answer overview(http::Request& request, const accounts::Visitor& visitor);
  /// GET …/overview/{grouping}: type, province or region; ?format=csv or xlsx.
  site::Answer groups(http::Request& request, const accounts::Visitor& visitor);
  /// GET …/overview/items; ?format=csv or xlsx.
  site::Answer items(http::Request& request, const accounts::Visitor& visitor);

 private:
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  ShownRounds& rounds_;
  Overview& overview_;
};

}  // namespace results
