// SPDX-License-Identifier: Apache-2.0
// Results of rounds: computing, hearings, freezing and publishing.
#include <memory>

#include "src/app/page_of.hpp"
#include "src/results/computing_pages.hpp"
#include "src/results/hearing_pages.hpp"
#include "src/results/release_pages.hpp"

namespace app {
namespace {

using accounts::Access;
using accounts::Role;
using http::Method;

void add_computing(std::vector<PageRoute>& routes, const Resources& resources, const Access& programme)
{
  using results::ComputingPages;
  const auto pages = std::make_shared<ComputingPages>(resources.database, resources.site, resources.clock);
  routes.push_back({Method::get, "/cycles/{cycle}/results", programme, page_of(pages, &ComputingPages::show)});
  routes.push_back(
      {Method::post, "/cycles/{cycle}/results/compute", programme, page_of(pages, &ComputingPages::compute)});
  routes.push_back(
      {Method::get, "/cycles/{cycle}/results/differences", programme, page_of(pages, &ComputingPages::differences)});
}

void add_releases(std::vector<PageRoute>& routes, const Resources& resources, const Access& programme)
{
  using results::ReleasePages;
  const auto pages = std::make_shared<ReleasePages>(resources.database, resources.site, resources.clock);
  const auto add = [&](const char* act, auto form, auto send) {
    const std::string path = "/cycles/{cycle}/results/" + std::string(act);
    routes.push_back({Method::get, path, programme, page_of(pages, form)});
    routes.push_back({Method::post, path, programme, page_of(pages, send)});
  };
  add("freeze", &ReleasePages::freeze_form, &ReleasePages::freeze);
  add("confirm", &ReleasePages::confirm_form, &ReleasePages::confirm);
  add("publish", &ReleasePages::publish_form, &ReleasePages::publish);
  add("withdraw", &ReleasePages::withdraw_form, &ReleasePages::withdraw);
}

void add_hearings(std::vector<PageRoute>& routes, const Resources& resources, const Access& programme)
{
  using results::HearingPages;
  const auto pages = std::make_shared<HearingPages>(resources.database, resources.site, resources.clock);
  const std::string all = "/cycles/{cycle}/results/hearings";
  const std::string own = "/agencies/{agency}/cycles/{cycle}/hearing";
  routes.push_back({Method::get, all, programme, page_of(pages, &HearingPages::list)});
  routes.push_back({Method::post, all, programme, page_of(pages, &HearingPages::open)});
  routes.push_back({Method::get, all + "/{agency}", programme, page_of(pages, &HearingPages::decision_form)});
  routes.push_back({Method::post, all + "/{agency}", programme, page_of(pages, &HearingPages::decide)});
  routes.push_back({Method::get,
                    own,
                    {.roles = {Role::administrator, Role::coordinator, Role::executive}},
                    page_of(pages, &HearingPages::own)});
  routes.push_back({Method::post, own, {.roles = {Role::coordinator}}, page_of(pages, &HearingPages::say)});
}

}  // namespace

std::vector<PageRoute> result_routes(const Resources& resources)
{
  const Access programme{.roles = {Role::administrator}};
  std::vector<PageRoute> routes;
  add_computing(routes, resources, programme);
  add_hearings(routes, resources, programme);
  add_releases(routes, resources, programme);
  return routes;
}

}  // namespace app
