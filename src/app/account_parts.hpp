// SPDX-License-Identifier: Apache-2.0
// What accounts need of the server: its key, its settings; made once and kept as long as the pages that use it.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "src/accounts/account.hpp"
#include "src/accounts/password.hpp"
#include "src/accounts/secrets.hpp"
#include "src/accounts/session_store.hpp"
#include "src/app/routes.hpp"

namespace app {

struct AccountParts {
  explicit AccountParts(const Resources& resources);

  accounts::Secrets secrets;
  accounts::Passwords passwords;
  accounts::Sessions sessions;
};

/// Sessions may end by these settings: session_idle_minutes, session_hours.
accounts::SessionRules session_rules(const Settings& settings);

/// Names of agencies and units for the pages on people.
accounts::Directory directory(const Resources& resources);

/// While nobody has an account: the whole address of the link with which the first administrator makes the own one.
/// `address` is the site's.
std::optional<std::string> first_administrator_link(const Resources& resources, const std::string& address);

}  // namespace app
