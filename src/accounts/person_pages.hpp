// SPDX-License-Identifier: Apache-2.0
// One person of the programme or of an agency, as those see it who look after accounts: roles given and withdrawn, a
// link for a new password, a lost second factor taken off, the account closed and opened again.
#pragma once
#include <functional>
#include <string>

#include "src/accounts/account_store.hpp"
#include "src/accounts/scope_pages.hpp"

namespace accounts {

class PersonPages {
 public:
  explicit PersonPages(const PageParts& parts) : parts_(parts) {}

  site::Answer show(http::Request& request, const Visitor& visitor);         // GET …/people/{account}
  site::Answer grant(http::Request& request, const Visitor& visitor);        // POST …/people/{account}/roles
  site::Answer withdraw(http::Request& request, const Visitor& visitor);     // POST …/people/{account}/roles/withdraw
  site::Answer link(http::Request& request, const Visitor& visitor);         // POST …/people/{account}/link
  site::Answer close_form(http::Request& request, const Visitor& visitor);   // GET …/people/{account}/close
  site::Answer close(http::Request& request, const Visitor& visitor);        // POST …/people/{account}/close
  site::Answer reopen(http::Request& request, const Visitor& visitor);       // POST …/people/{account}/reopen
  site::Answer unlock_form(http::Request& request, const Visitor& visitor);  // GET …/people/{account}/second-factor
  site::Answer unlock(http::Request& request, const Visitor& visitor);       // POST …/people/{account}/second-factor

 private:
  struct Found {
    Scope scope;
    Account account;
    std::string path;    ///< of the person's page
    std::string object;  ///< for the audit log
  };
  /// NotFound where there is nobody of that number, or nobody of that agency.
  Found find(const http::Request& request);
  /// The same, for an act that only who looks after the account may do; NotFound for others.
  Found looked_after(const http::Request& request, const Visitor& visitor);
  site::View view(const Found& found, const Visitor& visitor, const html::Form& form, const html::Words& words,
                  util::Language language) const;
  site::View ask(const Found& found, std::string_view what) const;

  PageParts parts_;
};

}  // namespace accounts
