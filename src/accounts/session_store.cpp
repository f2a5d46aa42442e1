// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/session_store.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace accounts {
namespace {

constexpr std::string_view k_session_purpose = "session";
constexpr std::size_t k_longest_token = 100;

}  // namespace

std::string SessionStore::start(const Session& session, util::Random& random)
{
  std::string token = random.token();
  connection_.execute(R"(
    INSERT INTO session (token_hash, account_id, stage, started_at, seen_at, address, browser)
    VALUES (:hash, :account, :stage, :started, :seen, :address, :browser))",
                      secrets_.hash(k_session_purpose, token), session.account, code(session.stage), session.started_at,
                      session.seen_at, session.address, session.browser);
  return token;
}

std::optional<SignedIn> SessionStore::find(std::string_view token)
{
  if (token.empty() || token.size() > k_longest_token) return std::nullopt;
  std::optional<SignedIn> found;
  connection_
      .query(R"(SELECT session.id, account.id, account.name, stage, started_at, seen_at, address, browser,
                       role, agency_id, unit_id
                  FROM session JOIN account ON account.id = session.account_id
                  LEFT JOIN role_grant ON role_grant.account_id = account.id
                 WHERE token_hash = :hash AND closed_at IS NULL ORDER BY role_grant.id)",
             secrets_.hash(k_session_purpose, token))
      .each<std::int64_t, std::int64_t, std::string, std::string, util::UtcSeconds, util::UtcSeconds, std::string,
            std::string, std::optional<std::string>, std::optional<std::int64_t>, std::optional<std::int64_t>>(
          [&found](std::int64_t id, std::int64_t account, std::string name, const std::string& stage,
                   util::UtcSeconds started, util::UtcSeconds seen, std::string address, std::string browser,
                   const std::optional<std::string>& role, std::optional<std::int64_t> agency,
                   std::optional<std::int64_t> unit) {
            if (!found) {
              found = SignedIn{{id, account, stage_named(stage).value_or(Stage::code), started, seen,
                                std::move(address), std::move(browser)},
                               {account, std::move(name), {}}};
            }
            const auto known = role ? role_named(*role) : std::nullopt;
            if (known) found->visitor.grants.push_back({*known, agency, unit});
          });
  return found;
}

void SessionStore::seen(std::int64_t id, util::UtcSeconds now)
{
  connection_.execute("UPDATE session SET seen_at = :now WHERE id = :id", now, id);
}

std::vector<Session> SessionStore::of_account(std::int64_t account)
{
  std::vector<Session> sessions;
  for (auto& [id, started, seen, address, browser] :
       connection_
           .query(R"(SELECT id, started_at, seen_at, address, browser FROM session
                      WHERE account_id = :account AND stage = 'full' ORDER BY seen_at DESC, id DESC)",
                  account)
           .all<std::int64_t, util::UtcSeconds, util::UtcSeconds, std::string, std::string>()) {
    sessions.push_back({id, account, Stage::full, started, seen, std::move(address), std::move(browser)});
  }
  return sessions;
}

void SessionStore::end(std::int64_t id)
{
  connection_.execute("DELETE FROM session WHERE id = :id", id);
}

bool SessionStore::end_of_account(std::int64_t account, std::int64_t id)
{
  return connection_.execute("DELETE FROM session WHERE account_id = :account AND id = :id", account, id) > 0;
}

std::int64_t SessionStore::end_all(std::int64_t account, std::int64_t but)
{
  return connection_.execute("DELETE FROM session WHERE account_id = :account AND id <> :but", account, but);
}

std::int64_t SessionStore::sweep(const SessionRules& rules, util::UtcSeconds now)
{
  return connection_.execute(R"(DELETE FROM session WHERE started_at < :oldest OR seen_at < :unused
                                   OR (stage <> 'full' AND started_at < :unfinished))",
                             now - rules.longest.count(), now - rules.idle.count(), now - rules.sign_in.count());
}

std::optional<SignedIn> Sessions::find_any(std::string_view token)
{
  auto found = database_.read([&](db::Connection& c) { return SessionStore(c, secrets_).find(token); });
  const util::UtcSeconds now = clock_.now();
  if (!found || !is_alive(found->session, rules_, now)) return std::nullopt;
  if (found->session.stage == Stage::full && now - found->session.seen_at >= rules_.seen_every.count())
    database_.write([&](db::Connection& c) { SessionStore(c, secrets_).seen(found->session.id, now); });
  return found;
}

std::optional<SignedIn> Sessions::find(std::string_view token)
{
  auto found = find_any(token);
  if (!found || found->session.stage != Stage::full) return std::nullopt;
  return found;
}

}  // namespace accounts
