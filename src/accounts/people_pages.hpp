// SPDX-License-Identifier: Apache-2.0
// The people of the programme or of one agency: the list, and inviting somebody to it.
#pragma once
#include <string>

#include "src/accounts/account_store.hpp"
#include "src/accounts/scope_pages.hpp"

namespace accounts {

class PeoplePages {
 public:
  explicit PeoplePages(const PageParts& parts) : parts_(parts) {}

  site::Answer list(http::Request& request, const Visitor& visitor);         // GET …/people?format=csv, xlsx
  site::Answer invite_form(http::Request& request, const Visitor& visitor);  // GET …/people/new
  site::Answer invite(http::Request& request, const Visitor& visitor);       // POST …/people/new

 private:
  struct Invited {
    std::int64_t account = 0;
    std::string link;    ///< path; empty where the person has an account already
    bool taken = false;  ///< by somebody whom the visitor may not give roles
  };
  Invited store(const Visitor& visitor, const std::string& login, const std::string& name, const Grant& grant);
  site::View invite_view(const Scope& scope, const Visitor& visitor, const html::Form& form) const;
  std::string roles_of(const Scope& scope, const Account& account, const html::Words& words) const;
  http::Response file(const Scope& scope, const PeopleQuestion& question, std::string_view format,
                      const html::Words& words);
  html::Row row(const Scope& scope, const Account& account, const html::Words& words) const;

  PageParts parts_;
};

}  // namespace accounts
