// SPDX-License-Identifier: Apache-2.0
#include "src/app/routes.hpp"

#include <iterator>

namespace app {

std::vector<PageRoute> all_routes(const Resources& resources)
{
  std::vector<PageRoute> routes;
  for (const auto& of_feature : {site_routes, account_routes, agency_routes, cycle_routes, survey_routes}) {
    std::vector<PageRoute> more = of_feature(resources);
    routes.insert(routes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return routes;
}

}  // namespace app
