// SPDX-License-Identifier: Apache-2.0
// The scores of a round's surveys so far, for the programme: a table of all agencies that can be searched, sorted and
// taken along.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/results/so_far_store.hpp"
#include "src/surveys/rounds.hpp"

namespace results {

class SoFarPages {
 public:
  /// All outlive it.
  SoFarPages(db::Database& database, const site::Site& site, const util::Clock& clock,
             const surveys::LiveRounds& rounds);
  /// GET …/cycles/{cycle}/scores, as a page or with ?format=csv or xlsx.
  site::Answer scores(http::Request& request, const accounts::Visitor& visitor);

 private:
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  const surveys::LiveRounds& rounds_;
  KeptSoFar kept_;
};

}  // namespace results
