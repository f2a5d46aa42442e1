// SPDX-License-Identifier: Apache-2.0
#include "src/app/account_parts.hpp"

#include <chrono>
#include <utility>

#include "src/accounts/link_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"

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
  directory.agency_name = [&database = resources.database](std::int64_t id) {
    return database.read([&](db::Connection& connection) {
      const auto agency = agencies::AgencyStore(connection).find(id);
      return agency ? std::optional(agency->name) : std::nullopt;
    });
  };
  directory.units = [&database = resources.database](std::int64_t agency) {
    return database.read([&](db::Connection& connection) {
      std::vector<accounts::Place> places;
      for (agencies::Unit& unit : agencies::UnitStore(connection).units(agency)) {
        if (unit.is_open()) places.push_back({unit.id, std::move(unit.name)});
      }
      return places;
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
