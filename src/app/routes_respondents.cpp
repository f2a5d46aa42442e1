// SPDX-License-Identifier: Apache-2.0
#include "src/app/routes_respondents.hpp"

#include "src/documents/poster.hpp"
#include "src/surveys/asking_pages.hpp"
#include "src/surveys/poster_pages.hpp"

namespace app {
namespace {

struct RespondentSite {
  std::shared_ptr<const surveys::LiveRounds> rounds;
  surveys::PosterPages posters;
  surveys::AskingPages asking;
};

}  // namespace

std::vector<PageRoute> respondent_routes(const Resources& with,
                                         const std::shared_ptr<const surveys::LiveRounds>& rounds,
                                         const std::string& address)
{
  using accounts::Role;
  using http::Method;
  const auto site = std::make_shared<RespondentSite>(
      RespondentSite{rounds, surveys::PosterPages(with.site, with.signer, *rounds, address, documents::poster_pdf),
                     surveys::AskingPages(with.database, with.site, with.clock, *rounds)});
  const accounts::Access looks{.roles = {Role::administrator, Role::coordinator, Role::executive}};
  const accounts::Access administrator{.roles = {Role::administrator}};
  const std::string asking = "/cycles/{cycle}/surveys/asking";
  return {
      {Method::get, "/agencies/{agency}/cycles/{cycle}/surveys/poster/{instrument}", looks,
       PageFunction([site](auto& request, const auto& visitor) { return site->posters.file(request, visitor); })},
      {Method::get, asking, administrator,
       PageFunction([site](auto& request, const auto& visitor) { return site->asking.form(request, visitor); })},
      {Method::post, asking, administrator,
       PageFunction([site](auto& request, const auto& visitor) { return site->asking.save(request, visitor); })},
  };
}

}  // namespace app
