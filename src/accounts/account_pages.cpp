// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/account_pages.hpp"

#include <utility>
#include <vector>

#include "lib/html/address.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/audit_store.hpp"

namespace accounts {
namespace {

using html::Form;
using html::Values;
using html::Word;

std::vector<html::Option> languages()
{
  return {{"th", Word{"html.language_th"}}, {"en", Word{"html.language_en"}}};
}

html::Field language_field()
{
  return {.name = "language", .label = Word{"accounts.language"}};
}

html::Field old_password_field()
{
  return {.name = "old_password", .label = Word{"accounts.old_password"}};
}

std::string named_account(const Visitor& visitor)
{
  return "account " + std::to_string(visitor.account);
}

site::View edit_view(const Form& form)
{
  Values values = Values()
                      .set("problems", html::error_summary(form))
                      .set("name", html::text_input(form, name_field(), {.autocomplete = "name"}))
                      .set("language", html::radios(form, language_field(), languages(), {.in_line = true}))
                      .set("button", html::button(Word{"accounts.save"}));
  return {.title = Word{"accounts.edit"},
          .view = "accounts/edit",
          .values = std::move(values),
          .breadcrumbs = {{Word{"accounts.own"}, "/account"}},
          .has_problems = !form.ok()};
}

site::View password_view(const Form& form)
{
  Values values =
      Values()
          .set("problems", html::error_summary(form))
          .set("old", html::text_input(form, old_password_field(),
                                       {.type = "password", .autocomplete = "current-password", .width = 30}))
          .set("password", new_password_input(form))
          .set("button", html::button(Word{"accounts.password_change"}));
  return {.title = Word{"accounts.password_change"},
          .view = "accounts/password",
          .values = std::move(values),
          .breadcrumbs = {{Word{"accounts.own"}, "/account"}},
          .has_problems = !form.ok()};
}

Values session_values(const Session& session, std::int64_t current, util::Language language)
{
  return Values()
      .set("session", session.id)
      .set("browser",
           session.browser.empty() ? html::Phrase(Word{"accounts.browser_unknown"}) : html::Phrase(session.browser))
      .set("address", session.address)
      .set("started", moment(session.started_at, language))
      .set("seen", moment(session.seen_at, language))
      .set("current", session.id == current);
}

}  // namespace

Account AccountPages::own(const Visitor& visitor)
{
  auto account = parts_.database.read([&](db::Connection& c) { return AccountStore(c).find(visitor.account); });
  if (!account) throw http::NotFound();
  return *account;
}

std::int64_t AccountPages::current_session(db::Connection& connection, const http::Request& request) const
{
  const auto found = SessionStore(connection, parts_.secrets).find(session_token(request).value_or(""));
  return found ? found->session.id : 0;
}

site::Answer AccountPages::show(http::Request& request, const Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  const Account account = own(visitor);
  std::vector<html::SummaryRow> rows{
      {Word{"accounts.login"}, account.login},
      {Word{"accounts.name"}, account.name, html::Link{Word{"accounts.change"}, "/account/edit"}},
      {Word{"accounts.language"},
       account.language.empty() ? html::Phrase(Word{"accounts.language_none"})
                                : html::Phrase(Word{"html.language_" + account.language}),
       html::Link{Word{"accounts.change"}, "/account/edit"}},
      {Word{"accounts.password"}, Word{"accounts.password_kept"},
       html::Link{Word{"accounts.change"}, "/account/password"}}};
  Values values = Values()
                      .set("summary", html::summary_list(rows))
                      .set("second_factor", account.second_factor)
                      .set("demanded", needs_second_factor(parts_.settings.second_factor_roles, visitor.grants))
                      .list("sessions");
  parts_.database.read([&](db::Connection& c) {
    values.set("codes_left", AccountStore(c).recovery_codes_left(account.id));
    const std::int64_t current = current_session(c, request);
    for (const Session& session : SessionStore(c, parts_.secrets).of_account(account.id)) {
      if (is_alive(session, parts_.sessions.rules(), parts_.clock.now()))
        values.add("sessions", session_values(session, current, language));
    }
  });
  return site::View{.title = Word{"accounts.own"}, .view = "accounts/account", .values = std::move(values)};
}

site::Answer AccountPages::edit_form(http::Request& /*request*/, const Visitor& visitor)
{
  const Account account = own(visitor);
  return edit_view(Form(util::Fields({{"name", account.name}, {"language", account.language}})));
}

site::Answer AccountPages::edit(http::Request& request, const Visitor& visitor)
{
  Form form(request.form);
  const std::string name = form.text(name_field(), {.at_least = 2, .at_most = 150});
  const std::string language = form.choice(language_field(), html::values_of(languages()));
  if (!form.ok()) return edit_view(form);
  parts_.database.write([&](db::Connection& c) {
    AccountStore(c).describe(visitor.account, name, language);
    AuditStore(c, parts_.clock).add(visitor, "account.describe", named_account(visitor), name);
  });
  return parts_.site.done(request, html::with_parameter("/account", "lang", language), Word{"accounts.saved"});
}

site::Answer AccountPages::password_form(http::Request& /*request*/, const Visitor& /*visitor*/)
{
  return password_view(Form());
}

site::Answer AccountPages::change_password(http::Request& request, const Visitor& visitor)
{
  Form form(request.form);
  const Account account = own(visitor);
  const std::string old = form.secret(old_password_field(), 1, k_longest_password);
  const std::string password = form.secret(new_password_field(), 1, 2 * k_longest_password);
  if (form.problem_of("password") == nullptr) form.refuse(check_password(password, account.login, account.name));
  if (!form.ok()) return password_view(form);

  const std::vector<GuessSubject> subjects{{Guarded::account, "password of " + std::to_string(visitor.account)},
                                           guess_of_address(request)};
  const auto wait = parts_.database.write(
      [&](db::Connection& c) { return GuessStore(c, parts_.secrets).take(subjects, parts_.clock.now()); });
  if (wait.count() > 0) {
    const Word word = waiting("accounts.wait", wait);
    form.refuse(old_password_field(), word.key, word.params);
    site::View view = password_view(form);
    view.status = 429;
    return view;
  }
  const auto known =
      parts_.database.read([&](db::Connection& c) { return AccountStore(c).credentials(visitor.account); });
  if (!parts_.passwords.matches(known ? known->password : std::nullopt, old)) {
    form.refuse(old_password_field(), "accounts.password_wrong");
    return password_view(form);
  }
  const std::string hash = parts_.passwords.hash(password);
  const std::string token = parts_.database.write([&](db::Connection& c) {
    GuessStore(c, parts_.secrets).forgive(subjects);
    AccountStore(c).set_password(visitor.account, hash);
    SessionStore sessions(c, parts_.secrets);
    sessions.end_all(visitor.account);
    AuditStore(c, parts_.clock).add(visitor, "account.password", named_account(visitor));
    return sessions.start(session_of(request, visitor.account, Stage::full, parts_.clock.now()), parts_.random);
  });
  return parts_.site.done(request, "/account", Word{"accounts.password_changed"}).with(session_cookie(request, token));
}

site::Answer AccountPages::end_session(http::Request& request, const Visitor& visitor)
{
  const std::int64_t session = site::id_in_path(request, "session");
  const bool ended = parts_.database.write([&](db::Connection& c) {
    if (!SessionStore(c, parts_.secrets).end_of_account(visitor.account, session)) return false;
    AuditStore(c, parts_.clock).add(visitor, "account.end_session", named_account(visitor));
    return true;
  });
  if (!ended) throw http::NotFound();
  return parts_.site.done(request, "/account", Word{"accounts.session_ended"});
}

site::Answer AccountPages::end_others(http::Request& request, const Visitor& visitor)
{
  const std::int64_t ended = parts_.database.write([&](db::Connection& c) {
    const std::int64_t others = SessionStore(c, parts_.secrets).end_all(visitor.account, current_session(c, request));
    AuditStore(c, parts_.clock)
        .add(visitor, "account.end_sessions", named_account(visitor), std::to_string(others) + " others");
    return others;
  });
  return parts_.site.done(request, "/account", {"accounts.sessions_ended", {{"count", std::to_string(ended)}}});
}

}  // namespace accounts
