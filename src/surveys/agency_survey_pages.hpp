// SPDX-License-Identifier: Apache-2.0
// The surveys of one agency in one round, for its coordinator: how many have answered by day and part against the
// minimum, the public link with its QR code, codes for staff. Never a single answer, never who has answered.
#pragma once
#include <functional>
#include <string>

#include "lib/db/database.hpp"
#include "lib/html/form.hpp"
#include "lib/http/signed.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/visitor.hpp"
#include "src/surveys/place_pages.hpp"
#include "src/surveys/slips.hpp"

namespace surveys {

class AgencySurveyPages {
 public:
  using MakeSlips = std::function<std::string(const SlipSheet&)>;  ///< a PDF
  /// `address`: where the site is found from outside, "https://ita.example". All references outlive it.
  AgencySurveyPages(db::Database& database, const site::Site& site, const http::Signer& signer,
                    const util::Clock& clock, util::Random& random, const LiveRounds& rounds, std::string address,
                    MakeSlips make_slips);

  site::Answer overview(http::Request& request, const accounts::Visitor& visitor);    ///< GET …/surveys
  site::Answer make_codes(http::Request& request, const accounts::Visitor& visitor);  ///< POST …/surveys/codes
  /// POST …/surveys/codes/file: the slips or the table, for the page that made the codes only.
  site::Answer codes_file(http::Request& request, const accounts::Visitor& visitor);

 private:
  site::View overview_view(const http::Request& request, const AgencyPlace& place, const html::Form& form);
  html::Values questionnaire_values(const http::Request& request, const AgencyPlace& place, const Questionnaire& asked,
                                    const html::Form& form, db::Connection& connection);

  db::Database& database_;
  const site::Site& site_;
  const http::Signer& signer_;
  const util::Clock& clock_;
  util::Random& random_;
  const LiveRounds& rounds_;
  std::string address_;
  MakeSlips make_slips_;
};

}  // namespace surveys
