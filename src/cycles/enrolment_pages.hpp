// SPDX-License-Identifier: Apache-2.0
// Who takes part in a round, as pages for the programme's administrators: the list, enrolling all, some types or named
// agencies, taking one out.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/cycles/enrolment_store.hpp"

namespace cycles {

class EnrolmentPages {
 public:
  EnrolmentPages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  site::Answer list(http::Request& request, const accounts::Visitor& visitor);  ///< also ?format=csv and xlsx
  site::Answer enrol_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer enrol(http::Request& request, const accounts::Visitor& visitor);
  site::Answer withdraw_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer withdraw(http::Request& request, const accounts::Visitor& visitor);

 private:
  http::Response file(const http::Request& request, const Cycle& cycle, const framework::Framework& framework,
                      const std::vector<Enrolment>& enrolments);
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace cycles
