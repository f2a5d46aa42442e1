// SPDX-License-Identifier: Apache-2.0
// An account: somebody who may sign in. Who may give which role to whom, who may look after whose account, who needs a
// second factor: the rules of the programme on people.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"
#include "lib/util/problem.hpp"

#include "src/accounts/visitor.hpp"

namespace accounts {

enum class AccountState {
  invited,  ///< has not chosen a password yet
  active,
  closed,  ///< may not sign in; stays, because the log names it
};
std::string_view code(AccountState state);

struct Account {
  std::int64_t id = 0;
  std::string login;  ///< e-mail address or user name, in small letters
  std::string name;
  AccountState state = AccountState::invited;
  bool second_factor = false;
  util::UtcSeconds created_at = 0;
  std::optional<util::UtcSeconds> reset_asked_at = {};
  std::string language = {};  ///< "th", "en"; empty: none chosen
  std::vector<Grant> grants = {};
};

/// As it is kept and compared: without blanks around, ASCII letters small.
std::string normal_login(std::string_view typed);
/// An e-mail address, or a user name of 3 to 100 letters a-z, digits and . _ - that begins with a letter; `login` is
/// normal. The place of problems is the field "login".
util::Problems check_login(std::string_view login);

/// Whether the role belongs to what it is granted for: administrator and auditor to the whole programme, assessor to
/// that or an agency, coordinator and executive to an agency, officer to a unit of an agency.
bool is_sound(const Grant& grant);

/// An administrator every role; a coordinator those of officers and the executive of the own agency.
bool may_grant(const Visitor& visitor, const Grant& grant);
/// Close, let in again, hand out links for a new password: an administrator everybody but himself (the own account is
/// looked after on its own page), a coordinator those who have nothing but roles that a coordinator grants.
bool may_look_after(const Visitor& visitor, const Account& account);

/// Whether one of the roles is among those of which the setting demands it.
bool needs_second_factor(std::span<const Role> demanded, std::span<const Grant> grants);

/// "coordinator agency 12" for the audit log.
std::string shown_plainly(const Grant& grant);

/// What accounts have to know of agencies; whoever owns them hands it in.
struct Place {
  std::int64_t id = 0;
  std::string name;
};
struct Directory {
  std::function<std::optional<std::string>(std::int64_t agency)> agency_name;  ///< nothing: there is no such agency
  std::function<std::vector<Place>(std::int64_t agency)> units;
};

}  // namespace accounts
