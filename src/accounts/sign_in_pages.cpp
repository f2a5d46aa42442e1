// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/sign_in_pages.hpp"

#include <utility>

#include "lib/html/address.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/accounts/second_factor.hpp"

namespace accounts {
namespace {

using html::Form;
using html::Values;
using html::Word;

constexpr int k_too_many = 429;

site::View sign_in_view(const Form& form, const std::string& next)
{
  Values values =
      Values()
          .set("problems", html::error_summary(form))
          .set("login", html::text_input(form, login_field(), {.autocomplete = "username", .width = 30}))
          .set("password", html::text_input(form, password_field(),
                                            {.type = "password", .autocomplete = "current-password", .width = 30}))
          .set("next", next)
          .set("button", html::button(Word{"accounts.sign_in"}));
  return {.title = Word{"accounts.sign_in"},
          .view = "accounts/sign_in",
          .values = std::move(values),
          .has_problems = !form.ok()};
}

site::View code_view(const Form& form, const std::string& next)
{
  Values values = Values()
                      .set("problems", html::error_summary(form))
                      .set("code", html::text_input(form, code_field(), {.autocomplete = "one-time-code", .width = 20}))
                      .set("next", next)
                      .set("button", html::button(Word{"accounts.sign_in"}));
  return {.title = Word{"accounts.code_title"},
          .view = "accounts/code",
          .values = std::move(values),
          .has_problems = !form.ok()};
}

site::View slowed(site::View view)
{
  view.status = k_too_many;
  return view;
}

void refuse_for(Form& form, std::chrono::seconds wait)
{
  const Word word = waiting("accounts.wait", wait);
  form.refuse({.place = {}, .code = word.key, .params = word.params});
}

std::string in_language(std::string_view path, std::string_view language)
{
  return language.empty() ? std::string(path) : html::with_parameter(path, "lang", language);
}

std::string with_goal(std::string_view path, const std::string& next)
{
  return next == "/" ? std::string(path) : html::with_parameter(path, "to", next);
}

}  // namespace

std::chrono::seconds SignInPages::take(const std::vector<GuessSubject>& subjects)
{
  return parts_.database.write(
      [&](db::Connection& c) { return GuessStore(c, parts_.secrets).take(subjects, parts_.clock.now()); });
}

site::Answer SignInPages::form(http::Request& request, const Visitor& visitor)
{
  const std::string next = site::own_path(request.query.get("to"));
  if (visitor.signed_in()) return http::see_other(next);
  return sign_in_view(Form(), next);
}

site::Answer SignInPages::sign_in(http::Request& request, const Visitor& /*visitor*/)
{
  Form form(request.form);
  const std::string next = site::own_path(request.form.get("to"));
  const std::string login = normal_login(form.text(login_field()));
  const std::string password = form.secret(password_field(), 1, k_longest_password);
  if (!form.ok()) return sign_in_view(form, next);

  // A failure is counted before it is known: the work on a password takes long, and many tries may come at once.
  const std::vector<GuessSubject> subjects{guess_of_login(request, parts_.secrets, login), guess_of_address(request)};
  if (const auto wait = take(subjects); wait.count() > 0) {
    refuse_for(form, wait);
    return slowed(sign_in_view(form, next));
  }
  const auto known = parts_.database.read([&](db::Connection& c) { return AccountStore(c).credentials(login); });
  const bool open = known && !known->closed;
  if (parts_.passwords.matches(open ? known->password : std::nullopt, password))
    return admit(request, *known, login, password);

  if (known) {
    parts_.database.write([&](db::Connection& c) {
      AuditStore(c, parts_.clock).add("account.sign_in_refused", "account " + std::to_string(known->id));
    });
  }
  form.refuse(util::Problem{.place = {}, .code = "accounts.sign_in_refused", .params = {}});
  return sign_in_view(form, next);
}

site::Answer SignInPages::admit(const http::Request& request, const Credentials& credentials, const std::string& login,
                                const std::string& password)
{
  std::optional<std::string> stronger;
  if (parts_.passwords.outdated(*credentials.password)) stronger = parts_.passwords.hash(password);
  const std::vector<GuessSubject> subjects{guess_of_login(request, parts_.secrets, login), guess_of_address(request)};
  Stage stage = Stage::full;
  const std::string token = parts_.database.write([&](db::Connection& c) {
    AccountStore people(c);
    SessionStore sessions(c, parts_.secrets);
    GuessStore(c, parts_.secrets).forgive(subjects);
    if (stronger) people.set_password(credentials.id, *stronger);
    const auto grants = people.grants(credentials.id);
    const bool set_up_first = needs_second_factor(parts_.settings.second_factor_roles, grants);
    stage = credentials.second_factor ? Stage::code : (set_up_first ? Stage::setup : Stage::full);
    // Whoever had this browser's session before: it ends here.
    if (const auto before = sessions.find(session_token(request).value_or(""))) sessions.end(before->session.id);
    if (stage == Stage::full) {
      const Visitor who{.account = credentials.id, .name = credentials.name, .grants = grants};
      AuditStore(c, parts_.clock).add(who, "account.sign_in", "account " + std::to_string(credentials.id));
    }
    return sessions.start(session_of(request, credentials.id, stage, parts_.clock.now()), parts_.random);
  });
  sweep_now_and_then();
  const std::string next = site::own_path(request.form.get("to"));
  if (stage == Stage::code)
    return http::see_other(with_goal("/sign-in/code", next)).with(session_cookie(request, token));
  if (stage == Stage::setup)
    return http::see_other(with_goal("/sign-in/second-factor", next)).with(session_cookie(request, token));
  return http::see_other(in_language(next, credentials.language))
      .with(session_cookie(request, token))
      .with(known_browser_cookie(request, parts_.secrets, login));
}

void SignInPages::sweep_now_and_then()
{
  // By whoever comes in: it needs no clockwork of its own, and rows that are over do no harm until then.
  constexpr std::uint64_t k_once_in = 50;
  if (parts_.random.below(k_once_in) != 0) return;
  parts_.database.write([&](db::Connection& c) {
    SessionStore(c, parts_.secrets).sweep(parts_.sessions.rules(), parts_.clock.now());
    GuessStore(c, parts_.secrets).sweep(parts_.clock.now());
  });
}

site::Answer SignInPages::code_form(http::Request& request, const Visitor& /*visitor*/)
{
  const auto pending = parts_.sessions.find_any(session_token(request).value_or(""));
  const std::string next = site::own_path(request.query.get("to"));
  if (!pending || pending->session.stage != Stage::code) return http::see_other(with_goal("/sign-in", next));
  return code_view(Form(), next);
}

site::Answer SignInPages::code(http::Request& request, const Visitor& /*visitor*/)
{
  const std::string next = site::own_path(request.form.get("to"));
  const auto pending = parts_.sessions.find_any(session_token(request).value_or(""));
  if (!pending || pending->session.stage != Stage::code) return http::see_other(with_goal("/sign-in", next));
  Form form(request.form);
  const std::string typed = typed_code(form.text(code_field(), {.at_most = 40}));
  if (!form.ok()) return code_view(form, next);

  const std::vector<GuessSubject> subjects{{Guarded::account, "code of " + std::to_string(pending->session.account)},
                                           guess_of_address(request)};
  if (const auto wait = take(subjects); wait.count() > 0) {
    refuse_for(form, wait);
    return slowed(code_view(form, next));
  }
  const Tried tried = parts_.database.write([&](db::Connection& c) {
    Tried result = try_code(c, request, pending->session, typed);
    if (result.right) GuessStore(c, parts_.secrets).forgive(subjects);
    return result;
  });
  if (!tried.right) {
    form.refuse(code_field(), "accounts.code_refused");
    return code_view(form, next);
  }
  const std::string path = in_language(next, tried.language);
  http::Response response =
      tried.recovery_codes_left < 0
          ? http::see_other(path)
          : parts_.site.done(request, path,
                             {"accounts.recovery_code_used", {{"count", std::to_string(tried.recovery_codes_left)}}});
  return std::move(response)
      .with(session_cookie(request, tried.token))
      .with(known_browser_cookie(request, parts_.secrets, tried.login));
}

SignInPages::Tried SignInPages::try_code(db::Connection& connection, const http::Request& request,
                                         const Session& pending, const std::string& typed)
{
  AccountStore people(connection);
  SessionStore sessions(connection, parts_.secrets);
  AuditStore audit(connection, parts_.clock);
  const std::string object = "account " + std::to_string(pending.account);
  const auto account = people.find(pending.account);
  const auto credentials = people.credentials(pending.account);
  const auto sealed = credentials ? credentials->second_factor : std::nullopt;
  const auto secret = sealed ? parts_.secrets.open("second factor", *sealed) : std::nullopt;
  if (!account || account->state != AccountState::active || !secret) return {};

  Tried tried{.login = account->login, .language = account->language};
  const auto step = totp_step(typed, *secret, parts_.clock.now(), credentials->second_factor_step);
  tried.right = step && people.use_step(pending.account, *step);
  if (!tried.right &&
      people.use_recovery_code(pending.account, parts_.secrets.hash("recovery code", typed), parts_.clock.now())) {
    tried.right = true;
    tried.recovery_codes_left = people.recovery_codes_left(pending.account);
  }
  const Visitor who{.account = account->id, .name = account->name, .grants = account->grants};
  if (!tried.right) {
    audit.add("account.code_refused", object);
    return tried;
  }
  audit.add(who, "account.sign_in", object, tried.recovery_codes_left < 0 ? "with a code" : "with a recovery code");
  sessions.end(pending.id);
  tried.token = sessions.start(session_of(request, pending.account, Stage::full, parts_.clock.now()), parts_.random);
  return tried;
}

site::Answer SignInPages::sign_out(http::Request& request, const Visitor& visitor)
{
  parts_.database.write([&](db::Connection& c) {
    SessionStore sessions(c, parts_.secrets);
    const auto current = sessions.find(session_token(request).value_or(""));
    if (!current) return;
    sessions.end(current->session.id);
    if (visitor.signed_in())
      AuditStore(c, parts_.clock).add(visitor, "account.sign_out", "account " + std::to_string(visitor.account));
  });
  return parts_.site.done(request, "/sign-in", Word{"accounts.signed_out"}).with(no_session_cookie(request));
}

}  // namespace accounts
