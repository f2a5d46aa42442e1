// SPDX-License-Identifier: Apache-2.0
// The result of one agency in one year: for everybody at an address that never changes, and, before it is published,
// for the programme at the round's.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/portal/shown_agency_store.hpp"

namespace portal {

class AgencyResultPages {
 public:
  /// All outlive it.
  AgencyResultPages(db::Database& database, const site::Site& site, const util::Clock& clock,
                    results::ShownRounds& rounds, results::ShownSpreads& spreads)
      : database_(database), site_(site), clock_(clock), agencies_(rounds, spreads)
  {
  }
  /// GET /agencies/{agency}/{year}, the fiscal year in the Buddhist era; ?format=json or csv.
  site::Answer published(http::Request& request, const accounts::Visitor& visitor);
  /// GET /agencies/{agency}/cycles/{cycle}/results; ?format=json or csv.
  site::Answer of_round(http::Request& request, const accounts::Visitor& visitor);
  /// GET …/report?format=pdf or docx, after either of these: the analysis report.
  site::Answer published_report(http::Request& request, const accounts::Visitor& visitor);
  site::Answer report_of_round(http::Request& request, const accounts::Visitor& visitor);

 private:
  ShownAgency published_in_path(const http::Request& request);
  /// Nothing where the agency takes part, and there is nothing yet that the visitor may see.
  std::optional<ShownAgency> round_in_path(const http::Request& request, const accounts::Visitor& visitor);
  site::Answer answer(const http::Request& request, const accounts::Visitor& visitor, const ShownAgency& shown) const;
  site::View view(const http::Request& request, const accounts::Visitor& visitor, const ShownAgency& shown) const;
  site::Answer report(const http::Request& request, const ShownAgency& shown) const;

  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  ShownAgencies agencies_;
};

}  // namespace portal
