// SPDX-License-Identifier: Apache-2.0
// Whose people a page shows: those of the whole programme (/people), or those of one agency
// (/agencies/{agency}/people), which its coordinator looks after.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/accounts/parts_pages.hpp"

namespace accounts {

struct Scope {
  std::optional<std::int64_t> agency = {};
  std::string agency_name = {};
  std::string base = "/people";   ///< path of the list
  std::vector<Place> units = {};  ///< of the agency
};

/// NotFound where the path names an agency that there is not.
Scope scope_of(const PageParts& parts, const http::Request& request);

/// Roles that the visitor may give there, in the order of Role.
std::vector<Role> roles_to_grant(const Scope& scope, const Visitor& visitor);

/// "Coordinator: Rawe Municipality", in the reader's language.
std::string shown_grant(const PageParts& parts, const Grant& grant, const html::Words& words);

/// The fields by which a role is chosen, and the grant that they say; nothing where the form has a problem.
html::Values role_input(const html::Form& form, const Scope& scope, const Visitor& visitor);
/// Set as "unit": the select, or false where there is nothing to choose from.
void set_unit_input(html::Values& values, const html::Form& form, const Scope& scope);
std::optional<Grant> read_grant(html::Form& form, const Scope& scope, const Visitor& visitor);

}  // namespace accounts
