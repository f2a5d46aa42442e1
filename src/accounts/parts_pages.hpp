// SPDX-License-Identifier: Apache-2.0
// What the pages of accounts are made with and share: the cookies of a session, the fields that several forms have, a
// moment as people write it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/html/components.hpp"
#include "lib/html/form.hpp"
#include "lib/html/values.hpp"
#include "lib/http/request.hpp"
#include "lib/http/response.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/account.hpp"
#include "src/accounts/guess_store.hpp"
#include "src/accounts/letter.hpp"
#include "src/accounts/password.hpp"
#include "src/accounts/secrets.hpp"
#include "src/accounts/session_store.hpp"

namespace accounts {

struct AccountSettings {
  std::vector<Role> second_factor_roles;  ///< must have one
  std::string site_name = "Prongsai";     ///< how an app of the second factor names the entry
  std::string address;                    ///< of the site, "https://ita.example.go.th", before links; may be empty
};

/// Everything but the settings outlives the pages.
struct PageParts {
  db::Database& database;
  const site::Site& site;
  const util::Clock& clock;
  util::Random& random;
  const Secrets& secrets;
  Passwords& passwords;
  Sessions& sessions;
  AccountSettings settings = {};
  Directory directory = {};
  SendLetter send = {};  ///< none: links are shown, to be handed over
};

/// The token that the browser sends; over TLS the cookie is bound to the host and to TLS (__Host-).
std::optional<std::string_view> session_token(const http::Request& request);
http::Cookie session_cookie(const http::Request& request, std::string token);
http::Cookie no_session_cookie(const http::Request& request);
/// What a new session says of where it was begun.
Session session_of(const http::Request& request, std::int64_t account, Stage stage, util::UtcSeconds now);

/// Whether this browser was once signed in to that login: strangers who guess do not make such a one wait.
bool is_known_browser(const http::Request& request, const Secrets& secrets, std::string_view login);
http::Cookie known_browser_cookie(const http::Request& request, const Secrets& secrets, std::string_view login);

GuessSubject guess_of_address(const http::Request& request);
GuessSubject guess_of_login(const http::Request& request, const Secrets& secrets, const std::string& login);

/// The site's address, or what the request was sent to, before a path of ours.
std::string absolute(const PageParts& parts, const http::Request& request, std::string_view path);

/// "21 November 2026, 14:05": in Thailand's time, in the reader's language and era.
html::Word moment(util::UtcSeconds at, util::Language language);
html::Word role_word(Role role);
html::Word state_word(AccountState state);
/// "3 minutes": how long to wait, rounded up.
html::Word waiting(std::string_view key, std::chrono::seconds wait);

html::Field login_field();
html::Field password_field();
html::Field new_password_field();
html::Field name_field();
html::Field code_field();
html::Values new_password_input(const html::Form& form);

}  // namespace accounts
