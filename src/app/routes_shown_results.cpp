// SPDX-License-Identifier: Apache-2.0
// What people see of results: lists, overview and files for the programme; each agency's result for whoever may see it.
#include <memory>

#include "src/app/routes.hpp"
#include "src/portal/agency_result_pages.hpp"
#include "src/results/overview_pages.hpp"
#include "src/results/result_download_pages.hpp"
#include "src/results/result_list_pages.hpp"

namespace app {
namespace {

using accounts::Access;
using accounts::Role;

const Access k_programme{.roles = {Role::administrator}};
const Access k_everybody{.everybody = true};
/// The programme before results are published, the agency's own people from then on.
const Access k_concerned{
    .roles = {Role::administrator, Role::coordinator, Role::executive, Role::officer, Role::assessor}};

/// What pages of results keep while the server runs; the routes own it together.
struct ResultSite {
  explicit ResultSite(const Resources& with)
      : groups(with.groups),
        overview(groups->rounds, groups->spreads),
        lists(with.database, with.site, with.clock, groups->rounds),
        downloads(with.database, with.clock, groups->rounds),
        overviews(with.database, with.site, with.clock, groups->rounds, overview),
        agency(with.database, with.site, with.clock, groups->rounds, groups->spreads)
  {
  }

  std::shared_ptr<portal::ShownGroups> groups;
  results::Overview overview;
  results::ResultListPages lists;
  results::ResultDownloadPages downloads;
  results::OverviewPages overviews;
  portal::AgencyResultPages agency;
};

}  // namespace

std::vector<PageRoute> shown_result_routes(const Resources& resources)
{
  const auto shared = std::make_shared<ResultSite>(resources);
  std::vector<PageRoute> routes;
  const auto add = [&](std::string path, const Access& access, auto pages, auto page) {
    routes.push_back({http::Method::get, std::move(path), access,
                      PageFunction([shared, pages, page](http::Request& request, const accounts::Visitor& visitor) {
                        return ((*shared).*pages.*page)(request, visitor);
                      })});
  };
  const std::string path = "/cycles/{cycle}/results";
  add(path + "/agencies", k_programme, &ResultSite::lists, &results::ResultListPages::agencies);
  add(path + "/overview", k_programme, &ResultSite::overviews, &results::OverviewPages::overview);
  add(path + "/overview/items", k_programme, &ResultSite::overviews, &results::OverviewPages::items);
  add(path + "/overview/{grouping}", k_programme, &ResultSite::overviews, &results::OverviewPages::groups);
  add(path + "/download", k_programme, &ResultSite::downloads, &results::ResultDownloadPages::files);
  add(path + "/download/{name}", k_programme, &ResultSite::downloads, &results::ResultDownloadPages::file);
  using portal::AgencyResultPages;
  const std::string of_round = "/agencies/{agency}/cycles/{cycle}/results";
  add(of_round, k_concerned, &ResultSite::agency, &AgencyResultPages::of_round);
  add(of_round + "/report", k_concerned, &ResultSite::agency, &AgencyResultPages::report_of_round);
  add("/agencies/{agency}/{year}", k_everybody, &ResultSite::agency, &AgencyResultPages::published);
  add("/agencies/{agency}/{year}/report", k_everybody, &ResultSite::agency, &AgencyResultPages::published_report);
  return routes;
}

}  // namespace app
