// SPDX-License-Identifier: Apache-2.0
// Cookies of the site.
#pragma once
#include <string>
#include <string_view>

#include "lib/http/request.hpp"
#include "lib/http/response.hpp"

namespace site {

/// For the whole site and this visit, over TLS only where the request came over TLS, out of reach of scripts.
http::Cookie cookie(const http::Request& request, std::string_view name, std::string value);

}  // namespace site
