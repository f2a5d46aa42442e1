// SPDX-License-Identifier: Apache-2.0
// What a link that works once leads to: the account of the first administrator, an invitation, a new password. And the
// page of those who forgot theirs.
#pragma once
#include <optional>
#include <string>

#include "src/accounts/account_store.hpp"
#include "src/accounts/link_store.hpp"
#include "src/accounts/parts_pages.hpp"

namespace accounts {

class LinkPages {
 public:
  explicit LinkPages(const PageParts& parts) : parts_(parts) {}

  site::Answer form(http::Request& request, const Visitor& visitor);            // GET /links/{token}
  site::Answer take(http::Request& request, const Visitor& visitor);            // POST /links/{token}
  site::Answer forgotten_form(http::Request& request, const Visitor& visitor);  // GET /forgotten
  site::Answer forgotten(http::Request& request, const Visitor& visitor);       // POST /forgotten

 private:
  struct Opened {
    AccountLink link;
    std::optional<Account> account = {};
  };
  /// Gone where the link is worth nothing any more.
  Opened open(const http::Request& request);
  site::View view(const Opened& opened, const html::Form& form, const http::Request& request) const;
  bool store(const Opened& opened, const std::string& login, const std::string& name, const std::string& hash);
  void send_link(const std::string& login, std::int64_t account);

  PageParts parts_;
};

}  // namespace accounts
