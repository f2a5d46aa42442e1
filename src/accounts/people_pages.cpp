// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/people_pages.hpp"

#include <utility>
#include <vector>

#include "lib/html/address.hpp"
#include "lib/html/table_query.hpp"
#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/accounts/handing_pages.hpp"

namespace accounts {
namespace {

using html::Form;
using html::Values;
using html::Word;

constexpr std::int64_t k_rows_of_a_list = 100'000;
constexpr std::string_view k_any_mail = "@";  // as the login of whoever will be invited

html::Field invited_login_field()
{
  html::Field field = login_field();
  field.hint = Word{"accounts.login_hint"};
  return field;
}

html::TableShape people_table(const Scope& scope)
{
  html::Filter roles{.name = "role", .label = Word{"accounts.role"}, .options = {}};
  for (const Role role : k_roles)
    roles.options.push_back({std::string(code(role)), role_word(role)});
  html::Filter states{.name = "state", .label = Word{"accounts.state"}, .options = {}};
  for (const AccountState state : {AccountState::invited, AccountState::active, AccountState::closed})
    states.options.push_back({std::string(code(state)), state_word(state)});
  return {.path = scope.base,
          .caption = Word{"accounts.people"},
          .columns = {{"name", Word{"accounts.name"}},
                      {"login", Word{"accounts.login"}},
                      {"roles", Word{"accounts.roles"}, false},
                      {"state", Word{"accounts.state"}, false}},
          .sorted_by = "name",
          .searchable = true,
          .filters = {std::move(roles), std::move(states)}};
}

PeopleQuestion question_of(const html::TableQuery& query, const Scope& scope)
{
  PeopleQuestion question{.search = query.search(),
                          .agency = scope.agency,
                          .role = role_named(query.filter("role")),
                          .sorted_by = query.sorted_by(),
                          .descending = query.descending()};
  for (const AccountState state : {AccountState::invited, AccountState::active, AccountState::closed}) {
    if (query.filter("state") == code(state)) question.state = state;
  }
  return question;
}

html::Colour colour_of(AccountState state)
{
  if (state == AccountState::active) return html::Colour::green;
  return state == AccountState::invited ? html::Colour::blue : html::Colour::grey;
}

}  // namespace

std::string PeoplePages::roles_of(const Scope& scope, const Account& account, const html::Words& words) const
{
  std::vector<std::string> roles;
  for (const Grant& grant : account.grants) {
    if (!scope.agency || grant.agency == scope.agency) roles.push_back(shown_grant(parts_, grant, words));
  }
  return util::join(roles, "; ");
}

http::Response PeoplePages::file(const Scope& scope, const PeopleQuestion& question, std::string_view format,
                                 const html::Words& words)
{
  const auto people =
      parts_.database.read([&](db::Connection& c) { return AccountStore(c).list(question, k_rows_of_a_list, 0); });
  office::List list{.title = words.plain(Word{"accounts.people"}), .headings = {}, .rows = {}};
  for (const char* heading : {"accounts.login", "accounts.name", "accounts.state", "accounts.roles"})
    list.headings.push_back(words.plain(Word{heading}));
  for (const Account& account : people)
    list.rows.push_back(
        {account.login, account.name, words.plain(state_word(account.state)), roles_of(scope, account, words)});
  const office::ListFile file = office::list_file(list, format, words.language(), parts_.clock.now());
  return http::attachment(file.bytes, file.type, file.name);
}

html::Row PeoplePages::row(const Scope& scope, const Account& account, const html::Words& words) const
{
  html::Cell state{.text = state_word(account.state), .colour = colour_of(account.state)};
  if (account.reset_asked_at && account.state != AccountState::closed)
    state = {.text = Word{"accounts.asks_for_password"}, .colour = html::Colour::orange};
  return html::Row({{account.name, scope.base + "/" + std::to_string(account.id)},
                    {account.login},
                    {roles_of(scope, account, words)},
                    std::move(state)});
}

site::Answer PeoplePages::list(http::Request& request, const Visitor& visitor)
{
  const Scope scope = scope_of(parts_, request);
  const html::TableQuery query(people_table(scope), request.query);
  const PeopleQuestion question = question_of(query, scope);
  if (request.query.has("format"))
    return file(scope, question, request.query.get("format"), parts_.site.words(site::language_of(request)));
  std::int64_t rows = 0;
  const auto people = parts_.database.read([&](db::Connection& c) {
    AccountStore store(c);
    rows = store.count(question);
    return store.list(question, query.limit(), query.offset(rows));
  });
  Values table = query.head();
  table.list("rows");
  for (const Account& account : people)
    table.add("rows", row(scope, account, parts_.site.words(site::language_of(request))));
  Values values = Values()
                      .set("heading", scope.agency ? html::Phrase(scope.agency_name) : Word{"accounts.people"})
                      .set("narrowing", query.narrowing())
                      .set("invites", !roles_to_grant(scope, visitor).empty())
                      .set("new", scope.base + "/new")
                      .set("csv", html::with_parameter(query.address(), "format", "csv"))
                      .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"))
                      .set("pagination", query.pagination(rows));
  if (people.empty()) {
    const bool narrowed = query.narrowed();
    values.set("table", false)
        .set("nothing",
             html::nothing_yet(Word{narrowed ? "accounts.nobody_found" : "accounts.nobody_yet"},
                               Word{narrowed ? "accounts.nobody_found_words" : "accounts.nobody_yet_words"}));
  } else {
    values.set("table", std::move(table)).set("nothing", false);
  }
  return site::View{.title = Word{"accounts.people"}, .view = "accounts/people", .values = std::move(values)};
}

site::View PeoplePages::invite_view(const Scope& scope, const Visitor& visitor, const Form& form) const
{
  Values values = Values()
                      .set("problems", html::error_summary(form))
                      .set("action", scope.base + "/new")
                      .set("back", scope.base)
                      .set("by_mail", goes_by_mail(parts_, k_any_mail))
                      .set("login", html::text_input(form, invited_login_field(), {.autocomplete = "off", .width = 30}))
                      .set("name", html::text_input(form, name_field(), {.autocomplete = "off"}))
                      .set("role", role_input(form, scope, visitor))
                      .set("button", html::button(Word{"accounts.invite"}));
  set_unit_input(values, form, scope);
  return {.title = Word{"accounts.invite"},
          .view = "accounts/invite",
          .values = std::move(values),
          .breadcrumbs = {{Word{"accounts.people"}, scope.base}},
          .has_problems = !form.ok()};
}

site::Answer PeoplePages::invite_form(http::Request& request, const Visitor& visitor)
{
  const Scope scope = scope_of(parts_, request);
  if (roles_to_grant(scope, visitor).empty()) throw http::NotFound();
  return invite_view(scope, visitor, Form());
}

site::Answer PeoplePages::invite(http::Request& request, const Visitor& visitor)
{
  const Scope scope = scope_of(parts_, request);
  Form form(request.form);
  const std::string login = normal_login(form.text(invited_login_field()));
  if (form.problem_of("login") == nullptr) form.refuse(check_login(login));
  const std::string name = form.text(name_field(), {.at_least = 2, .at_most = 150});
  const auto grant = read_grant(form, scope, visitor);
  if (!form.ok() || !grant) return invite_view(scope, visitor, form);

  const Invited invited = store(visitor, login, name, *grant);
  if (invited.taken) {
    form.refuse(invited_login_field(), "accounts.login_taken");
    return invite_view(scope, visitor, form);
  }
  const std::string person = scope.base + "/" + std::to_string(invited.account);
  if (invited.link.empty()) return parts_.site.done(request, person, {"accounts.role_added", {{"login", login}}});
  const auto account = parts_.database.read([&](db::Connection& c) { return AccountStore(c).find(invited.account); });
  if (!account) throw http::NotFound();
  return hand_over(parts_, request, scope, *account, {LinkPurpose::invitation, invited.link});
}

PeoplePages::Invited PeoplePages::store(const Visitor& visitor, const std::string& login, const std::string& name,
                                        const Grant& grant)
{
  return parts_.database.write([&](db::Connection& c) {
    AccountStore people(c);
    AuditStore audit(c, parts_.clock);
    Invited invited;
    if (const auto known = people.find_login(login)) {
      // Only the programme knows everybody; a coordinator must not put on roles what another agency's person has.
      invited.account = *known;
      invited.taken = !visitor.is(Role::administrator);
      if (invited.taken) return invited;
      people.grant(*known, grant);
      audit.add(visitor, "account.grant", "account " + std::to_string(*known), shown_plainly(grant));
      return invited;
    }
    invited.account = people.add(login, name, parts_.clock.now());
    people.grant(invited.account, grant);
    invited.link =
        LinkStore(c, parts_.secrets)
            .make(LinkPurpose::invitation, invited.account, visitor.account, parts_.clock.now(), parts_.random);
    audit.add(visitor, "account.invite", "account " + std::to_string(invited.account),
              login + ", " + shown_plainly(grant));
    return invited;
  });
}

}  // namespace accounts
