// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/link_store.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <tuple>

#include "src/accounts/account_store.hpp"

namespace accounts {
namespace {

constexpr std::string_view k_link_purpose = "link";
constexpr std::array<std::string_view, 3> k_purposes{"first", "invitation", "password"};
constexpr std::int64_t k_day = std::int64_t{24} * 60 * 60;

LinkPurpose purpose_named(std::string_view code)
{
  const auto found = std::ranges::find(k_purposes, code);
  if (found == k_purposes.end()) throw std::runtime_error("a link of an unknown purpose");
  return static_cast<LinkPurpose>(found - k_purposes.begin());
}

std::optional<std::int64_t> or_null(std::int64_t id)
{
  return id == 0 ? std::nullopt : std::optional(id);
}

}  // namespace

std::string_view code(LinkPurpose purpose)
{
  return k_purposes.at(static_cast<std::size_t>(purpose));
}

std::int64_t life_of(LinkPurpose purpose)
{
  return purpose == LinkPurpose::invitation ? 14 * k_day : k_day;
}

std::string LinkStore::make(LinkPurpose purpose, std::int64_t account, std::int64_t by, util::UtcSeconds now,
                            util::Random& random)
{
  if (account != 0) withdraw_all(account, now);
  const std::string token = random.token();
  connection_.execute(R"(INSERT INTO account_link (token_hash, purpose, account_id, made_by, made_at, expires_at)
                         VALUES (:hash, :purpose, :account, :by, :now, :expires))",
                      secrets_.hash(k_link_purpose, token), code(purpose), or_null(account), or_null(by), now,
                      now + life_of(purpose));
  return "/links/" + token;
}

std::optional<AccountLink> LinkStore::find(std::string_view token, util::UtcSeconds now)
{
  const auto row = connection_
                       .query(R"(SELECT id, purpose, account_id, expires_at FROM account_link
                                  WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now)",
                              secrets_.hash(k_link_purpose, token), now)
                       .maybe<std::int64_t, std::string, std::optional<std::int64_t>, util::UtcSeconds>();
  if (!row) return std::nullopt;
  const auto& [id, purpose, account, expires_at] = *row;
  return AccountLink{id, purpose_named(purpose), account.value_or(0), expires_at};
}

bool LinkStore::use(std::int64_t id, util::UtcSeconds now)
{
  return connection_.execute("UPDATE account_link SET used_at = :now WHERE id = :id AND used_at IS NULL", now, id) > 0;
}

void LinkStore::withdraw_all(std::int64_t account, util::UtcSeconds now)
{
  connection_.execute(
      "UPDATE account_link SET expires_at = :now WHERE account_id = :account AND used_at IS NULL AND expires_at > :now",
      now, account);
}

std::optional<std::string> first_link(db::Database& database, const Secrets& secrets, const util::Clock& clock,
                                      util::Random& random)
{
  return database.write([&](db::Connection& c) -> std::optional<std::string> {
    if (!AccountStore(c).nobody_yet()) return std::nullopt;
    return LinkStore(c, secrets).make(LinkPurpose::first, 0, 0, clock.now(), random);
  });
}

}  // namespace accounts
