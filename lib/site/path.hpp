// SPDX-License-Identifier: Apache-2.0
// What the path of a request names, and which paths are ours.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/http/request.hpp"

namespace site {

/// The number of {name} in the path, from 1; http::NotFound where it is none.
std::int64_t id_in_path(const http::Request& request, std::string_view name);
/// The same; nothing where the pattern of the path has no {name}.
std::optional<std::int64_t> id_if_in_path(const http::Request& request, std::string_view name);

/// Path and query as a place of ours to go on to; "/" for anything else, so that no link leads to another site.
std::string own_path(std::string_view wanted);

}  // namespace site
