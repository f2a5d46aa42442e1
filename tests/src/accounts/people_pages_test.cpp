// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include "lib/http/outcome.hpp"

#include "src/accounts/link_store.hpp"

#include "pages.hpp"

namespace {

using namespace accounts;
using accounts_test::between;
using accounts_test::k_good_password;
using accounts_test::Seen;

class People : public accounts_test::PagesTest {
 protected:
  Seen list(const Fields& query = {}) { return go(people_, &PeoplePages::list, get("/people", {}, query)); }
  Fields of_agency(std::int64_t agency, std::int64_t account = 0) const
  {
    Fields parameters{{"agency", std::to_string(agency)}};
    if (account != 0) parameters.emplace_back("account", std::to_string(account));
    return parameters;
  }
  Fields one(std::int64_t account) const { return {{"account", std::to_string(account)}}; }
  Seen invite(const Fields& form, const Fields& parameters = {})
  {
    return go(people_, &PeoplePages::invite, post("/people/new", form, parameters));
  }
  Seen act(site::Answer (PersonPages::*page)(http::Request&, const Visitor&), const Fields& parameters,
           const Fields& form = {})
  {
    return go(person_, page, post("/people/x", form, parameters));
  }
  std::string link_in(const Seen& seen) { return between(seen.html, "<code>http://ita.example/links/", "</code>"); }
  Seen take(const std::string& token, const Fields& form)
  {
    return go(links_, &LinkPages::take, post("/links/" + token, form, {{"token", token}}));
  }
  void sign_in_as_administrator() { sign_in_as("admin", {{.role = Role::administrator}}); }
  void sign_in_as_coordinator() { sign_in_as("coordinator", {{.role = Role::coordinator, .agency = agency_}}); }
  std::int64_t id_of(const std::string& login)
  {
    return database().read([&](db::Connection& c) { return AccountStore(c).find_login(login).value_or(0); });
  }

