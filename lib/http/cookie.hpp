// SPDX-License-Identifier: Apache-2.0
// Cookies: reading what a browser sends back, writing what it shall keep.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "lib/util/fields.hpp"

namespace http {

enum class SameSite { strict, lax };

/// Safe unless said otherwise: not for scripts, only over TLS, not sent along from other sites.
struct Cookie {
  std::string name;   ///< a token
  std::string value;  ///< letters, digits and most marks, but no blanks, quotes, commas, semicolons, backslashes
  std::string path = "/";
  std::optional<std::chrono::seconds> lifetime;  ///< nothing: until the browser closes; zero or less: forget it now
  bool http_only = true;
  bool secure = true;
  SameSite same_site = SameSite::lax;
};

/// The value of Set-Cookie. std::logic_error for a name, value or path that a cookie cannot have.
std::string set_cookie(const Cookie& cookie);
/// Value of the first cookie of that name in a Cookie header, without quotes around.
std::optional<std::string_view> find_cookie(std::string_view header, std::string_view name);
/// All of them in the order in which they came; pieces that are no cookie are passed over.
util::Fields parse_cookies(std::string_view header);

}  // namespace http
