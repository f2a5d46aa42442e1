// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/visitor.hpp"

#include <algorithm>
#include <array>

namespace accounts {
namespace {

constexpr std::array<std::string_view, std::size(k_roles)> k_codes = {"administrator", "assessor", "coordinator",
                                                                      "executive",     "officer",  "auditor"};

}  // namespace

std::string_view code(Role role)
{
  return k_codes.at(static_cast<std::size_t>(role));
}

std::optional<Role> role_named(std::string_view code)
{
  const auto found = std::ranges::find(k_codes, code);
  if (found == k_codes.end()) return std::nullopt;
  return k_roles[static_cast<std::size_t>(found - k_codes.begin())];
}

bool Visitor::is(Role role) const
{
  return std::ranges::any_of(grants, [role](const Grant& grant) { return grant.role == role; });
}

bool Visitor::is(Role role, std::int64_t agency) const
{
  return std::ranges::any_of(grants, [&](const Grant& grant) { return grant.role == role && grant.agency == agency; });
}

std::vector<std::int64_t> Visitor::agencies() const
{
  std::vector<std::int64_t> found;
  for (const Grant& grant : grants) {
    if (grant.agency && std::ranges::find(found, *grant.agency) == found.end()) found.push_back(*grant.agency);
  }
  return found;
}

}  // namespace accounts
