// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/scope_pages.hpp"

#include <algorithm>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

namespace accounts {
namespace {

using html::Word;

html::Field role_field()
{
  return {.name = "role", .label = Word{"accounts.role"}};
}

html::Field unit_field()
{
  return {.name = "unit", .label = Word{"accounts.unit"}, .hint = Word{"accounts.unit_hint"}};
}

/// A grant of that role as it would be there; of an officer with any unit, to ask who may give it.
Grant probe(Role role, const Scope& scope)
{
  Grant grant{.role = role};
  if (scope.agency) grant.agency = scope.agency;
  if (role == Role::officer) grant.unit = 0;
  return grant;
}

std::vector<html::Option> role_options(const Scope& scope, const Visitor& visitor)
{
  std::vector<html::Option> options;
  for (const Role role : roles_to_grant(scope, visitor)) {
    const std::string name(code(role));
    options.push_back({name, role_word(role), Word{"accounts.role_hint_" + name}});
  }
  return options;
}

std::vector<html::Option> unit_options(const Scope& scope)
{
  std::vector<html::Option> options{{"", Word{"accounts.unit_none"}}};
  for (const Place& unit : scope.units)
    options.push_back({std::to_string(unit.id), unit.name});
  return options;
}

}  // namespace

Scope scope_of(const PageParts& parts, const http::Request& request)
{
  Scope scope;
  if (!request.parameters.has("agency")) return scope;
  scope.agency = site::id_in_path(request, "agency");
  const auto name = parts.directory.agency_name ? parts.directory.agency_name(*scope.agency) : std::nullopt;
  if (!name) throw http::NotFound();
  scope.agency_name = *name;
  scope.base = "/agencies/" + std::to_string(*scope.agency) + "/people";
  if (parts.directory.units) scope.units = parts.directory.units(*scope.agency);
  return scope;
}

std::vector<Role> roles_to_grant(const Scope& scope, const Visitor& visitor)
{
  std::vector<Role> roles;
  for (const Role role : k_roles) {
    if (may_grant(visitor, probe(role, scope))) roles.push_back(role);
  }
  return roles;
}

std::string shown_grant(const PageParts& parts, const Grant& grant, const html::Words& words)
{
  std::string shown = words.plain(role_word(grant.role));
  if (!grant.agency) return shown;
  const auto agency = parts.directory.agency_name ? parts.directory.agency_name(*grant.agency) : std::nullopt;
  shown += ": " + agency.value_or(std::to_string(*grant.agency));
  if (!grant.unit || !parts.directory.units) return shown;
  const auto units = parts.directory.units(*grant.agency);
  const auto unit = std::ranges::find(units, *grant.unit, &Place::id);
  return unit == units.end() ? shown : shown + ", " + unit->name;
}

html::Values role_input(const html::Form& form, const Scope& scope, const Visitor& visitor)
{
  return html::radios(form, role_field(), role_options(scope, visitor));
}

void set_unit_input(html::Values& values, const html::Form& form, const Scope& scope)
{
  if (scope.units.empty()) {
    values.set("unit", false);
  } else {
    values.set("unit", html::select(form, unit_field(), unit_options(scope)));
  }
}

std::optional<Grant> read_grant(html::Form& form, const Scope& scope, const Visitor& visitor)
{
  const auto role = role_named(form.choice(role_field(), html::values_of(role_options(scope, visitor))));
  if (!role) return std::nullopt;
  Grant grant{.role = *role, .agency = scope.agency};
  if (*role == Role::officer) {
    const std::string unit = form.choice(unit_field(), html::values_of(unit_options(scope)), html::Needed::no);
    if (unit.empty()) {
      form.refuse(unit_field(), scope.units.empty() ? "accounts.units_none" : "accounts.unit_needed");
      return std::nullopt;
    }
    grant.unit = std::stoll(unit);
  }
  if (!may_grant(visitor, grant)) throw http::NotFound();
  return grant;
}

}  // namespace accounts
