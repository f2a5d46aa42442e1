// SPDX-License-Identifier: Apache-2.0
// Who sends a request, and what that person may see: the roles that were granted, each for the whole programme or for
// one agency or one unit of it. A visitor without an account is somebody of the public.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accounts {

enum class Role {
  administrator,  ///< of the programme; every agency
  assessor,       ///< of the agencies that are assigned
  coordinator,    ///< of one agency
  executive,      ///< of one agency
  officer,        ///< of one unit of one agency
  auditor,        ///< reads everything that any role may read, and changes nothing
};
inline constexpr Role k_roles[] = {Role::administrator, Role::assessor, Role::coordinator,
                                   Role::executive,     Role::officer,  Role::auditor};

std::string_view code(Role);  ///< "administrator", as in the database, in addresses and in message keys
std::optional<Role> role_named(std::string_view code);

struct Grant {
  Role role = Role::officer;
  std::optional<std::int64_t> agency;  ///< nothing: the whole programme (administrator, auditor)
  std::optional<std::int64_t> unit;    ///< of an officer
  bool operator==(const Grant&) const = default;
};

struct Visitor {
  std::int64_t account = 0;  ///< 0: not signed in
  std::string name;          ///< as the account calls itself
  std::vector<Grant> grants;

  bool signed_in() const { return account != 0; }
  bool is(Role role) const;  ///< anywhere
  bool is(Role role, std::int64_t agency) const;
  /// Agencies of which the person has a role; empty for those who have the whole programme.
  std::vector<std::int64_t> agencies() const;
  bool reads_everything() const { return is(Role::administrator) || is(Role::auditor); }
};

}  // namespace accounts
