// SPDX-License-Identifier: Apache-2.0
#include "src/app/account_parts.hpp"

#include <chrono>

#include "src/accounts/link_store.hpp"

namespace app {
namespace {

/// Accounts have a key of their own, made from the server's: what one part hashes or seals says nothing to another.
std::string accounts_key(const Resources& resources)
{
  return resources.signer.keyed_hash("key", "accounts");
}

}  // namespace

accounts::SessionRules session_rules(const Settings& settings)
{
  accounts::SessionRules rules;
  rules.idle = std::chrono::minutes(settings.whole("session_idle_minutes"));
  rules.longest = std::chrono::hours(settings.whole("session_hours"));
  return rules;
}

AccountParts::AccountParts(const Resources& resources)
    : secrets(accounts_key(resources)),
      sessions(resources.database, secrets, session_rules(resources.settings), resources.clock)
{
}

accounts::Directory directory(const Resources& resources)
{
  accounts::Directory directory;
  directory.agency_name = [&database = resources.database](std::int64_t agency) {
    return database.read([&](db::Connection& connection) {
      return connection.query("SELECT name FROM agency WHERE id = :agency", agency).maybe<std::string>();
    });
  };
  directory.units = [&database = resources.database](std::int64_t agency) {
    return database.read([&](db::Connection& connection) {
      std::vector<accounts::Place> units;
      for (auto& [id, name] : connection
                                  .query(R"(SELECT id, name FROM unit WHERE agency_id = :agency AND closed_at IS NULL
                          ORDER BY sort_key, id)",
                                         agency)
                                  .all<std::int64_t, std::string>())
        units.push_back({id, std::move(name)});
      return units;
    });
  };
  return directory;
}

std::optional<std::string> first_administrator_link(const Resources& resources, const std::string& address)
{
  const accounts::Secrets secrets(accounts_key(resources));
  const auto path = accounts::first_link(resources.database, secrets, resources.clock, resources.random);
  if (!path) return std::nullopt;
  std::string site = address;
  while (site.ends_with('/'))
    site.pop_back();
  return site + *path;
}

}  // namespace app
