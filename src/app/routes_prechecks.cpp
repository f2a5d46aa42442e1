// SPDX-License-Identifier: Apache-2.0
// The automatic pre-check: of one agency, for those who work on its disclosure or judge it, and of a whole round.
#include "src/app/page_of.hpp"
#include "src/disclosures/precheck_pages.hpp"
#include "src/disclosures/round_precheck_pages.hpp"

namespace app {

std::vector<PageRoute> precheck_routes(const Resources& resources)
{
  using accounts::Access;
  using accounts::Role;
  using disclosures::PrecheckPages;
  using disclosures::RoundPrecheckPages;
  using http::Method;
  const auto of_agency = std::make_shared<PrecheckPages>(resources.database, resources.site, resources.clock,
                                                         resources.settings.text("files"));
  const auto of_round = std::make_shared<RoundPrecheckPages>(resources.database, resources.site, resources.clock);
  const Access looks{.roles = {Role::administrator, Role::coordinator, Role::executive, Role::officer, Role::assessor}};
  const Access asks{.roles = {Role::administrator, Role::coordinator, Role::officer}};
  const Access programme{.roles = {Role::administrator}};
  const std::string agency = "/agencies/{agency}/cycles/{cycle}/prechecks";
  const std::string round = "/cycles/{cycle}/prechecks";
  return {{Method::get, agency, looks, page_of(of_agency, &PrecheckPages::show)},
          {Method::post, agency, asks, page_of(of_agency, &PrecheckPages::again)},
          {Method::get, agency + "/snapshots/{snapshot}", looks, page_of(of_agency, &PrecheckPages::snapshot)},
          {Method::get, round, programme, page_of(of_round, &RoundPrecheckPages::show)},
          {Method::post, round, programme, page_of(of_round, &RoundPrecheckPages::ask_all)}};
}

}  // namespace app
