// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/person_pages.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/accounts/handing_pages.hpp"

namespace accounts {
namespace {

using html::Form;
using html::Values;
using html::Word;

std::optional<std::int64_t> number_typed(std::string_view text)
{
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

/// The grant that a button on the page names.
Grant named_grant(const util::Fields& form)
{
  const auto role = role_named(form.get("role"));
  if (!role) throw http::NotFound();
  return {.role = *role, .agency = number_typed(form.get("agency")), .unit = number_typed(form.get("unit"))};
}

std::string id_text(const std::optional<std::int64_t>& id)
{
  return id ? std::to_string(*id) : std::string();
}

}  // namespace

PersonPages::Found PersonPages::find(const http::Request& request)
{
  Scope scope = scope_of(parts_, request);
  const std::int64_t id = site::id_in_path(request, "account");
  auto account = parts_.database.read([&](db::Connection& c) { return AccountStore(c).find(id); });
  const bool of_scope = account && (!scope.agency || std::ranges::any_of(account->grants, [&](const Grant& grant) {
                          return grant.agency == scope.agency;
                        }));
  if (!of_scope) throw http::NotFound();
  std::string path = scope.base + "/" + std::to_string(id);
  return {std::move(scope), std::move(*account), std::move(path), "account " + std::to_string(id)};
}

PersonPages::Found PersonPages::looked_after(const http::Request& request, const Visitor& visitor)
{
  Found found = find(request);
  if (!may_look_after(visitor, found.account)) throw http::NotFound();
  return found;
}

site::View PersonPages::view(const Found& found, const Visitor& visitor, const Form& form, const html::Words& words,
                             util::Language language) const
{
  const Account& account = found.account;
  const bool looks_after = may_look_after(visitor, account);
  const bool closed = account.state == AccountState::closed;
  std::vector<html::SummaryRow> rows{
      {Word{"accounts.login"}, account.login},
      {Word{"accounts.state"}, state_word(account.state)},
      {Word{"accounts.second_factor"}, Word{account.second_factor ? "accounts.on" : "accounts.off"}},
      {Word{"accounts.created"}, moment(account.created_at, language)}};
  if (account.reset_asked_at && !closed)
    rows.push_back({Word{"accounts.asks_for_password"}, moment(*account.reset_asked_at, language)});
  Values values = Values()
                      .set("problems", html::error_summary(form))
                      .set("name", account.name)
                      .set("summary", html::summary_list(rows))
                      .set("path", found.path)
                      .set("looks_after", looks_after && !closed)
                      .set("reopens", looks_after && closed)
                      .set("by_mail", goes_by_mail(parts_, account.login))
                      .set("invited", account.state == AccountState::invited)
                      .set("has_second_factor", account.second_factor)
                      .list("grants");
  for (const Grant& grant : account.grants) {
    if (found.scope.agency && grant.agency != found.scope.agency) continue;
    values.add("grants", Values()
                             .set("shown", shown_grant(parts_, grant, words))
                             .set("role", code(grant.role))
                             .set("agency", id_text(grant.agency))
                             .set("unit", id_text(grant.unit))
                             .set("withdraws", visitor.account != account.id && may_grant(visitor, grant)));
  }
  const bool grants = !closed && visitor.account != account.id && !roles_to_grant(found.scope, visitor).empty();
  if (grants) {
    Values adding = Values()
                        .set("role", role_input(form, found.scope, visitor))
                        .set("button", html::button(Word{"accounts.role_add"}, html::ButtonKind::secondary));
    set_unit_input(adding, form, found.scope);
    values.set("adding", std::move(adding));
  } else {
    values.set("adding", false);
  }
  return {.title = account.name,
          .view = "accounts/person",
          .values = std::move(values),
          .breadcrumbs = {{Word{"accounts.people"}, found.scope.base}},
          .has_problems = !form.ok()};
}

site::Answer PersonPages::show(http::Request& request, const Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return view(find(request), visitor, Form(), parts_.site.words(language), language);
}

site::Answer PersonPages::grant(http::Request& request, const Visitor& visitor)
{
  const Found found = find(request);
  if (visitor.account == found.account.id || found.account.state == AccountState::closed) throw http::NotFound();
  Form form(request.form);
  const auto grant = read_grant(form, found.scope, visitor);
  const util::Language language = site::language_of(request);
  if (!form.ok() || !grant) return view(found, visitor, form, parts_.site.words(language), language);
  parts_.database.write([&](db::Connection& c) {
    AccountStore(c).grant(found.account.id, *grant);
    AuditStore(c, parts_.clock).add(visitor, "account.grant", found.object, shown_plainly(*grant));
  });
  return parts_.site.done(request, found.path, {"accounts.role_added", {{"login", found.account.login}}});
}

site::Answer PersonPages::withdraw(http::Request& request, const Visitor& visitor)
{
  const Found found = find(request);
  const Grant grant = named_grant(request.form);
  const bool here = !found.scope.agency || grant.agency == found.scope.agency;
  if (!here || visitor.account == found.account.id || !may_grant(visitor, grant)) throw http::NotFound();
  enum class Result { done, absent, last };
  const Result result = parts_.database.write([&](db::Connection& c) {
    AccountStore people(c);
    // Only an administrator gets here, and not for the own account: but two may do this to each other at once.
    if (grant.role == Role::administrator && people.administrators() < 2) return Result::last;
    if (!people.withdraw(found.account.id, grant)) return Result::absent;
    AuditStore(c, parts_.clock).add(visitor, "account.withdraw", found.object, shown_plainly(grant));
    return Result::done;
  });
  if (result == Result::absent) throw http::NotFound();
  if (result == Result::last) return parts_.site.done(request, found.path, Word{"accounts.last_administrator"});
  const bool still_here = !found.scope.agency || std::ranges::any_of(found.account.grants, [&](const Grant& other) {
    return other.agency == found.scope.agency && !(other == grant);
  });
  return parts_.site.done(request, still_here ? found.path : found.scope.base, Word{"accounts.role_withdrawn"});
}

site::Answer PersonPages::link(http::Request& request, const Visitor& visitor)
{
  const Found found = looked_after(request, visitor);
  if (found.account.state == AccountState::closed) throw http::NotFound();
  const LinkPurpose purpose =
      found.account.state == AccountState::invited ? LinkPurpose::invitation : LinkPurpose::password;
  const std::string path = parts_.database.write([&](db::Connection& c) {
    AuditStore(c, parts_.clock).add(visitor, "account.link", found.object, code(purpose));
    return LinkStore(c, parts_.secrets)
        .make(purpose, found.account.id, visitor.account, parts_.clock.now(), parts_.random);
  });
  return hand_over(parts_, request, found.scope, found.account, {purpose, path}, request.form.get("way") == "hand");
}

site::View PersonPages::ask(const Found& found, std::string_view what) const
{
  const std::string key = "accounts.ask_" + std::string(what);
  const html::Confirmation asked{.question = Word{key, {{"name", found.account.name}}},
                                 .explanation = Word{key + "_words"},
                                 .warning = {},
                                 .button = Word{key + "_button"},
                                 .action = found.path + (what == "close" ? "/close" : "/second-factor"),
                                 .back = found.path};
  return {.title = Word{key + "_button"},
          .view = "accounts/confirm",
          .values = Values().set("confirmation", html::confirmation(asked)),
          .breadcrumbs = {{Word{"accounts.people"}, found.scope.base}, {found.account.name, found.path}}};
}

site::Answer PersonPages::close_form(http::Request& request, const Visitor& visitor)
{
  return ask(looked_after(request, visitor), "close");
}

site::Answer PersonPages::close(http::Request& request, const Visitor& visitor)
{
  const Found found = looked_after(request, visitor);
  const bool closed = parts_.database.write([&](db::Connection& c) {
    AccountStore people(c);
    const bool administers = std::ranges::any_of(people.grants(found.account.id),
                                                 [](const Grant& grant) { return grant.role == Role::administrator; });
    if (administers && people.administrators() < 2) return false;
    people.close(found.account.id, parts_.clock.now());
    SessionStore(c, parts_.secrets).end_all(found.account.id);
    LinkStore(c, parts_.secrets).withdraw_all(found.account.id, parts_.clock.now());
    AuditStore(c, parts_.clock).add(visitor, "account.close", found.object);
    return true;
  });
  return parts_.site.done(request, found.path,
                          Word{closed ? "accounts.account_closed" : "accounts.last_administrator"});
}

site::Answer PersonPages::reopen(http::Request& request, const Visitor& visitor)
{
  const Found found = looked_after(request, visitor);
  parts_.database.write([&](db::Connection& c) {
    AccountStore(c).reopen(found.account.id);
    AuditStore(c, parts_.clock).add(visitor, "account.reopen", found.object);
  });
  return parts_.site.done(request, found.path, Word{"accounts.account_reopened"});
}

site::Answer PersonPages::unlock_form(http::Request& request, const Visitor& visitor)
{
  return ask(looked_after(request, visitor), "unlock");
}

site::Answer PersonPages::unlock(http::Request& request, const Visitor& visitor)
{
  const Found found = looked_after(request, visitor);
  parts_.database.write([&](db::Connection& c) {
    AccountStore(c).set_second_factor(found.account.id, std::nullopt, 0);
    SessionStore(c, parts_.secrets).end_all(found.account.id);
    AuditStore(c, parts_.clock).add(visitor, "account.unlock", found.object);
  });
  return parts_.site.done(request, found.path, Word{"accounts.account_unlocked"});
}

}  // namespace accounts
