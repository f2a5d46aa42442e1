// SPDX-License-Identifier: Apache-2.0
// The front page.
#include "src/app/front_page.hpp"
#include "src/app/routes.hpp"

namespace app {

std::vector<PageRoute> site_routes(const Resources& resources)
{
  std::vector<PageRoute> routes;
  routes.push_back({http::Method::get,
                    "/",
                    {.everybody = true},
                    [&database = resources.database, &clock = resources.clock](http::Request& /*request*/,
                                                                               const accounts::Visitor& visitor) {
                      return front_page(database, visitor, clock);
                    }});
  return routes;
}

}  // namespace app
