// SPDX-License-Identifier: Apache-2.0
// The files that browsers load beside the pages: styles, scripts, fonts, the icon. They travel in the program with
// their compressed forms; the address carries a hash of the content, so that a browser may keep a file for ever.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace html {

struct Asset {
  std::string name;       ///< "prongsai.css"
  std::string address;    ///< "/static/prongsai.0123456789abcdef.css"
  std::string_view type;  ///< "text/css; charset=utf-8"
  std::string_view bytes;
  std::string_view gzip;    ///< empty where compressing gains nothing (fonts)
  std::string_view brotli;  ///< the same
};

/// All of them, by name; made on the first call.
std::span<const Asset> assets();
/// The address of the named file. An unknown name is std::logic_error.
const std::string& asset(std::string_view name);

/// What browsers are told to load: our own files and nothing else, nothing inline; forms go to us; nobody frames a
/// page.
inline constexpr std::string_view k_content_security_policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src "
    "'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

}  // namespace html
