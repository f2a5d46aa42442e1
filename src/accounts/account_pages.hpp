// SPDX-License-Identifier: Apache-2.0
// One's own account: name and language, password, second factor, and the browsers that are signed in.
#pragma once
#include <string>

#include "src/accounts/account_store.hpp"
#include "src/accounts/parts_pages.hpp"

namespace accounts {

class AccountPages {
 public:
  explicit AccountPages(const PageParts& parts) : parts_(parts) {}

  site::Answer show(http::Request& request, const Visitor& visitor);             // GET /account
  site::Answer edit_form(http::Request& request, const Visitor& visitor);        // GET /account/edit
  site::Answer edit(http::Request& request, const Visitor& visitor);             // POST /account/edit
  site::Answer password_form(http::Request& request, const Visitor& visitor);    // GET /account/password
  site::Answer change_password(http::Request& request, const Visitor& visitor);  // POST /account/password
  site::Answer end_session(http::Request& request, const Visitor& visitor);      // POST /account/sessions/{session}
  site::Answer end_others(http::Request& request, const Visitor& visitor);       // POST /account/sessions

 private:
  Account own(const Visitor& visitor);
  std::int64_t current_session(db::Connection& connection, const http::Request& request) const;

  PageParts parts_;
};

}  // namespace accounts
