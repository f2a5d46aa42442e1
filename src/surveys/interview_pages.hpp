// SPDX-License-Identifier: Apache-2.0
// Where assessors begin: the parts of surveys that they ask, and for each the draw of the sample and the list to work
// down. Only for assessors of the agency: nobody else opens a contact.
#pragma once
#include "lib/db/database.hpp"
#include "lib/html/form.hpp"
#include "lib/html/table_query.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/secrets.hpp"
#include "src/accounts/visitor.hpp"
#include "src/surveys/contact_store.hpp"
#include "src/surveys/interview_place_pages.hpp"

namespace surveys {

/// As a tag: waiting, answered …, or that a link is out.
html::Cell state_cell(const Interviewee& interviewee);

class InterviewPages {
 public:
  InterviewPages(db::Database& database, const site::Site& site, const util::Clock& clock, util::Random& random,
                 const LiveRounds& rounds, const accounts::Secrets& secrets);

  site::Answer mine(http::Request& request, const accounts::Visitor& visitor);  ///< GET /interviews
  site::Answer list(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/interviews/EIT/2
  site::Answer draw(http::Request& request, const accounts::Visitor& visitor);  ///< POST …/draw

 private:
  site::View listed(const http::Request& request, const InterviewPlace& place, const html::Form& form);
  void add_list(const http::Request& request, const InterviewPlace& place, const html::Form& form,
                const ContactList& list, db::Connection& connection, html::Values& values);
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  util::Random& random_;
  const LiveRounds& rounds_;
  const accounts::Secrets& secrets_;
};

}  // namespace surveys
