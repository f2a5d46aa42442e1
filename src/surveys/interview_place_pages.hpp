// SPDX-License-Identifier: Apache-2.0
// What the path of a request names where assessors ask: a part of a survey of one agency in one round.
#pragma once
#include <chrono>
#include <string>

#include "lib/html/page.hpp"
#include "lib/html/values.hpp"
#include "lib/http/request.hpp"

#include "src/surveys/place_pages.hpp"
#include "src/surveys/survey.hpp"

namespace surveys {

struct InterviewPlace : AgencyPlace {
  Questionnaire asked;
  Survey survey;
};
/// {cycle}, {agency}, {instrument} and {part}; http::NotFound where the part is not asked by assessors.
InterviewPlace interview_of(const http::Request& request, const LiveRounds& rounds);

/// "EIT · Part 2 …", or the instrument's name where it has one part.
std::string part_name(const Questionnaire& asked, util::Language language);
/// The survey that a questionnaire of a round is, asked about an agency.
Survey survey_asked(const Questionnaire& asked, std::int64_t cycle, std::int64_t agency);

std::string surveys_path(const Survey& survey);     ///< "/agencies/31/cycles/7/surveys"
std::string contacts_path(const Survey& survey);    ///< "/agencies/31/cycles/7/contacts/EIT/2"
std::string interviews_path(const Survey& survey);  ///< "/agencies/31/cycles/7/interviews/EIT/2"
std::string survey_object(const Survey& survey);    ///< "agency 31, cycle 7, EIT 2", for the audit log

}  // namespace surveys
