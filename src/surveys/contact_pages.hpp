// SPDX-License-Identifier: Apache-2.0
// The list of contacts as its agency's coordinator meets it: sent in, looked through with every fault, stored sealed.
// Afterwards he sees how many there are and how far the interviews have come, never the contacts again; he may replace
// or delete them.
#pragma once
#include "lib/db/database.hpp"
#include "lib/html/form.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/secrets.hpp"
#include "src/accounts/visitor.hpp"
#include "src/surveys/contact_store.hpp"
#include "src/surveys/interview_place_pages.hpp"

namespace surveys {

class ContactPages {
 public:
  /// Bytes of a request with a file.
  static constexpr std::size_t k_file_limit = std::size_t{10} * 1024 * 1024;
  /// `days`: how long after the surveys' stage the contacts are kept; only to be said.
  ContactPages(db::Database& database, const site::Site& site, const util::Clock& clock, util::Random& random,
               const LiveRounds& rounds, const accounts::Secrets& secrets, std::int64_t days);

  site::Answer show(http::Request& request, const accounts::Visitor& visitor);         ///< GET …/contacts/EIT/2
  site::Answer sample(http::Request& request, const accounts::Visitor& visitor);       ///< GET …/sample: to fill in
  site::Answer preview(http::Request& request, const accounts::Visitor& visitor);      ///< POST …, with a file
  site::Answer keep(http::Request& request, const accounts::Visitor& visitor);         ///< POST …/{upload}
  site::Answer delete_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/delete
  site::Answer remove(http::Request& request, const accounts::Visitor& visitor);       ///< POST …/delete

 private:
  site::View shown(const http::Request& request, const InterviewPlace& place, const html::Form& form);
  site::View faults_view(const http::Request& request, const InterviewPlace& place, const std::string& file,
                         const ReadContacts& read) const;

  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  util::Random& random_;
  const LiveRounds& rounds_;
  const accounts::Secrets& secrets_;
  std::int64_t days_;
};

}  // namespace surveys
