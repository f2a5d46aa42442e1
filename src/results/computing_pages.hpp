// SPDX-License-Identifier: Apache-2.0
// The results of a round as the programme works on them: what is to be done next, the computing with its progress, what
// changed since the last one.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"

namespace results {

class ComputingPages {
 public:
  ComputingPages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  site::Answer show(http::Request& request, const accounts::Visitor& visitor);         ///< GET /cycles/{cycle}/results
  site::Answer compute(http::Request& request, const accounts::Visitor& visitor);      ///< POST …/results/compute
  site::Answer differences(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/results/differences

 private:
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace results
