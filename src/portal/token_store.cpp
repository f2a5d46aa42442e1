// SPDX-License-Identifier: Apache-2.0
#include "src/portal/token_store.hpp"

#include "lib/util/text.hpp"

namespace portal {
namespace {

constexpr util::UtcSeconds k_hour = 3600;
constexpr std::string_view k_token_columns =
    "SELECT id, name, scopes, made_at, made_by, expires_at, used_at, revoked_at, agency_id FROM portal_token ";

template <typename Query>
std::vector<Token> tokens_from(Query query)
{
  using Moment = std::optional<util::UtcSeconds>;
  std::vector<Token> tokens;
  query.template each<std::int64_t, std::string, std::string, util::UtcSeconds, std::int64_t, util::UtcSeconds, Moment,
                      Moment, std::int64_t>(
      [&](std::int64_t id, std::string name, const std::string& scopes, util::UtcSeconds made_at, std::int64_t made_by,
          util::UtcSeconds expires_at, Moment used_at, Moment revoked_at, std::int64_t agency) {
        Token token{.id = id,
                    .name = std::move(name),
                    .made_at = made_at,
                    .made_by = made_by,
                    .expires_at = expires_at,
                    .used_at = used_at,
                    .revoked_at = revoked_at,
                    .agency = agency};
        for (const std::string_view scope : util::split(scopes, ' '))
          token.scopes.emplace_back(scope);
        tokens.push_back(std::move(token));
      });
  return tokens;
}

std::optional<Token> only(std::vector<Token> tokens)
{
  if (tokens.empty()) return std::nullopt;
  return std::move(tokens.front());
}

}  // namespace

std::int64_t TokenStore::add(const Token& token, std::string_view secret)
{
  return connection_
      .query(R"(
        INSERT INTO portal_token (name, hash, scopes, made_at, made_by, expires_at, agency_id)
        VALUES (:name, :hash, :scopes, :at, :by, :expires, :agency) RETURNING id)",
             token.name, hash_(secret), util::join(token.scopes, " "), token.made_at, token.made_by, token.expires_at,
             token.agency)
      .one<std::int64_t>();
}

std::vector<Token> TokenStore::all() const
{
  const std::string sql = std::string(k_token_columns) + "ORDER BY id DESC";
  return tokens_from(connection_.query(sql));
}

std::optional<Token> TokenStore::find(std::int64_t id) const
{
  const std::string sql = std::string(k_token_columns) + "WHERE id = :id";
  return only(tokens_from(connection_.query(sql, id)));
}

std::optional<Token> TokenStore::find(std::string_view secret) const
{
  const std::string sql = std::string(k_token_columns) + "WHERE hash = :hash";
  return only(tokens_from(connection_.query(sql, hash_(secret))));
}

bool TokenStore::used(const Token& token, util::UtcSeconds now)
{
  const util::UtcSeconds hour = now - now % k_hour;
  if (token.used_at == hour) return false;
  connection_.execute("UPDATE portal_token SET used_at = :hour WHERE id = :id", hour, token.id);
  return true;
}

void TokenStore::revoke(std::int64_t id, util::UtcSeconds at, std::int64_t by)
{
  connection_.execute(
      "UPDATE portal_token SET revoked_at = :at, revoked_by = :by WHERE id = :id AND revoked_at IS NULL", at, by, id);
}

}  // namespace portal