  PeoplePages people_{*parts_};
  PersonPages person_{*parts_};
  LinkPages links_{*parts_};
  AccountPages own_{*parts_};
};
DB_ENGINES(People);

DB_TEST(People, the_first_administrator_comes_by_the_link)
{
  const std::string token = first_link(database(), secrets_, clock_, random_)->substr(7);
  EXPECT_TRUE(go(links_, &LinkPages::form, get("/links/" + token, {{"token", token}})).says("first administrator"));
  const Seen faulty = take(token, {{"login", "1x"}, {"name", ""}, {"password", "short"}});
  EXPECT_EQ(faulty.status, 422);
  for (const char* field : {"#login", "#name", "#password"})
    EXPECT_TRUE(faulty.says(std::string("href=\"") + field)) << field;
  const Fields right{{"login", "Admin@ITA.go.th"}, {"name", "Admin"}, {"password", k_good_password}};
  EXPECT_EQ(take(token, right).location, "/sign-in");
  EXPECT_THROW(take(token, right), http::Gone);
  EXPECT_EQ(sign_in("admin@ita.go.th").status, 303);
  EXPECT_TRUE(visitor().is(Role::administrator));
}

DB_TEST(People, only_one_comes_first)
{
  const std::string one = first_link(database(), secrets_, clock_, random_)->substr(7);
  const std::string other = first_link(database(), secrets_, clock_, random_)->substr(7);
  take(one, {{"login", "first"}, {"name", "First"}, {"password", k_good_password}});
  EXPECT_THROW(take(other, {{"login", "second"}, {"name", "Second"}, {"password", k_good_password}}), http::Gone);
  EXPECT_EQ(id_of("second"), 0);
}

DB_TEST(People, an_invitation_is_handed_over_and_accepted)
{
  sign_in_as_administrator();
  const Seen made =
      invite({{"login", "somsri@rawe.go.th"}, {"name", "Somsri"}, {"role", "coordinator"}}, of_agency(agency_));
  const std::string token = link_in(made);
  ASSERT_EQ(token.size(), 43);
  const std::int64_t id = id_of("somsri@rawe.go.th");
  EXPECT_EQ(person(id)->state, AccountState::invited);
  EXPECT_EQ(person(id)->grants, (std::vector<Grant>{{.role = Role::coordinator, .agency = agency_}}));
  forget_cookies();
  EXPECT_EQ(sign_in("somsri@rawe.go.th").status, 422);  // has no password yet
  EXPECT_EQ(take(token, {{"name", "Somsri R."}, {"password", "somsri-rawe-123"}}).status, 422);
  EXPECT_EQ(take(token, {{"name", "Somsri R."}, {"password", k_good_password}}).location, "/sign-in");
  EXPECT_EQ(sign_in("somsri@rawe.go.th").status, 303);
  EXPECT_EQ(visitor().name, "Somsri R.");
  EXPECT_TRUE(visitor().is(Role::coordinator, agency_));
}

DB_TEST(People, a_faulty_invitation_comes_back_filled_with_all_faults)
{
  sign_in_as_administrator();
  const Seen seen = invite({{"login", "<b>x"}, {"name", ""}, {"role", "officer"}}, of_agency(agency_));
  EXPECT_EQ(seen.status, 422);
  EXPECT_TRUE(seen.says("&lt;b&gt;x"));
  EXPECT_FALSE(seen.says("<b>x"));
  for (const char* field : {"#login", "#name", "#unit"})
    EXPECT_TRUE(seen.says(std::string("href=\"") + field)) << field;
  // A role of an agency where no agency is meant, a role that there is not, a unit of somebody else.
  EXPECT_EQ(invite({{"login", "abc"}, {"name", "Abc"}, {"role", "coordinator"}}).status, 422);
  EXPECT_EQ(invite({{"login", "abc"}, {"name", "Abc"}, {"role", "king"}}).status, 422);
  EXPECT_EQ(
      invite({{"login", "abc"}, {"name", "Abc"}, {"role", "officer"}, {"unit", "999"}}, of_agency(agency_)).status,
      422);
  EXPECT_EQ(id_of("abc"), 0);
}

DB_TEST(People, a_coordinator_invites_only_officers_and_the_executive_of_the_agency)
{
  sign_in_as_coordinator();
  const Seen form = go(people_, &PeoplePages::invite_form, get("/agencies/1/people/new", of_agency(agency_)));
  EXPECT_TRUE(form.says("value=\"executive\""));
  EXPECT_FALSE(form.says("value=\"coordinator\""));
  EXPECT_FALSE(form.says("value=\"assessor\""));
  const std::string unit = std::to_string(unit_);
  EXPECT_EQ(link_in(invite({{"login", "officer"}, {"name", "Officer"}, {"role", "officer"}, {"unit", unit}},
                           of_agency(agency_)))
                .size(),
            43);
  for (const char* role : {"administrator", "coordinator", "assessor", "auditor"})
    EXPECT_EQ(invite({{"login", "sly"}, {"name", "Sly"}, {"role", role}}, of_agency(agency_)).status, 422) << role;
  EXPECT_EQ(invite({{"login", "sly"}, {"name", "Sly"}, {"role", "executive"}}, of_agency(other_agency_)).status, 422);
  EXPECT_EQ(id_of("sly"), 0);
  EXPECT_THROW(go(people_, &PeoplePages::invite_form, get("/x", of_agency(other_agency_))), http::NotFound);
}

DB_TEST(People, a_coordinator_does_not_take_over_somebody_elses_account)
{
  const std::int64_t foreign = add_person("foreign", {{.role = Role::executive, .agency = other_agency_}});
  const std::int64_t both = add_person(
      "both", {{.role = Role::executive, .agency = other_agency_}, {.role = Role::executive, .agency = agency_}});
  sign_in_as_coordinator();
  EXPECT_EQ(invite({{"login", "foreign"}, {"name", "Foreign"}, {"role", "executive"}}, of_agency(agency_)).status, 422);
  for (const auto page : {&PersonPages::link, &PersonPages::close, &PersonPages::unlock, &PersonPages::reopen}) {
    EXPECT_THROW(act(page, of_agency(agency_, foreign)), http::NotFound);
    EXPECT_THROW(act(page, of_agency(other_agency_, foreign)), http::NotFound);
    EXPECT_THROW(act(page, of_agency(agency_, both)), http::NotFound);
    EXPECT_THROW(act(page, of_agency(agency_, visitor().account)), http::NotFound);
  }
  EXPECT_EQ(person(foreign)->state, AccountState::active);
  // The role of the own agency is the coordinator's to withdraw, the other one is not.
  const auto withdraw = [&](std::int64_t agency) {
    return act(&PersonPages::withdraw, of_agency(agency_, both),
               {{"role", "executive"}, {"agency", std::to_string(agency)}});
  };
  EXPECT_THROW(withdraw(other_agency_), http::NotFound);
  EXPECT_EQ(withdraw(agency_).status, 303);
  EXPECT_EQ(person(both)->grants, (std::vector<Grant>{{.role = Role::executive, .agency = other_agency_}}));
}

DB_TEST(People, an_administrator_adds_a_role_to_somebody_who_has_an_account)
{
  const std::int64_t id = add_person("somsri", {{.role = Role::executive, .agency = other_agency_}});
  sign_in_as_administrator();
  const Seen added = invite({{"login", "somsri"}, {"name", "Somsri"}, {"role", "assessor"}}, of_agency(agency_));
  EXPECT_EQ(added.location, "/agencies/" + std::to_string(agency_) + "/people/" + std::to_string(id));
  EXPECT_EQ(person(id)->grants.size(), 2);
  EXPECT_EQ(act(&PersonPages::grant, of_agency(agency_, id), {{"role", "executive"}}).status, 303);
  EXPECT_EQ(person(id)->grants.size(), 3);
  EXPECT_EQ(act(&PersonPages::grant, of_agency(agency_, id), {{"role", ""}}).status, 422);
}

DB_TEST(People, are_listed_searched_and_shown)
{
  add_person("somsri", {{.role = Role::coordinator, .agency = agency_}});
  sign_in_as_administrator();
  EXPECT_TRUE(list().says("Coordinator: Rawe"));
  EXPECT_TRUE(list({{"search", "SOMSRI"}}).says("Name of somsri"));
  EXPECT_FALSE(list({{"search", "somsri"}}).says("Name of admin"));
  EXPECT_FALSE(list({{"role", "administrator"}}).says("Name of somsri"));
  EXPECT_TRUE(list({{"search", "nobody at all"}}).says("Nobody found"));
  EXPECT_TRUE(list({{"format", "csv"}}).says("somsri,Name of somsri,Active,Coordinator: Rawe\r\n"));
  EXPECT_TRUE(list({{"format", "xlsx"}}).says("PK\x03\x04"));
  const Seen page = go(person_, &PersonPages::show, get("/people/1", one(id_of("somsri"))));
  EXPECT_TRUE(page.says("Name of somsri"));
  EXPECT_TRUE(page.says("Close the account"));
  EXPECT_THROW(go(person_, &PersonPages::show, get("/people/999", {{"account", "999"}})), http::NotFound);
  EXPECT_THROW(go(person_, &PersonPages::show, get("/people/x", {{"account", "x"}})), http::NotFound);
  EXPECT_FALSE(go(people_, &PeoplePages::list, get("/x", of_agency(agency_))).says("Name of admin"));
  EXPECT_THROW(go(people_, &PeoplePages::list, get("/x", of_agency(999))), http::NotFound);
}

DB_TEST(People, a_closed_account_is_out_at_once_and_can_come_back)
{
  add_person("somsri", {{.role = Role::auditor}});
  sign_in("somsri");
  const auto somsri_cookies = cookies_;
  forget_cookies();
  sign_in_as_administrator();
  const std::int64_t id = id_of("somsri");
  EXPECT_TRUE(go(person_, &PersonPages::close_form, get("/people/1/close", one(id))).says("Name of somsri?"));
  EXPECT_EQ(act(&PersonPages::close, one(id)).status, 303);
  const auto admin_cookies = cookies_;
  cookies_ = somsri_cookies;
  EXPECT_FALSE(visitor().signed_in());
  EXPECT_EQ(sign_in("somsri").status, 422);
  cookies_ = admin_cookies;
  EXPECT_THROW(act(&PersonPages::link, one(id)), http::NotFound);
  EXPECT_EQ(act(&PersonPages::reopen, one(id)).status, 303);
  EXPECT_EQ(sign_in("somsri").status, 303);
}

DB_TEST(People, nobody_closes_or_strips_the_own_account)
{
  sign_in_as_administrator();
  const std::int64_t id = visitor().account;
  EXPECT_THROW(act(&PersonPages::close, one(id)), http::NotFound);
  EXPECT_THROW(act(&PersonPages::withdraw, one(id), {{"role", "administrator"}}), http::NotFound);
  EXPECT_THROW(act(&PersonPages::grant, one(id), {{"role", "auditor"}}), http::NotFound);
  EXPECT_EQ(person(id)->grants.size(), 1);
}

DB_TEST(People, an_auditor_sees_but_does_nothing)
{
  const std::int64_t id = add_person("somsri", {{.role = Role::coordinator, .agency = agency_}});
  sign_in_as("auditor", {{.role = Role::auditor}});
  EXPECT_FALSE(list().says("/people/new"));
  const Seen page = go(person_, &PersonPages::show, get("/people/1", one(id)));
  EXPECT_FALSE(page.says("<form method=\"post\""));
}

DB_TEST(People, who_forgot_the_password_gets_a_link_by_hand)
{
  add_person("somsri");
  const auto forgotten = [&](const std::string& login) {
    return go(links_, &LinkPages::forgotten, post("/forgotten", {{"login", login}}));
  };
  EXPECT_EQ(forgotten("").status, 422);
  EXPECT_EQ(forgotten("somsri").location, forgotten("nobody").location);
  sign_in_as_administrator();
  EXPECT_TRUE(list().says("Asks for a new password"));
  const std::string token = link_in(act(&PersonPages::link, one(id_of("somsri"))));
  forget_cookies();
  sign_in("somsri");
  const auto old_cookies = cookies_;
  forget_cookies();
  EXPECT_EQ(take(token, {{"password", "violet-anchor-seventy-moth"}}).status, 303);
  EXPECT_EQ(sign_in("somsri").status, 422);
  EXPECT_EQ(sign_in("somsri", "violet-anchor-seventy-moth").status, 303);
  cookies_ = old_cookies;
  EXPECT_FALSE(visitor().signed_in());  // the old session ended
  EXPECT_FALSE(person(id_of("somsri"))->reset_asked_at);
  EXPECT_THROW(take(token, {{"password", k_good_password}}), http::Gone);
  EXPECT_THROW(take("no-such-token", {{"password", k_good_password}}), http::Gone);
}

DB_TEST(People, look_after_their_own_account)
{
  sign_in_as("somsri", {});
  const auto edit = [&](const std::string& name, const std::string& language) {
    return go(own_, &AccountPages::edit, post("/account/edit", {{"name", name}, {"language", language}}));
  };
  EXPECT_TRUE(go(own_, &AccountPages::edit_form, get("/account/edit")).says("Name of somsri"));
  EXPECT_EQ(edit("", "xx").status, 422);
  EXPECT_EQ(edit("Somsri <i>", "en").status, 303);
  const Seen page = go(own_, &AccountPages::show, get("/account"));
  EXPECT_TRUE(page.says("Somsri &lt;i&gt;"));
  EXPECT_TRUE(page.says("Firefox, Linux"));
  EXPECT_TRUE(page.says("This browser"));

  const auto change = [&](const std::string& old, const std::string& fresh) {
    return go(own_, &AccountPages::change_password,
              post("/account/password", {{"old_password", old}, {"password", fresh}}));
  };
  EXPECT_TRUE(change("", "").says("href=\"#old_password\""));
  EXPECT_EQ(change("wrong", "violet-anchor-seventy-moth").status, 422);
  EXPECT_EQ(change(k_good_password, "123456789012").status, 422);
  const std::string token = cookies_["session"];
  EXPECT_EQ(change(k_good_password, "violet-anchor-seventy-moth").status, 303);
  EXPECT_FALSE(sessions_->find(token));
  EXPECT_TRUE(visitor().signed_in());  // with a new one
}

DB_TEST(People, sign_out_other_browsers)
{
  add_person("somsri");
  sign_in("somsri");
  const auto phone = cookies_;
  forget_cookies();
  sign_in("somsri");
  const std::int64_t other = sessions_->find(phone.at("session"))->session.id;
  const auto end = [&](std::int64_t session) {
    return go(own_, &AccountPages::end_session,
              post("/account/sessions/x", {}, {{"session", std::to_string(session)}}));
  };
  EXPECT_EQ(end(other).status, 303);
  EXPECT_THROW(end(other), http::NotFound);
  EXPECT_FALSE(sessions_->find(phone.at("session")));
  const auto desk = cookies_;
  forget_cookies();
  sign_in("somsri");
  go(own_, &AccountPages::end_others, post("/account/sessions", {}));
  EXPECT_TRUE(visitor().signed_in());
  EXPECT_FALSE(sessions_->find(desk.at("session")));
}

DB_TEST(People, the_audit_log_is_a_page_a_file_and_a_check)
{
  sign_in_as_administrator();
  invite({{"login", "=evil"}, {"name", "x"}, {"role", "auditor"}});
  invite({{"login", "auditor"}, {"name", "=1+1"}, {"role", "auditor"}});
  AuditPages audit(*parts_);
  const Seen page = go(audit, &AuditPages::list, get("/audit", {}, {{"search", "auditor"}}));
  EXPECT_TRUE(page.says("Invited somebody"));
  EXPECT_FALSE(page.says("Signed in"));
  const Seen file = go(audit, &AuditPages::list, get("/audit", {}, {{"format", "csv"}}));
  EXPECT_TRUE(file.says("account.invite"));
  EXPECT_TRUE(go(audit, &AuditPages::verify, get("/audit/check")).says("2 entries are in order"));
  EXPECT_TRUE(go(audit, &AuditPages::list, get("/audit", {}, {{"search", "zzz"}})).says("Nothing found"));
}

}  // namespace
