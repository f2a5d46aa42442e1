// SPDX-License-Identifier: Apache-2.0
// The round of survey_world with the pages of those who ask and key: contacts, interviews, paper, answers out and in.
#pragma once
#include <string>
#include <vector>

#include "src/surveys/answers_exchange_pages.hpp"
#include "src/surveys/contact_pages.hpp"
#include "src/surveys/interview_pages.hpp"
#include "src/surveys/interviewee_pages.hpp"
#include "src/surveys/paper_keying_pages.hpp"
#include "src/surveys/paper_pages.hpp"

#include "survey_world.hpp"

namespace survey_test {

inline const surveys::Survey k_interviewed{k_cycle, k_agency, "EIT", "2"};

class InterviewWorld : public SurveyWorld {
 public:
  explicit InterviewWorld(db::Database& database);

  accounts::Secrets secrets{std::string(32, 'c')};
  std::vector<accounts::Letter> letters;
  surveys::ContactPages contacts;
  surveys::InterviewPages interviews;
  surveys::IntervieweePages interviewees;
  surveys::PaperPages paper;
  surveys::PaperKeyingPages keying;
  surveys::AnswersExchangePages exchange;
  accounts::Visitor assessor{
      .account = 2, .name = "assessor", .grants = {{accounts::Role::assessor, k_agency, std::nullopt}}};
};

/// The view as the reader sees it, or the response's text; of a redirection where it leads.
std::string shown(const site::Answer& answer, util::Language language = util::Language::english);
/// A request with a file in the field "file".
http::Request with_file(http::Request request, const std::string& name, const std::string& bytes);
/// All that is sent, read from the file where the body is one.
std::string sent(const http::Response& response);

}  // namespace survey_test
