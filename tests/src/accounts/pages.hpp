// SPDX-License-Identifier: Apache-2.0
// Pages of accounts called as the gate calls them: a made request, a visitor, and the page as a browser would see it.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "lib/util/random.hpp"

#include "src/accounts/account_pages.hpp"
#include "src/accounts/audit_pages.hpp"
#include "src/accounts/link_pages.hpp"
#include "src/accounts/people_pages.hpp"
#include "src/accounts/person_pages.hpp"
#include "src/accounts/second_factor_pages.hpp"
#include "src/accounts/sign_in_pages.hpp"

#include "on_schema.hpp"

namespace accounts_test {

/// What a browser got: the page's text, or where it was sent.
struct Seen {
  int status = 0;
  std::string location;
  std::string html;
  bool says(std::string_view text) const { return html.find(text) != std::string::npos; }
};

const site::Site& english_site();
constexpr const char* k_good_password = "lantern-cobalt-thirteen-otter";

/// A browser that keeps its cookies, on a fresh database.
class PagesTest : public OnSchema {
 protected:
  PagesTest();

  using Fields = std::vector<std::pair<std::string, std::string>>;
  http::Request get(const std::string& path, const Fields& parameters = {}, const Fields& query = {}) const;
  http::Request post(const std::string& path, const Fields& form, const Fields& parameters = {}) const;
  /// Takes the answer as a browser does: cookies kept, the page rendered in English.
  Seen see(const http::Request& request, site::Answer answer);
  template <typename Pages>
  Seen go(Pages& pages, site::Answer (Pages::*page)(http::Request&, const accounts::Visitor&), http::Request request)
  {
    const accounts::Visitor who = visitor();
    return see(request, (pages.*page)(request, who));
  }
  /// Whom the gate would recognise by the cookies.
  accounts::Visitor visitor();
  void forget_cookies() { cookies_.clear(); }

  std::int64_t add_person(const std::string& login, const std::vector<accounts::Grant>& grants = {},
                          const std::string& password = k_good_password);
  Seen sign_in(const std::string& login, const std::string& password = k_good_password);
  void sign_in_as(const std::string& login, const std::vector<accounts::Grant>& grants);
  std::optional<accounts::Account> person(std::int64_t id);
  std::vector<std::string> acts();  ///< of the audit log, the oldest first

  util::SeededRandom random_{"pages"};
  accounts::Secrets secrets_{std::string(32, 'k')};
  accounts::Passwords passwords_{{.passes = 1, .memory = 8192}};
  std::unique_ptr<accounts::Sessions> sessions_;
  std::unique_ptr<accounts::PageParts> parts_;
  std::map<std::string, std::string> cookies_;
  std::int64_t agency_ = 0;
  std::int64_t unit_ = 0;
  std::int64_t other_agency_ = 0;
};

/// The text between the two, the first time that they come; empty where they do not.
std::string between(const std::string& text, const std::string& before, const std::string& after);

}  // namespace accounts_test
