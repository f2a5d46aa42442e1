// SPDX-License-Identifier: Apache-2.0
// Percent signs of addresses and forms: taking them out of what came, putting them into a Location.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "lib/util/fields.hpp"

namespace http {

constexpr std::size_t k_most_fields = 2000;

/// A query or the body of a form (application/x-www-form-urlencoded). A percent sign that begins no byte stands for
/// itself, as in browsers. BadRequest: no valid UTF-8, NUL, more than `most` fields.
util::Fields parse_urlencoded(std::string_view text, std::size_t most = k_most_fields);

/// The path of an address, decoded. BadRequest: does not begin with "/", a percent sign that begins no byte, an encoded
/// slash or backslash, control characters, "." or ".." as a segment, no valid UTF-8.
std::string decode_path(std::string_view path);

/// For a Location that may hold Thai letters or blanks: what cannot stand in an address becomes %XX, the rest stays.
std::string location_encoded(std::string_view location);

}  // namespace http
