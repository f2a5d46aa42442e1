// SPDX-License-Identifier: Apache-2.0
#include "lib/site/cookie.hpp"

#include <utility>

namespace site {

http::Cookie cookie(const http::Request& request, std::string_view name, std::string value)
{
  http::Cookie made;
  made.name = name;
  made.value = std::move(value);
  made.secure = request.secure;
  return made;
}

}  // namespace site
