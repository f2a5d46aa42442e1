// SPDX-License-Identifier: Apache-2.0
// The register of agencies as pages: the list with search and files to take along, one agency with its history, making
// and changing an agency.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/agencies/agency_store.hpp"

namespace html {
class TableQuery;
}

namespace agencies {

class AgencyPages {
 public:
  AgencyPages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  site::Answer list(http::Request& request, const accounts::Visitor& visitor);  ///< also ?format=csv and xlsx
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);
  site::Answer new_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer add(http::Request& request, const accounts::Visitor& visitor);
  site::Answer edit_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer change(http::Request& request, const accounts::Visitor& visitor);

 private:
  http::Response file(const http::Request& request, const AgencyFilter& filter, const AgencyOrder& order);
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace agencies
