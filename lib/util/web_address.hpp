// SPDX-License-Identifier: Apache-2.0
// Addresses of web sites as people type them, and names of machines in them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace util {

/// Names with at least one point, the last part not a number: "moph.go.th", no addresses in figures.
bool is_host_name(std::string_view text);

/// http:// or https:// with a host name; a missing scheme becomes https://. Nothing for what is no such address, has a
/// user in it, blanks, or signs that browsers read otherwise than we do.
std::optional<std::string> read_web_address(std::string_view typed);

}  // namespace util
