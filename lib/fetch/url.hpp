// SPDX-License-Identifier: Apache-2.0
// Addresses of pages taken apart and put together as browsers do it, by the same code that later asks for them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace fetch {

struct Url {
  std::string scheme;  ///< "http" or "https"
  std::string host;    ///< small letters, international names in ASCII; IPv6 in brackets
  int port = 0;        ///< also where the address does not state it
  std::string path;    ///< encoded, begins with "/"
  std::string query;   ///< encoded, without "?"
  std::string text;    ///< the whole address without fragment, as it is asked for

  std::string host_and_port() const { return host + ":" + std::to_string(port); }
  std::string path_and_query() const { return query.empty() ? path : path + "?" + query; }
};

/// Nothing for what is no http or https address, has a user in it, or is longer than 4,000 bytes. Letters that must be
/// encoded (Thai, blanks) are.
std::optional<Url> read_url(std::string_view text);
/// What a link on a page means: "../plan.pdf" beside the page's own address.
std::optional<Url> resolve(const Url& page, std::string_view link);

/// "www.a.go.th" and "a.go.th" are the same site; so is a part of it: "ita.a.go.th".
bool is_same_site(std::string_view host, std::string_view site_host);

}  // namespace fetch
