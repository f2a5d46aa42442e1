// SPDX-License-Identifier: Apache-2.0
// The front page.
#include "src/app/routes.hpp"

namespace app {
namespace {

site::Answer front(const accounts::Visitor& visitor)
{
  site::View view{html::Word{"app.front.title"}, "app/front"};
  view.values.set("signed_in", visitor.signed_in());
  return view;
}

}  // namespace

std::vector<PageRoute> site_routes(const Resources& /*resources*/)
{
  std::vector<PageRoute> routes;
  routes.push_back(
      {http::Method::get, "/", {.everybody = true}, [](http::Request& /*request*/, const accounts::Visitor& visitor) {
         return front(visitor);
       }});
  return routes;
}

}  // namespace app
