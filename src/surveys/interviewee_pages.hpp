// SPDX-License-Identifier: Apache-2.0
// One contact of the sample, for the assessor: how to reach the person, what came of it, the interview through the
// questionnaire, or a one-time link with which the person answers alone.
#pragma once
#include <string>

#include "lib/db/database.hpp"
#include "lib/html/form.hpp"
#include "lib/http/signed.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/letter.hpp"
#include "src/accounts/secrets.hpp"
#include "src/accounts/visitor.hpp"
#include "src/surveys/contact_store.hpp"
#include "src/surveys/intake_store.hpp"
#include "src/surveys/interview_place_pages.hpp"

namespace surveys {

/// What the pages are made with; all but the address and the letters outlive them.
struct InterviewParts {
  db::Database& database;
  const site::Site& site;
  const http::Signer& signer;
  const util::Clock& clock;
  util::Random& random;
  const LiveRounds& rounds;
  Intake& intake;
  const accounts::Secrets& secrets;
  std::string address;             ///< of the site from outside, "https://ita.example"
  accounts::SendLetter send = {};  ///< none: links are shown, to be handed over
};

class IntervieweePages {
 public:
  explicit IntervieweePages(InterviewParts parts) : parts_(std::move(parts)) {}

  site::Answer show(http::Request& request, const accounts::Visitor& visitor);       ///< GET …/{contact}
  site::Answer result(http::Request& request, const accounts::Visitor& visitor);     ///< POST …/result
  site::Answer questions(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/answers
  site::Answer store(http::Request& request, const accounts::Visitor& visitor);      ///< POST …/answers
  site::Answer link(http::Request& request, const accounts::Visitor& visitor);       ///< POST …/link

 private:
  /// NotFound where the contact is not in the sample.
  Interviewee find(db::Connection& connection, const InterviewPlace& place, const http::Request& request) const;
  site::View form_view(const http::Request& request, const InterviewPlace& place, const Interviewee& interviewee,
                       const html::Form& form) const;
  /// Takes an unused link back; false where somebody used it or was interviewed.
  bool still_open(db::Connection& connection, const InterviewPlace& place, const Interviewee& interviewee) const;
  std::string make_link(db::Connection& connection, const InterviewPlace& place, const Interviewee& interviewee,
                        const accounts::Visitor& visitor, const std::string& secret) const;
  accounts::Letter letter(const InterviewPlace& place, const Interviewee& interviewee, const std::string& code) const;

  InterviewParts parts_;
};

}  // namespace surveys
