// SPDX-License-Identifier: Apache-2.0
// Surveys: what the public and staff answer, what coordinators and administrators see of it.
#include <memory>
#include <mutex>

#include "src/app/journal.hpp"
#include "src/app/routes.hpp"
#include "src/app/routes_respondents.hpp"
#include "src/app/site_address.hpp"
#include "src/app/survey_parts.hpp"
#include "src/documents/code_slips.hpp"
#include "src/results/so_far_pages.hpp"
#include "src/surveys/agency_survey_pages.hpp"
#include "src/surveys/answering_pages.hpp"
#include "src/surveys/national_survey_pages.hpp"
#include "src/surveys/rounds_store.hpp"

namespace app {
namespace {

constexpr std::chrono::seconds k_rounds_every{5};
constexpr std::size_t k_answer_limit = std::size_t{32} * 1024;

/// Everything that surveys keep while the server runs; the routes own it together.
struct SurveySite {
  explicit SurveySite(const Resources& with)
      : reader(with.database),
        rounds([this] { return reader.read(); }, k_rounds_every),
        intake(with.database, with.clock, with.random,
               [this](const surveys::Survey& survey) {
                 const auto now = rounds.now();
                 const surveys::Round* round = now->find(survey.cycle);
                 return round != nullptr && round->takes(survey);
               }),
        answering(with.site, with.signer, with.clock, with.random, rounds, intake),
        agency(with.database, with.site, with.signer, with.clock, with.random, rounds, site_address(with.settings),
               documents::code_slips_pdf),
        national(with.database, with.site, with.clock, rounds),
        scores(with.database, with.site, with.clock, rounds)
  {
    intake.on_trouble([](std::string_view what) { journal::trouble(0, what); });
  }

  surveys::RoundReader reader;
  surveys::LiveRounds rounds;
  surveys::Intake intake;
  surveys::AnsweringPages answering;
  surveys::AgencySurveyPages agency;
  surveys::NationalSurveyPages national;
  results::SoFarPages scores;
};
using Shared = std::shared_ptr<SurveySite>;

PageRoute immediate(const Shared& site, http::Method method, std::string path,
                    void (surveys::AnsweringPages::*page)(http::Request&, http::Reply))
{
  return {method,
          std::move(path),
          {.everybody = true},
          http::ImmediateHandler([site, page](http::Request& request, http::Reply reply) {
            (site->answering.*page)(request, std::move(reply));
          }),
          http::BodyKind::form,
          k_answer_limit};
}

template <typename Pages>
PageRoute usual(const Shared& site, http::Method method, std::string path, accounts::Access access,
                Pages SurveySite::*pages, site::Answer (Pages::*page)(http::Request&, const accounts::Visitor&))
{
  return {method, std::move(path), std::move(access),
          PageFunction([site, pages, page](http::Request& request, const accounts::Visitor& visitor) {
            return ((*site).*pages.*page)(request, visitor);
          })};
}

}  // namespace

std::vector<PageRoute> survey_routes(const Resources& resources)
{
  using accounts::Role;
  using surveys::AgencySurveyPages;
  using surveys::AnsweringPages;
  using surveys::NationalSurveyPages;
  constexpr auto k_get = http::Method::get;
  constexpr auto k_post = http::Method::post;
  const auto shared = std::make_shared<SurveySite>(resources);
  const accounts::Access everybody{.everybody = true};
  const accounts::Access looks{.roles = {Role::administrator, Role::coordinator, Role::executive, Role::assessor}};
  const accounts::Access coordinator{.roles = {Role::coordinator}};
  const accounts::Access administrator{.roles = {Role::administrator}};
  const std::string agency = "/agencies/{agency}/cycles/{cycle}/surveys";
  const auto at_agency = &SurveySite::agency;
  const auto national = &SurveySite::national;
  std::vector<PageRoute> routes;
  routes.push_back(immediate(shared, k_get, "/survey/{link}", &AnsweringPages::start));
  routes.push_back(immediate(shared, k_post, "/survey/{link}", &AnsweringPages::begin));
  routes.push_back(immediate(shared, k_get, "/code", &AnsweringPages::code_form));
  routes.push_back(immediate(shared, k_get, "/code/{code}", &AnsweringPages::code_form));
  routes.push_back(immediate(shared, k_post, "/code", &AnsweringPages::use_code));
  routes.push_back(immediate(shared, k_get, "/answer/{token}", &AnsweringPages::form));
  routes.push_back(immediate(shared, k_post, "/answer/{token}", &AnsweringPages::send));
  routes.push_back(usual(shared, k_get, "/receipts/{cycle}/{agency}/{instrument}", everybody, national,
                         &NationalSurveyPages::receipts));
  routes.push_back(usual(shared, k_get, agency, looks, at_agency, &AgencySurveyPages::overview));
  routes.push_back(usual(shared, k_post, agency + "/codes", coordinator, at_agency, &AgencySurveyPages::make_codes));
  routes.push_back(
      usual(shared, k_post, agency + "/codes/file", coordinator, at_agency, &AgencySurveyPages::codes_file));
  routes.push_back(
      usual(shared, k_get, "/cycles/{cycle}/surveys", administrator, national, &NationalSurveyPages::counts));
  routes.push_back(
      usual(shared, k_get, "/cycles/{cycle}/scores", administrator, &SurveySite::scores, &results::SoFarPages::scores));
  const std::shared_ptr<const surveys::LiveRounds> rounds(shared, &shared->rounds);
  for (PageRoute& route : respondent_routes(resources, rounds, site_address(resources.settings)))
    routes.push_back(std::move(route));
  add_interview_routes(routes, resources,
                       {std::shared_ptr<surveys::LiveRounds>(shared, &shared->rounds),
                        std::shared_ptr<surveys::Intake>(shared, &shared->intake), site_address(resources.settings)});
  return routes;
}

}  // namespace app
