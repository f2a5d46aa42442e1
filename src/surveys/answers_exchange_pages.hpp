// SPDX-License-Identifier: Apache-2.0
// Answers of a round out and in, for the administrator: the CSV from which `prongsai score` makes the same scores, and
// answers that were collected elsewhere: sent in, looked through, and stored after a yes.
#pragma once
#include "lib/db/database.hpp"
#include "lib/html/form.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/visitor.hpp"
#include "src/surveys/answers_csv.hpp"
#include "src/surveys/place_pages.hpp"

namespace surveys {

class AnswersExchangePages {
 public:
  AnswersExchangePages(db::Database& database, const site::Site& site, const util::Clock& clock, util::Random& random,
                       const LiveRounds& rounds);

  site::Answer exchange(http::Request& request, const accounts::Visitor& visitor);  ///< GET /cycles/{cycle}/answers
  /// POST …/export, because it is audited. The file grows on the disk while it is made, and is never whole in memory.
  site::Answer export_answers(http::Request& request, const accounts::Visitor& visitor);
  site::Answer preview(http::Request& request, const accounts::Visitor& visitor);  ///< POST …/import, with a file
  site::Answer take(http::Request& request, const accounts::Visitor& visitor);     ///< POST …/import/{preview}

 private:
  site::View exchange_view(const http::Request& request, const RoundPlace& place, const html::Form& form) const;
  site::View preview_view(const http::Request& request, const RoundPlace& place, const ReadAnswersFile& read,
                          const std::string& file, std::int64_t preview) const;

  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  util::Random& random_;
  const LiveRounds& rounds_;
};

}  // namespace surveys
