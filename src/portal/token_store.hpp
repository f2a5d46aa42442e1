// SPDX-License-Identifier: Apache-2.0
// Tokens in the database: only keyed hashes of them.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/portal/token.hpp"

namespace portal {

/// Keyed hash of a token, with the server's key.
using HashToken = std::function<std::string(std::string_view)>;

class TokenStore {
 public:
  TokenStore(db::Connection& connection, const HashToken& hash) : connection_(connection), hash_(hash) {}

  std::int64_t add(const Token& token, std::string_view secret);
  std::vector<Token> all() const;  ///< the newest first
  std::optional<Token> find(std::int64_t id) const;
  /// Nothing where there is no such token; look at is_valid().
  std::optional<Token> find(std::string_view secret) const;
  /// Notes the hour of use; false where it is noted already.
  bool used(const Token& token, util::UtcSeconds now);
  void revoke(std::int64_t id, util::UtcSeconds at, std::int64_t by);

 private:
  db::Connection& connection_;
  const HashToken& hash_;
};

}  // namespace portal
