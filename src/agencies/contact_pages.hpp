// SPDX-License-Identifier: Apache-2.0
// How the public reaches an agency: its web site and telephone, which its own coordinator keeps right. What was
// changed, and by whom, stands in the agency's history.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"

namespace agencies {

class ContactPages {
 public:
  ContactPages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);    // GET …/contact
  site::Answer change(http::Request& request, const accounts::Visitor& visitor);  // POST …/contact

 private:
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace agencies
