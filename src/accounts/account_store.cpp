// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/account_store.hpp"

#include <stdexcept>
#include <tuple>
#include <utility>

namespace accounts {
namespace {

AccountState state_of(bool has_password, bool closed)
{
  if (closed) return AccountState::closed;
  return has_password ? AccountState::active : AccountState::invited;
}

std::optional<Credentials> credentials_of(db::Query query)
{
  auto row = query.maybe<std::int64_t, std::string, std::optional<std::string>, std::optional<std::string>,
                         std::int64_t, std::optional<util::UtcSeconds>, std::string>();
  if (!row) return std::nullopt;
  auto& [id, name, password, second_factor, step, closed_at, language] = *row;
  return Credentials{id,   std::move(name),       std::move(password), std::move(second_factor),
                     step, closed_at.has_value(), std::move(language)};
}

}  // namespace

bool AccountStore::nobody_yet()
{
  return connection_.query("SELECT count(*) FROM account WHERE password IS NOT NULL").one<std::int64_t>() == 0;
}

std::int64_t AccountStore::add(const std::string& login, const std::string& name, util::UtcSeconds now)
{
  return connection_
      .query("INSERT INTO account (login, name, created_at) VALUES (:login, :name, :now) RETURNING id", login, name,
             now)
      .one<std::int64_t>();
}

std::optional<Account> AccountStore::find(std::int64_t id)
{
  auto row = connection_
                 .query(R"(SELECT login, name, CASE WHEN password IS NULL THEN 0 ELSE 1 END,
                                  CASE WHEN second_factor IS NULL THEN 0 ELSE 1 END,
                                  created_at, reset_asked_at, closed_at, language
                             FROM account WHERE id = :id)",
                        id)
                 .maybe<std::string, std::string, bool, bool, util::UtcSeconds, std::optional<util::UtcSeconds>,
                        std::optional<util::UtcSeconds>, std::string>();
  if (!row) return std::nullopt;
  auto& [login, name, has_password, second_factor, created_at, asked_at, closed_at, language] = *row;
  return Account{id,
                 std::move(login),
                 std::move(name),
                 state_of(has_password, closed_at.has_value()),
                 second_factor,
                 created_at,
                 asked_at,
                 std::move(language),
                 grants(id)};
}

std::optional<std::int64_t> AccountStore::find_login(const std::string& login)
{
  return connection_.query("SELECT id FROM account WHERE login = :login", login).maybe<std::int64_t>();
}

std::optional<Credentials> AccountStore::credentials(const std::string& login)
{
  return credentials_of(connection_.query(
      R"(SELECT id, name, password, second_factor, second_factor_step, closed_at, language
           FROM account WHERE login = :login)",
      login));
}

std::optional<Credentials> AccountStore::credentials(std::int64_t id)
{
  return credentials_of(connection_.query(
      R"(SELECT id, name, password, second_factor, second_factor_step, closed_at, language
           FROM account WHERE id = :id)",
      id));
}

void AccountStore::describe(std::int64_t id, const std::string& name, const std::string& language)
{
  connection_.execute("UPDATE account SET name = :name, language = :language WHERE id = :id", name, language, id);
}

void AccountStore::set_password(std::int64_t id, const std::string& hash)
{
  connection_.execute("UPDATE account SET password = :hash, reset_asked_at = NULL WHERE id = :id", hash, id);
}

void AccountStore::ask_for_reset(std::int64_t id, util::UtcSeconds now)
{
  connection_.execute("UPDATE account SET reset_asked_at = :now WHERE id = :id AND closed_at IS NULL", now, id);
}

void AccountStore::close(std::int64_t id, util::UtcSeconds now)
{
  connection_.execute("UPDATE account SET closed_at = :now WHERE id = :id AND closed_at IS NULL", now, id);
}

void AccountStore::reopen(std::int64_t id)
{
  connection_.execute("UPDATE account SET closed_at = NULL WHERE id = :id", id);
}

std::vector<Grant> AccountStore::grants(std::int64_t id)
{
  std::vector<Grant> grants;
  for (const auto& [role, agency, unit] :
       connection_.query("SELECT role, agency_id, unit_id FROM role_grant WHERE account_id = :id ORDER BY id", id)
           .all<std::string, std::optional<std::int64_t>, std::optional<std::int64_t>>()) {
    // A role that a newer program gave is none here.
    if (const auto known = role_named(role)) grants.push_back({*known, agency, unit});
  }
  return grants;
}

void AccountStore::grant(std::int64_t id, const Grant& grant)
{
  if (!is_sound(grant)) throw std::logic_error("a role that does not fit what it is granted for");
  connection_.execute(R"(INSERT INTO role_grant (account_id, role, agency_id, unit_id)
                         VALUES (:id, :role, :agency, :unit) ON CONFLICT DO NOTHING)",
                      id, code(grant.role), grant.agency, grant.unit);
}

bool AccountStore::withdraw(std::int64_t id, const Grant& grant)
{
  return connection_.execute(R"(DELETE FROM role_grant WHERE account_id = :id AND role = :role
                                   AND COALESCE(agency_id, 0) = :agency AND COALESCE(unit_id, 0) = :unit)",
                             id, code(grant.role), grant.agency.value_or(0), grant.unit.value_or(0)) > 0;
}

std::int64_t AccountStore::administrators()
{
  return connection_
      .query(R"(SELECT count(DISTINCT account.id) FROM account JOIN role_grant ON role_grant.account_id = account.id
                 WHERE role = :role AND password IS NOT NULL AND closed_at IS NULL)",
             code(Role::administrator))
      .one<std::int64_t>();
}

std::vector<RoleHolder> AccountStore::people_in(Role role)
{
  std::vector<RoleHolder> people;
  for (auto& [id, login, name] : connection_
                                     .query(R"(SELECT id, login, name FROM account
                 WHERE closed_at IS NULL AND id IN (SELECT account_id FROM role_grant WHERE role = :role)
                 ORDER BY name, id)",
                                            code(role))
                                     .all<std::int64_t, std::string, std::string>())
    people.push_back({id, std::move(login), std::move(name)});
  return people;
}

void AccountStore::set_second_factor(std::int64_t id, const std::optional<std::string>& sealed, std::int64_t step)
{
  connection_.execute("UPDATE account SET second_factor = :sealed, second_factor_step = :step WHERE id = :id", sealed,
                      step, id);
  if (!sealed) set_recovery_codes(id, {});
}

bool AccountStore::use_step(std::int64_t id, std::int64_t step)
{
  return connection_.execute(
             "UPDATE account SET second_factor_step = :step WHERE id = :id AND second_factor_step < :step", step, id) >
         0;
}

void AccountStore::set_recovery_codes(std::int64_t id, const std::vector<std::string>& hashes)
{
  connection_.execute("DELETE FROM recovery_code WHERE account_id = :id", id);
  for (const std::string& hash : hashes)
    connection_.execute("INSERT INTO recovery_code (account_id, code_hash) VALUES (:id, :hash)", id, hash);
}

bool AccountStore::use_recovery_code(std::int64_t id, const std::string& hash, util::UtcSeconds now)
{
  return connection_.execute(R"(UPDATE recovery_code SET used_at = :now
                                 WHERE account_id = :id AND code_hash = :hash AND used_at IS NULL)",
                             now, id, hash) > 0;
}

std::int64_t AccountStore::recovery_codes_left(std::int64_t id)
{
  return connection_.query("SELECT count(*) FROM recovery_code WHERE account_id = :id AND used_at IS NULL", id)
      .one<std::int64_t>();
}

}  // namespace accounts
