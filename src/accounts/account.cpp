// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/account.hpp"

#include <algorithm>
#include <array>

#include "lib/util/text.hpp"

namespace accounts {
namespace {

constexpr std::size_t k_shortest_login = 3;
constexpr std::size_t k_longest_login = 100;

bool is_small_letter(char c)
{
  return c >= 'a' && c <= 'z';
}

bool is_login_mark(char c)
{
  return is_small_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

bool is_domain(std::string_view domain)
{
  const auto labels = util::split(domain, '.');
  return labels.size() >= 2 && std::ranges::all_of(labels, [](std::string_view label) {
           return !label.empty() && label.front() != '-' && label.back() != '-' &&
                  std::ranges::all_of(label, [](char c) { return is_login_mark(c) && c != '_' && c != '.'; });
         });
}

bool is_mailbox(std::string_view mailbox)
{
  return !mailbox.empty() && std::ranges::all_of(mailbox, [](char c) { return is_login_mark(c) || c == '+'; });
}

}  // namespace

std::string_view code(AccountState state)
{
  static constexpr std::array<std::string_view, 3> k_states{"invited", "active", "closed"};
  return k_states.at(static_cast<std::size_t>(state));
}

std::string normal_login(std::string_view typed)
{
  std::string login(util::trim(typed));
  std::ranges::transform(login, login.begin(), util::ascii_lower);
  return login;
}

util::Problems check_login(std::string_view login)
{
  const auto refused = [](std::string code) {
    return util::Problems{{.place = {.field = "login"}, .code = std::move(code), .params = {}}};
  };
  if (login.empty()) return refused("html.empty");
  if (login.size() < k_shortest_login || login.size() > k_longest_login) return refused("accounts.login_length");
  const std::size_t at = login.find('@');
  if (at != std::string_view::npos) {
    const bool mail = is_mailbox(login.substr(0, at)) && is_domain(login.substr(at + 1));
    return mail ? util::Problems() : refused("html.not_an_email");
  }
  const bool named = is_small_letter(login.front()) && std::ranges::all_of(login, is_login_mark);
  return named ? util::Problems() : refused("accounts.login_characters");
}

bool is_sound(const Grant& grant)
{
  switch (grant.role) {
    case Role::administrator:
    case Role::auditor:
      return !grant.agency && !grant.unit;
    case Role::assessor:
      return !grant.unit;
    case Role::coordinator:
    case Role::executive:
      return grant.agency && !grant.unit;
    case Role::officer:
      return grant.agency && grant.unit;
  }
  return false;
}

bool may_grant(const Visitor& visitor, const Grant& grant)
{
  if (!is_sound(grant)) return false;
  if (visitor.is(Role::administrator)) return true;
  const bool of_an_agency = grant.role == Role::executive || grant.role == Role::officer;
  return of_an_agency && grant.agency && visitor.is(Role::coordinator, *grant.agency);
}

bool may_look_after(const Visitor& visitor, const Account& account)
{
  if (visitor.account == account.id) return false;
  if (visitor.is(Role::administrator)) return true;
  return !account.grants.empty() &&
         std::ranges::all_of(account.grants, [&](const Grant& grant) { return may_grant(visitor, grant); });
}

bool needs_second_factor(std::span<const Role> demanded, std::span<const Grant> grants)
{
  return std::ranges::any_of(
      grants, [&](const Grant& grant) { return std::ranges::find(demanded, grant.role) != demanded.end(); });
}

std::string shown_plainly(const Grant& grant)
{
  std::string shown(code(grant.role));
  if (grant.agency) shown += " agency " + std::to_string(*grant.agency);
  if (grant.unit) shown += " unit " + std::to_string(*grant.unit);
  return shown;
}

}  // namespace accounts
