// SPDX-License-Identifier: Apache-2.0
// Keying the sheets of a batch, one after the other, in two passes that do not see each other; and settling what they
// differ in.
#pragma once
#include "lib/db/database.hpp"
#include "lib/html/form.hpp"
#include "lib/site/site.hpp"

#include "src/accounts/visitor.hpp"
#include "src/surveys/paper_pages.hpp"

namespace surveys {

class PaperKeyingPages {
 public:
  PaperKeyingPages(db::Database& database, const site::Site& site, const LiveRounds& rounds)
      : database_(database), site_(site), rounds_(rounds)
  {
  }

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/keying/{pass}/{sheet}
  site::Answer key(http::Request& request, const accounts::Visitor& visitor);   ///< POST …/keying/{pass}/{sheet}
  site::Answer differences(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/differences
  site::Answer settle(http::Request& request, const accounts::Visitor& visitor);       ///< POST …/differences

 private:
  site::View sheet_view(const http::Request& request, const AgencyPlace& place, const BatchPlace& found,
                        const html::Form& form) const;
  site::View differences_view(const http::Request& request, const AgencyPlace& place, const BatchPlace& found,
                              const std::vector<SheetDifference>& differing, const html::Form& form) const;
  db::Database& database_;
  const site::Site& site_;
  const LiveRounds& rounds_;
};

}  // namespace surveys
