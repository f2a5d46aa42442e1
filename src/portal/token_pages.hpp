// SPDX-License-Identifier: Apache-2.0
// Tokens of programs, made and revoked by the administrator. A token is shown once, when it is made.
#pragma once
#include "lib/db/database.hpp"
#include "lib/html/form.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/visitor.hpp"
#include "src/portal/token_store.hpp"

namespace portal {

class TokenPages {
 public:
  TokenPages(db::Database& database, const site::Site& site, const util::Clock& clock, util::Random& random,
             HashToken hash)
      : database_(database), site_(site), clock_(clock), random_(random), hash_(std::move(hash))
  {
  }

  site::Answer list(http::Request& request, const accounts::Visitor& visitor);    ///< GET /tokens
  site::Answer make(http::Request& request, const accounts::Visitor& visitor);    ///< POST /tokens
  site::Answer ask(http::Request& request, const accounts::Visitor& visitor);     ///< GET /tokens/{id}/revoke
  site::Answer revoke(http::Request& request, const accounts::Visitor& visitor);  ///< POST /tokens/{id}/revoke

 private:
  site::View shown(const html::Form& form, const std::string& made, util::Language language);
  Token known(const http::Request& request);
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  util::Random& random_;
  HashToken hash_;
};

}  // namespace portal
