// SPDX-License-Identifier: Apache-2.0
// What the path of a request names.
#pragma once
#include <cstdint>
#include <string_view>

#include "lib/http/request.hpp"

namespace site {

/// The number of {name} in the path, from 1; http::NotFound where it is none.
std::int64_t id_in_path(const http::Request& request, std::string_view name);

}  // namespace site
