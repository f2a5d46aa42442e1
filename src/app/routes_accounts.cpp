// SPDX-License-Identifier: Apache-2.0
// Signing in and out, one's own account, the people of the programme and of each agency, the audit log.
#include <memory>
#include <utility>

#include "src/accounts/account_pages.hpp"
#include "src/accounts/audit_pages.hpp"
#include "src/accounts/link_pages.hpp"
#include "src/accounts/people_pages.hpp"
#include "src/accounts/person_pages.hpp"
#include "src/accounts/second_factor_pages.hpp"
#include "src/accounts/sign_in_pages.hpp"
#include "src/app/account_parts.hpp"
#include "src/app/mail_sender.hpp"
#include "src/app/routes.hpp"

namespace app {
namespace {

using accounts::Access;
using accounts::Role;
using enum http::Method;

accounts::AccountSettings account_settings(const Settings& settings)
{
  accounts::AccountSettings made;
  for (const std::string& name : settings.list("second_factor_roles")) {
    if (const auto role = accounts::role_named(name)) made.second_factor_roles.push_back(*role);
  }
  made.address = settings.text("address");
  while (made.address.ends_with('/'))
    made.address.pop_back();
  return made;
}

/// All pages of accounts, with what they are made with.
struct AccountRoom {
  explicit AccountRoom(const Resources& resources)
      : parts(resources),
        mail(mail_by_settings(resources.settings, resources.clock)),
        shared{.database = resources.database,
               .site = resources.site,
               .clock = resources.clock,
               .random = resources.random,
               .secrets = parts.secrets,
               .passwords = parts.passwords,
               .sessions = parts.sessions,
               .settings = account_settings(resources.settings),
               .directory = directory(resources),
               .send = sending(mail.get())}
  {
  }

  AccountParts parts;
  std::unique_ptr<MailSender> mail;
  accounts::PageParts shared;
  accounts::SignInPages sign_in{shared};
  accounts::SecondFactorPages second_factor{shared};
  accounts::LinkPages links{shared};
  accounts::AccountPages own{shared};
  accounts::PeoplePages people{shared};
  accounts::PersonPages person{shared};
  accounts::AuditPages audit{shared};
};

class RouteList {
 public:
  explicit RouteList(const Resources& resources) : room_(std::make_shared<AccountRoom>(resources)) {}

  template <typename Pages>
  void add(http::Method method, std::string path, Access access, Pages AccountRoom::*pages,
           site::Answer (Pages::*page)(http::Request&, const accounts::Visitor&))
  {
    routes_.push_back({method, std::move(path), std::move(access),
                       [room = room_, pages, page](http::Request& request, const accounts::Visitor& visitor) {
                         return ((*room).*pages.*page)(request, visitor);
                       }});
  }
  std::vector<PageRoute> take() { return std::move(routes_); }

