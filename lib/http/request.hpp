// SPDX-License-Identifier: Apache-2.0
// One request as a handler sees it: everything checked for form, decoded, and within the limits of its route.
// What it says is still hostile: values are as the person sent them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/http/headers.hpp"
#include "lib/http/upload.hpp"
#include "lib/util/fields.hpp"

namespace http {

enum class Method { get, head, post, put, patch, del, options };

std::string_view name(Method);  ///< "GET", …

struct Request {
  Method method = Method::get;
  std::string path;   ///< decoded, UTF-8, begins with "/"; without "." and ".." segments and without control characters
  std::string route;  ///< pattern of the route that answers, "/agencies/{agency}"; empty where none does
  util::Fields query;
  util::Fields parameters;  ///< of the path: {agency}; never empty
  util::Fields form;        ///< fields of a form, urlencoded or multipart
  std::vector<Upload> files;
  std::string body;  ///< only where the route takes bytes
  Headers headers;
  std::string client;        ///< address of the person's side, as far as proxies are trusted; "unix" for a local socket
  bool secure = false;       ///< it came over TLS, here or as far as a trusted proxy
  std::uint64_t number = 0;  ///< to quote when something went wrong

  /// Value of a cookie; the first one of that name.
  std::optional<std::string_view> cookie(std::string_view name) const;
  /// The first file of that form field; nothing where the person chose none.
  Upload* file(std::string_view field);
};

}  // namespace http
