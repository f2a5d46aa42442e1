// SPDX-License-Identifier: Apache-2.0
// What somebody who answers a survey meets: the agency's link or a one-time code, the questionnaire, the thanks. All of
// it is answered at once on the thread that serves connections, or by the writer after the commit; nothing waits for
// the database in between.
#pragma once
#include <optional>
#include <string>

#include "lib/http/router.hpp"
#include "lib/http/signed.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/surveys/intake_store.hpp"
#include "src/surveys/page_token.hpp"
#include "src/surveys/respondent_pages.hpp"
#include "src/surveys/rounds.hpp"
#include "src/surveys/tempo.hpp"

namespace surveys {

/// The path of an agency's public link, "/survey/7-31-K7QM-4TXP": short enough to be typed, with characters made by the
/// server's key, so that nobody finds another agency's by counting up.
std::string link_path(const http::Signer& signer, const Survey& survey);
/// What the database keeps of a code instead of it.
std::string code_hash(const http::Signer& signer, std::string_view code);
/// The path of the questionnaire for a token.
std::string page_path(const http::Signer& signer, const PageToken& token);

class AnsweringPages {
 public:
  /// All of them outlive it.
  AnsweringPages(const site::Site& site, const http::Signer& signer, const util::Clock& clock, util::Random& random,
                 const LiveRounds& rounds, Intake& intake);

  void start(http::Request& request, http::Reply reply);      ///< GET /survey/{link}
  void begin(http::Request& request, http::Reply reply);      ///< POST /survey/{link}
  void code_form(http::Request& request, http::Reply reply);  ///< GET /code and /code/{code}
  void use_code(http::Request& request, http::Reply reply);   ///< POST /code
  void form(http::Request& request, http::Reply reply);       ///< GET /answer/{token}
  void send(http::Request& request, http::Reply reply);       ///< POST /answer/{token}

 private:
  /// A survey that is known and can be answered now; or the page that says why not.
  struct Open {
    std::shared_ptr<const Rounds> rounds;
    const Round* round = nullptr;
    const AskedAgency* agency = nullptr;
    std::optional<Questionnaire> asked;
    std::optional<http::Response> refusal;
  };
  Open open(const http::Request& request, const Survey& survey);
  Open open(const http::Request& request, const PageToken& token);
  GapWords words_for(const http::Request& request, const AskedAgency& agency) const;
  std::optional<PageToken> token_of(const http::Request& request) const;
  /// Whether this device says that it has answered this survey before.
  bool has_answered(const http::Request& request, const Survey& survey) const;
  static PageToken new_token(const Survey& survey, const Round& round, std::string submission);
  std::optional<Survey> survey_of_link(const http::Request& request) const;
  /// The token without its wait, where the browser shows that it computed for it; otherwise nothing.
  std::optional<PageToken> eased_by_work(const http::Request& request, const PageToken& token) const;
  /// One question at a time: what comes after what was sent.
  void step(const http::Request& request, http::Reply reply, const Open& open, const PageToken& token);
  /// `again`: what only the page knows on which the code was typed; empty where it said nothing of use.
  void redeem(const http::Request& request, http::Reply reply, const std::string& code, const std::string& again);
  void store(const http::Request& request, http::Reply reply, const Open& open, const PageToken& token,
             std::string answers);

  const site::Site& site_;
  const http::Signer& signer_;
  const util::Clock& clock_;
  util::Random& random_;
  const LiveRounds& rounds_;
  Intake& intake_;
  RespondentPages pages_;
  Tempo tempo_;
};

}  // namespace surveys
