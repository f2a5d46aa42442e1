// SPDX-License-Identifier: Apache-2.0
// Setting up the second factor, by oneself or because it is demanded before anything else; new recovery codes; turning
// it off. The secret travels sealed in the form until a code has proved that the phone has it.
#pragma once
#include <optional>
#include <string>

#include "src/accounts/account_store.hpp"
#include "src/accounts/parts_pages.hpp"

namespace accounts {

class SecondFactorPages {
 public:
  explicit SecondFactorPages(const PageParts& parts) : parts_(parts) {}

  site::Answer demanded_form(http::Request& request, const Visitor& visitor);  // GET /sign-in/second-factor
  site::Answer demanded(http::Request& request, const Visitor& visitor);       // POST /sign-in/second-factor
  site::Answer go_on(http::Request& request, const Visitor& visitor);          // POST /sign-in/second-factor/done
  site::Answer form(http::Request& request, const Visitor& visitor);           // GET /account/second-factor
  site::Answer set_up(http::Request& request, const Visitor& visitor);         // POST /account/second-factor
  site::Answer new_codes(http::Request& request, const Visitor& visitor);      // POST /account/recovery-codes
  site::Answer turn_off_form(http::Request& request, const Visitor& visitor);  // GET /account/second-factor/off
  site::Answer turn_off(http::Request& request, const Visitor& visitor);       // POST /account/second-factor/off

 private:
  struct SetUp {
    std::int64_t account = 0;
    std::string action;                   ///< where the form goes
    std::string next;                     ///< where the person goes on to
    std::optional<Session> pending = {};  ///< sign-in that waits for this
  };
  std::optional<SetUp> pending_set_up(const http::Request& request, const std::string& next);
  site::Answer show(const SetUp& set_up, const html::Form& form, std::optional<std::string> secret);
  site::Answer confirm(const http::Request& request, const SetUp& set_up);
  bool store(const http::Request& request, const SetUp& set_up, const std::string& secret, std::int64_t step,
             const std::vector<std::string>& codes);
  site::View codes_view(const std::vector<std::string>& codes, const std::string& next, bool signing_in) const;
  /// The password in the form is the visitor's own; otherwise the form has the problem.
  bool proves_password(const http::Request& request, const Visitor& visitor, html::Form& form);
  bool is_demanded(const Visitor& visitor) const;

  PageParts parts_;
};

}  // namespace accounts
