// SPDX-License-Identifier: Apache-2.0
#include "src/app/routes.hpp"

#include <iterator>

namespace app {
namespace {

using RoutesOf = std::vector<PageRoute> (*)(const Resources&);
constexpr RoutesOf k_features[] = {
    site_routes,          //
    account_routes,       //
    agency_routes,        //
    cycle_routes,         //
    survey_routes,        //
    disclosure_routes,    //
    precheck_routes,      //
    review_routes,        //
    result_routes,        //
    shown_result_routes,  //
    measure_routes,       //
    follow_up_routes,     //
    document_routes,      //
    portal_routes,
};

}  // namespace

std::vector<PageRoute> all_routes(const Resources& resources)
{
  std::vector<PageRoute> routes;
  for (const auto& of_feature : k_features) {
    std::vector<PageRoute> more = of_feature(resources);
    routes.insert(routes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return routes;
}

}  // namespace app
