// SPDX-License-Identifier: Apache-2.0
// Where the links at the top of each page lead: the parts of the site, and the parts of the agency or round that the
// page is about. A link stands there for those whom its route lets in, so that menu and gate cannot disagree.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/app/routes.hpp"

namespace app {

class Menu {
 public:
  /// std::logic_error where an entry of the menu has no route.
  explicit Menu(std::span<const PageRoute> routes);

  /// Of the whole site.
  std::vector<html::Link> navigation(const http::Request& request, const accounts::Visitor& visitor) const;
  /// Of what the path names: an agency, a round, an agency's round. Empty where it names none of them.
  std::vector<html::Link> sections(const http::Request& request, const accounts::Visitor& visitor) const;

 private:
  std::map<std::string, accounts::Access, std::less<>> access_;
};

}  // namespace app
