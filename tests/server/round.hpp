// SPDX-License-Identifier: Apache-2.0
// A round of fiscal year 2568 whose surveys are open, in a fresh database, and people who answer it: their page tokens,
// their forms, the codes of staff.
#pragma once
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/http/signed.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/fields.hpp"
#include "lib/util/random.hpp"

#include "src/surveys/survey.hpp"

namespace whole {

inline constexpr int k_fiscal_year = 2568;
inline constexpr const char* k_administrator = "administrator";
inline constexpr const char* k_password = "lantern-cobalt-thirteen-otter";

struct Round {
  std::int64_t cycle = 0;
  std::int64_t last_day = 0;  ///< on which it can be answered
  std::vector<std::int64_t> agencies;

  /// "IIT" or "EIT" of one of the agencies.
  surveys::Survey survey(std::size_t agency, const std::string& instrument, const std::string& part = "1") const
  {
    return {cycle, agencies[agency % agencies.size()], instrument, part};
  }
};

/// Of the login and the password above.
void add_administrator(db::Connection& connection, util::UtcSeconds now);
/// Migrates the database where it is empty, and adds an administrator. Surveys are open from a month before `now` to a
/// year after it.
Round make_round(db::Database& database, std::size_t agencies, util::UtcSeconds now);

/// One who answers, ready to send.
struct Respondent {
  surveys::Survey survey;
  std::string path;     ///< of the questionnaire: "/answer/…"
  std::string answers;  ///< as they are to be stored
  util::Fields form;    ///< of the last step
};

class Respondents {
 public:
  Respondents(const Round& round, const std::string& server_key);

  /// Everybody has a token of their own; answers are by chance. Safe from many threads.
  Respondent next(const surveys::Survey& survey);
  Respondent next();  ///< for a survey of the round, all in turn
  /// One-time codes of staff, stored as the coordinator's page does.
  std::vector<std::string> make_codes(db::Database& database, const surveys::Survey& survey, std::size_t count);
  /// The receipt that a page shows; empty where it shows none.
  static std::string receipt_on(const std::string& page);

 private:
  Round round_;
  http::Signer signer_;
  util::SystemRandom random_;
  std::vector<surveys::Questionnaire> asked_;
  std::mutex mutex_;
  std::size_t turn_ = 0;
};

/// What the database has of a round.
struct Stored {
  std::vector<std::string> receipts;  ///< of all agencies, as pages show them; in the order of the letters
  std::int64_t answers = 0;
};
Stored stored_of(db::Database& database, const Round& round);

}  // namespace whole
