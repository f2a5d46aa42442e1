// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/second_factor_pages.hpp"

#include <utility>

#include "lib/chart/qr_code.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/accounts/second_factor.hpp"

namespace accounts {
namespace {

using html::Form;
using html::Values;
using html::Word;

constexpr std::string_view k_off_path = "/account/second-factor/off";

/// In the form before it is confirmed: bound to the account, so that nobody gets another's secret confirmed.
std::string purpose_of_set_up(std::int64_t account)
{
  return "second factor of account " + std::to_string(account);
}

std::string object_of(std::int64_t account)
{
  return "account " + std::to_string(account);
}

std::vector<std::string> hashed(const Secrets& secrets, const std::vector<std::string>& codes)
{
  std::vector<std::string> hashes;
  for (const std::string& code : codes)
    hashes.push_back(secrets.hash("recovery code", typed_code(code)));
  return hashes;
}

site::View off_view(const Form& form)
{
  Values values =
      Values()
          .set("problems", html::error_summary(form))
          .set("password", html::text_input(form, password_field(),
                                            {.type = "password", .autocomplete = "current-password", .width = 30}))
          .set("button", html::button(Word{"accounts.second_factor_off"}, html::ButtonKind::warning));
  return {.title = Word{"accounts.second_factor_off"},
          .view = "accounts/second_factor_off",
          .values = std::move(values),
          .has_problems = !form.ok()};
}

}  // namespace

bool SecondFactorPages::is_demanded(const Visitor& visitor) const
{
  return needs_second_factor(parts_.settings.second_factor_roles, visitor.grants);
}

std::optional<SecondFactorPages::SetUp> SecondFactorPages::pending_set_up(const http::Request& request,
                                                                          const std::string& next)
{
  const auto pending = parts_.sessions.find_any(session_token(request).value_or(""));
  if (!pending || pending->session.stage != Stage::setup) return std::nullopt;
  return SetUp{pending->session.account, "/sign-in/second-factor", next, pending->session};
}

site::Answer SecondFactorPages::demanded_form(http::Request& request, const Visitor& /*visitor*/)
{
  const auto set_up = pending_set_up(request, site::own_path(request.query.get("to")));
  if (!set_up) return http::see_other("/sign-in");
  return show(*set_up, Form(), std::nullopt);
}

site::Answer SecondFactorPages::demanded(http::Request& request, const Visitor& /*visitor*/)
{
  const auto set_up = pending_set_up(request, site::own_path(request.form.get("to")));
  if (!set_up) return http::see_other("/sign-in");
  return confirm(request, *set_up);
}

site::Answer SecondFactorPages::form(http::Request& /*request*/, const Visitor& visitor)
{
  return show({visitor.account, "/account/second-factor", "/account"}, Form(), std::nullopt);
}

site::Answer SecondFactorPages::set_up(http::Request& request, const Visitor& visitor)
{
  return confirm(request, {visitor.account, "/account/second-factor", "/account"});
}

site::Answer SecondFactorPages::show(const SetUp& set_up, const Form& form, std::optional<std::string> secret)
{
  const auto account = parts_.database.read([&](db::Connection& c) { return AccountStore(c).find(set_up.account); });
  if (!account) throw http::NotFound();
  if (account->second_factor) return http::see_other(set_up.pending ? "/sign-in" : set_up.next);
  if (!secret) secret = new_totp_secret(parts_.random);
  const std::string address = totp_address(parts_.settings.site_name, account->login, *secret);
  Values values = Values()
                      .set("problems", html::error_summary(form))
                      .set("demanded", set_up.pending.has_value())
                      .set("action", set_up.action)
                      .set("next", set_up.next)
                      .set("picture", html::Markup::made_here(chart::qr_svg(address, "qr-title")))
                      .set("shown", shown_totp_secret(*secret))
                      .set("sealed", parts_.secrets.seal(purpose_of_set_up(set_up.account), *secret, parts_.random))
                      .set("code", html::text_input(form, {.name = "code", .label = Word{"accounts.code"}},
                                                    {.mode = "numeric", .autocomplete = "one-time-code", .width = 10}))
                      .set("button", html::button(Word{"accounts.set_up_confirm"}));
  return site::View{.title = Word{"accounts.set_up_title"},
                    .view = "accounts/set_up",
                    .values = std::move(values),
                    .has_problems = !form.ok()};
}

site::Answer SecondFactorPages::confirm(const http::Request& request, const SetUp& set_up)
{
  Form form(request.form);
  const html::Field field{.name = "code", .label = Word{"accounts.code"}};
  const std::string typed = typed_code(form.text(field, {.at_most = 40}));
  const auto secret = parts_.secrets.open(purpose_of_set_up(set_up.account), request.form.get("secret"));
  // A form that was tampered with, or older than the server's key: begin anew.
  if (!secret) return show(set_up, Form(), std::nullopt);
  const auto step = totp_step(typed, *secret, parts_.clock.now(), 0);
  if (form.ok() && !step) form.refuse(field, "accounts.set_up_refused");
  if (!form.ok()) return show(set_up, form, secret);

  const std::vector<std::string> codes = new_recovery_codes(parts_.random);
  if (!store(request, set_up, *secret, *step, codes)) return http::see_other(set_up.next);
  return codes_view(codes, set_up.next, set_up.pending.has_value());
}

bool SecondFactorPages::store(const http::Request& request, const SetUp& set_up, const std::string& secret,
                              std::int64_t step, const std::vector<std::string>& codes)
{
  const std::string sealed = parts_.secrets.seal("second factor", secret, parts_.random);
  return parts_.database.write([&](db::Connection& c) {
    AccountStore people(c);
    const auto account = people.find(set_up.account);
    if (!account || account->second_factor || account->state != AccountState::active) return false;
    people.set_second_factor(account->id, sealed, step);
    people.set_recovery_codes(account->id, hashed(parts_.secrets, codes));
    // Whoever came in without the second factor, or was about to, comes in anew with it.
    SessionStore sessions(c, parts_.secrets);
    const auto current = sessions.find(session_token(request).value_or(""));
    sessions.end_all(account->id, current ? current->session.id : 0);
    const Visitor who{.account = account->id, .name = account->name, .grants = account->grants};
    AuditStore(c, parts_.clock).add(who, "account.second_factor_on", object_of(account->id));
    return true;
  });
}

site::Answer SecondFactorPages::go_on(http::Request& request, const Visitor& /*visitor*/)
{
  const auto set_up = pending_set_up(request, site::own_path(request.form.get("to")));
  if (!set_up) return http::see_other("/sign-in");
  const auto token = parts_.database.write([&](db::Connection& c) -> std::optional<std::string> {
    const auto account = AccountStore(c).find(set_up->account);
    // A session that still waits for the set-up of an account that has it: the one that did it, all others ended then.
    if (!account || !account->second_factor || account->state != AccountState::active) return std::nullopt;
    SessionStore sessions(c, parts_.secrets);
    sessions.end(set_up->pending->id);
    const Visitor who{.account = account->id, .name = account->name, .grants = account->grants};
    AuditStore(c, parts_.clock).add(who, "account.sign_in", object_of(account->id), "with a code");
    return sessions.start(session_of(request, account->id, Stage::full, parts_.clock.now()), parts_.random);
  });
  if (!token) return http::see_other("/sign-in/second-factor");
  return http::see_other(set_up->next).with(session_cookie(request, *token));
}

site::View SecondFactorPages::codes_view(const std::vector<std::string>& codes, const std::string& next,
                                         bool signing_in) const
{
  return {.title = Word{"accounts.recovery_codes_title"},
          .view = "accounts/recovery_codes",
          .values = Values().set("codes", codes).set("next", next).set("signing_in", signing_in)};
}

bool SecondFactorPages::proves_password(const http::Request& request, const Visitor& visitor, Form& form)
{
  const std::string password = form.secret(password_field(), 1, k_longest_password);
  if (!form.ok()) return false;
  const std::vector<GuessSubject> subjects{{Guarded::account, "password of " + std::to_string(visitor.account)},
                                           guess_of_address(request)};
  const auto wait = parts_.database.write(
      [&](db::Connection& c) { return GuessStore(c, parts_.secrets).take(subjects, parts_.clock.now()); });
  if (wait.count() > 0) {
    const Word word = waiting("accounts.wait", wait);
    form.refuse(password_field(), word.key, word.params);
    return false;
  }
  const auto known =
      parts_.database.read([&](db::Connection& c) { return AccountStore(c).credentials(visitor.account); });
  if (!parts_.passwords.matches(known ? known->password : std::nullopt, password)) {
    form.refuse(password_field(), "accounts.password_wrong");
    return false;
  }
  parts_.database.write([&](db::Connection& c) { GuessStore(c, parts_.secrets).forgive(subjects); });
  return true;
}

site::Answer SecondFactorPages::new_codes(http::Request& request, const Visitor& visitor)
{
  const std::vector<std::string> codes = new_recovery_codes(parts_.random);
  const bool made = parts_.database.write([&](db::Connection& c) {
    AccountStore people(c);
    const auto account = people.find(visitor.account);
    if (!account || !account->second_factor) return false;
    people.set_recovery_codes(visitor.account, hashed(parts_.secrets, codes));
    AuditStore(c, parts_.clock).add(visitor, "account.recovery_codes", object_of(visitor.account));
    return true;
  });
  if (!made) return parts_.site.done(request, "/account", Word{"accounts.second_factor_is_off"});
  return codes_view(codes, "/account", false);
}

site::Answer SecondFactorPages::turn_off_form(http::Request& request, const Visitor& visitor)
{
  if (is_demanded(visitor)) return parts_.site.done(request, "/account", Word{"accounts.second_factor_stays"});
  return off_view(Form());
}

site::Answer SecondFactorPages::turn_off(http::Request& request, const Visitor& visitor)
{
  if (is_demanded(visitor)) return parts_.site.done(request, "/account", Word{"accounts.second_factor_stays"});
  Form form(request.form);
  if (!proves_password(request, visitor, form)) return off_view(form);
  parts_.database.write([&](db::Connection& c) {
    AccountStore(c).set_second_factor(visitor.account, std::nullopt, 0);
    AuditStore(c, parts_.clock).add(visitor, "account.second_factor_off", object_of(visitor.account));
  });
  return parts_.site.done(request, "/account", Word{"accounts.second_factor_is_off"});
}

}  // namespace accounts