 private:
  std::shared_ptr<AccountRoom> room_;
  std::vector<PageRoute> routes_;
};

void add_signing_in(RouteList& list)
{
  using In = accounts::SignInPages;
  using Factor = accounts::SecondFactorPages;
  using Links = accounts::LinkPages;
  const Access everybody{.everybody = true};
  list.add(get, "/sign-in", everybody, &AccountRoom::sign_in, &In::form);
  list.add(post, "/sign-in", everybody, &AccountRoom::sign_in, &In::sign_in);
  list.add(get, "/sign-in/code", everybody, &AccountRoom::sign_in, &In::code_form);
  list.add(post, "/sign-in/code", everybody, &AccountRoom::sign_in, &In::code);
  list.add(get, "/sign-in/second-factor", everybody, &AccountRoom::second_factor, &Factor::demanded_form);
  list.add(post, "/sign-in/second-factor", everybody, &AccountRoom::second_factor, &Factor::demanded);
  list.add(post, "/sign-in/second-factor/done", everybody, &AccountRoom::second_factor, &Factor::go_on);
  list.add(post, "/sign-out", everybody, &AccountRoom::sign_in, &In::sign_out);
  list.add(get, "/links/{token}", everybody, &AccountRoom::links, &Links::form);
  list.add(post, "/links/{token}", everybody, &AccountRoom::links, &Links::take);
  list.add(get, "/forgotten", everybody, &AccountRoom::links, &Links::forgotten_form);
  list.add(post, "/forgotten", everybody, &AccountRoom::links, &Links::forgotten);
}

void add_own_account(RouteList& list)
{
  using Own = accounts::AccountPages;
  using Factor = accounts::SecondFactorPages;
  const Access signed_in{.anyone_signed_in = true};
  list.add(get, "/account", signed_in, &AccountRoom::own, &Own::show);
  list.add(get, "/account/edit", signed_in, &AccountRoom::own, &Own::edit_form);
  list.add(post, "/account/edit", signed_in, &AccountRoom::own, &Own::edit);
  list.add(get, "/account/password", signed_in, &AccountRoom::own, &Own::password_form);
  list.add(post, "/account/password", signed_in, &AccountRoom::own, &Own::change_password);
  list.add(post, "/account/sessions", signed_in, &AccountRoom::own, &Own::end_others);
  list.add(post, "/account/sessions/{session}", signed_in, &AccountRoom::own, &Own::end_session);
  list.add(get, "/account/second-factor", signed_in, &AccountRoom::second_factor, &Factor::form);
  list.add(post, "/account/second-factor", signed_in, &AccountRoom::second_factor, &Factor::set_up);
  list.add(get, "/account/second-factor/off", signed_in, &AccountRoom::second_factor, &Factor::turn_off_form);
  list.add(post, "/account/second-factor/off", signed_in, &AccountRoom::second_factor, &Factor::turn_off);
  list.add(post, "/account/recovery-codes", signed_in, &AccountRoom::second_factor, &Factor::new_codes);
}

/// The same pages for the whole programme and for one agency.
void add_people(RouteList& list, const std::string& base, const Access& access)
{
  using People = accounts::PeoplePages;
  using Person = accounts::PersonPages;
  const std::string one = base + "/{account}";
  list.add(get, base, access, &AccountRoom::people, &People::list);
  list.add(get, base + "/new", access, &AccountRoom::people, &People::invite_form);
  list.add(post, base + "/new", access, &AccountRoom::people, &People::invite);
  list.add(get, one, access, &AccountRoom::person, &Person::show);
  list.add(post, one + "/roles", access, &AccountRoom::person, &Person::grant);
  list.add(post, one + "/roles/withdraw", access, &AccountRoom::person, &Person::withdraw);
  list.add(post, one + "/link", access, &AccountRoom::person, &Person::link);
  list.add(get, one + "/close", access, &AccountRoom::person, &Person::close_form);
  list.add(post, one + "/close", access, &AccountRoom::person, &Person::close);
  list.add(post, one + "/reopen", access, &AccountRoom::person, &Person::reopen);
  list.add(get, one + "/second-factor", access, &AccountRoom::person, &Person::unlock_form);
  list.add(post, one + "/second-factor", access, &AccountRoom::person, &Person::unlock);
}

}  // namespace

std::vector<PageRoute> account_routes(const Resources& resources)
{
  RouteList list(resources);
  add_signing_in(list);
  add_own_account(list);
  add_people(list, "/people", {.roles = {Role::administrator}});
  add_people(list, "/agencies/{agency}/people", {.roles = {Role::administrator, Role::coordinator}});
  // An auditor reads what any role may read.
  list.add(get, "/audit", {.roles = {Role::administrator, Role::auditor}}, &AccountRoom::audit,
           &accounts::AuditPages::list);
  list.add(get, "/audit/check", {.roles = {Role::administrator, Role::auditor}}, &AccountRoom::audit,
           &accounts::AuditPages::verify);
  return list.take();
}

}  // namespace app
