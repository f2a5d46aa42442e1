// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/interview_place_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/util/percent.hpp"

namespace surveys {
namespace {

std::string path_in_round(const Survey& survey, std::string_view what)
{
  return "/agencies/" + std::to_string(survey.agency) + "/cycles/" + std::to_string(survey.cycle) + "/" +
         std::string(what);
}

std::string path_of_part(const Survey& survey, std::string_view what)
{
  return path_in_round(survey, what) + "/" + util::percent_encoded(survey.instrument) + "/" +
         util::percent_encoded(survey.part);
}

}  // namespace

InterviewPlace interview_of(const http::Request& request, const LiveRounds& rounds)
{
  AgencyPlace place = agency_of(request, rounds);
  auto asked =
      questionnaire(*place.round->framework, request.parameters.get("instrument"), request.parameters.get("part"));
  if (!asked || way_of(*asked) != Way::interview) throw http::NotFound();
  Survey survey = survey_asked(*asked, place.round->cycle, place.agency);
  return {std::move(place), std::move(*asked), std::move(survey)};
}

std::string part_name(const Questionnaire& asked, util::Language language)
{
  const framework::Instrument& instrument = asked.framework->instruments[asked.instrument];
  if (instrument.parts.size() == 1) return instrument.name.in(language);
  return instrument.code + " · " + instrument.parts[asked.part].name.in(language);
}

Survey survey_asked(const Questionnaire& asked, std::int64_t cycle, std::int64_t agency)
{
  const framework::Instrument& instrument = asked.framework->instruments[asked.instrument];
  return {cycle, agency, instrument.code, instrument.parts[asked.part].code};
}

std::string surveys_path(const Survey& survey)
{
  return path_in_round(survey, "surveys");
}

std::string contacts_path(const Survey& survey)
{
  return path_of_part(survey, "contacts");
}

std::string interviews_path(const Survey& survey)
{
  return path_of_part(survey, "interviews");
}

std::string survey_object(const Survey& survey)
{
  return "agency " + std::to_string(survey.agency) + ", cycle " + std::to_string(survey.cycle) + ", " +
         survey.instrument + " " + survey.part;
}

}  // namespace surveys
