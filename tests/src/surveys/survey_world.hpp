// SPDX-License-Identifier: Apache-2.0
// A round of two agencies for tests of surveys: the pages and stores as the program makes them, a clock that stands
// still, chance that repeats itself.
#pragma once
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/db/migrations.hpp"
#include "lib/http/exchange.hpp"
#include "lib/http/reply.hpp"
#include "lib/http/signed.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/visitor.hpp"
#include "src/surveys/agency_survey_pages.hpp"
#include "src/surveys/answering_pages.hpp"
#include "src/surveys/national_survey_pages.hpp"

namespace survey_test {

inline constexpr std::int64_t k_cycle = 7;
inline constexpr std::int64_t k_agency = 31;
inline constexpr std::int64_t k_other_agency = 32;
inline const surveys::Survey k_staff{k_cycle, k_agency, "IIT", "1"};
inline const surveys::Survey k_public{k_cycle, k_agency, "EIT", "1"};

std::vector<db::Migration> migrations();
/// Fiscal year 2567; answering is open.
surveys::Rounds two_agencies();
/// A form in which every question is answered with its first level.
util::Fields answered(const surveys::Questionnaire& asked);
/// The site with the program's own templates and words; made once.
const site::Site& site();

class SurveyWorld {
 public:
  explicit SurveyWorld(db::Database& database);

  util::SettableClock clock{1'763'700'000};
  util::SystemRandom random;
  http::Signer signer{std::string(32, 'k')};
  surveys::Rounds rounds = two_agencies();
  surveys::LiveRounds live{[this] { return rounds; }, std::chrono::milliseconds(0)};
  surveys::Intake intake;
  surveys::AnsweringPages answering;
  surveys::AgencySurveyPages agency_pages;
  surveys::NationalSurveyPages national_pages;
  accounts::Visitor visitor{.account = 1, .name = "coordinator"};

  using Page = void (surveys::AnsweringPages::*)(http::Request&, http::Reply);
  /// Waits for the answer, which may come from the writer's thread.
  http::Response ask(Page page, http::Request request);
  surveys::Questionnaire asked(const surveys::Survey& survey) const;
  /// A page token for a survey, as a code or a link gives it: its signed text.
  std::string token(const surveys::Survey& survey);
  /// As a browser follows a redirection to the questionnaire: the token in its path.
  static std::string token_in(const http::Response& redirection);
  std::vector<std::string> make_codes(const surveys::Survey& survey, std::size_t count);

 private:
  db::Database& database_;
};

/// Shorter to write than a vector of pairs.
util::Fields fields(std::initializer_list<std::pair<std::string, std::string>> entries);
http::Request get(std::string path, util::Fields parameters = {}, util::Fields query = {});
http::Request post(std::string path, util::Fields parameters, util::Fields form);
std::string body(const http::Response& response);

}  // namespace survey_test
