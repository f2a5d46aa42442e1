// SPDX-License-Identifier: Apache-2.0
// Signing in with login and password, then with the code of the second factor where the account has one; signing out.
#pragma once
#include <string>
#include <vector>

#include "src/accounts/account_store.hpp"
#include "src/accounts/parts_pages.hpp"

namespace accounts {

class SignInPages {
 public:
  explicit SignInPages(const PageParts& parts) : parts_(parts) {}

  site::Answer form(http::Request& request, const Visitor& visitor);       // GET /sign-in?to=
  site::Answer sign_in(http::Request& request, const Visitor& visitor);    // POST /sign-in
  site::Answer code_form(http::Request& request, const Visitor& visitor);  // GET /sign-in/code?to=
  site::Answer code(http::Request& request, const Visitor& visitor);       // POST /sign-in/code
  site::Answer sign_out(http::Request& request, const Visitor& visitor);   // POST /sign-out

 private:
  struct Tried {
    bool right = false;
    std::string token = {};
    std::int64_t recovery_codes_left = -1;  ///< after one was used; -1: none was
    std::string login = {};
    std::string language = {};
  };
  site::Answer admit(const http::Request& request, const Credentials& credentials, const std::string& login,
                     const std::string& password);
  Tried try_code(db::Connection& connection, const http::Request& request, const Session& pending,
                 const std::string& typed);
  void sweep_now_and_then();
  std::chrono::seconds take(const std::vector<GuessSubject>& subjects);

  PageParts parts_;
};

}  // namespace accounts
