// SPDX-License-Identifier: Apache-2.0
// Links that work once and not for long: of the first administrator, of an invitation, of a new password. Whoever has
// the link chooses the password; the database has only a keyed hash of it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/secrets.hpp"

namespace accounts {

enum class LinkPurpose { first, invitation, password };
std::string_view code(LinkPurpose purpose);

struct AccountLink {
  std::int64_t id = 0;
  LinkPurpose purpose = LinkPurpose::password;
  std::int64_t account = 0;  ///< 0: of the first administrator, who has no account yet
  util::UtcSeconds expires_at = 0;
};

/// 24 hours for the first administrator and for a new password, 14 days for an invitation.
std::int64_t life_of(LinkPurpose purpose);

class LinkStore {
 public:
  LinkStore(db::Connection& connection, const Secrets& secrets) : connection_(connection), secrets_(secrets) {}

  /// The path of a new link, "/links/…"; earlier ones of the same account are worth nothing from now on. `by` 0: the
  /// program itself.
  std::string make(LinkPurpose purpose, std::int64_t account, std::int64_t by, util::UtcSeconds now,
                   util::Random& random);
  /// Nothing where there is no such link, or it was used, withdrawn, or is too old.
  std::optional<AccountLink> find(std::string_view token, util::UtcSeconds now);
  /// False where somebody was faster.
  bool use(std::int64_t id, util::UtcSeconds now);
  void withdraw_all(std::int64_t account, util::UtcSeconds now);

 private:
  db::Connection& connection_;
  const Secrets& secrets_;
};

/// While nobody has an account: the path of a new link with which the first administrator makes the own one. Nothing
/// where somebody has come already.
std::optional<std::string> first_link(db::Database& database, const Secrets& secrets, const util::Clock& clock,
                                      util::Random& random);

}  // namespace accounts
