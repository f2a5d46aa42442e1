// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/link_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/accounts/handing_pages.hpp"

namespace accounts {
namespace {

using html::Form;
using html::Values;
using html::Word;

constexpr util::UtcSeconds k_between_askings = util::UtcSeconds{15} * 60;

html::Field first_login_field()
{
  html::Field field = login_field();
  field.hint = Word{"accounts.login_hint"};
  return field;
}

std::string link_key(std::string_view key, LinkPurpose purpose)
{
  return "accounts." + std::string(key) + "_" + std::string(code(purpose));
}

site::View forgotten_view(const Form& form)
{
  Values values = Values()
                      .set("problems", html::error_summary(form))
                      .set("login", html::text_input(form, login_field(), {.autocomplete = "username", .width = 30}))
                      .set("button", html::button(Word{"accounts.forgotten_ask"}));
  return {.title = Word{"accounts.forgotten"},
          .view = "accounts/forgotten",
          .values = std::move(values),
          .has_problems = !form.ok()};
}

}  // namespace

LinkPages::Opened LinkPages::open(const http::Request& request)
{
  const std::string_view token = request.parameters.get("token");
  const auto opened = parts_.database.read([&](db::Connection& c) -> std::optional<Opened> {
    const auto link = LinkStore(c, parts_.secrets).find(token, parts_.clock.now());
    if (!link) return std::nullopt;
    AccountStore people(c);
    if (link->purpose == LinkPurpose::first) return people.nobody_yet() ? std::optional(Opened{*link}) : std::nullopt;
    auto account = people.find(link->account);
    if (!account || account->state == AccountState::closed) return std::nullopt;
    return Opened{*link, std::move(account)};
  });
  if (!opened) throw http::Gone("a link that was used, withdrawn or is too old");
  return *opened;
}

site::View LinkPages::view(const Opened& opened, const Form& form, const http::Request& request) const
{
  const LinkPurpose purpose = opened.link.purpose;
  Values values = Values()
                      .set("problems", html::error_summary(form))
                      .set("heading", Word{link_key("link_title", purpose)})
                      .set("words", Word{link_key("link_words", purpose)})
                      .set("login", opened.account ? opened.account->login : std::string())
                      .set("action", request.path)
                      .set("password", new_password_input(form))
                      .set("button", html::button(Word{"accounts.link_take"}));
  if (purpose == LinkPurpose::first) {
    values.set("login_input", html::text_input(form, first_login_field(), {.autocomplete = "username", .width = 30}));
  } else {
    values.set("login_input", false);
  }
  if (purpose == LinkPurpose::password) {
    values.set("name_input", false);
  } else {
    values.set("name_input", html::text_input(form, name_field(), {.autocomplete = "name"}));
  }
  return {.title = Word{link_key("link_title", purpose)},
          .view = "accounts/link",
          .values = std::move(values),
          .has_problems = !form.ok()};
}

site::Answer LinkPages::form(http::Request& request, const Visitor& /*visitor*/)
{
  const Opened opened = open(request);
  util::Fields filled;
  if (opened.account) filled.add("name", opened.account->name);
  return view(opened, Form(filled), request);
}

site::Answer LinkPages::take(http::Request& request, const Visitor& /*visitor*/)
{
  const Opened opened = open(request);
  Form form(request.form);
  std::string login = opened.account ? opened.account->login : "";
  std::string name = opened.account ? opened.account->name : "";
  if (opened.link.purpose == LinkPurpose::first) {
    login = normal_login(form.text(first_login_field()));
    if (form.ok()) form.refuse(check_login(login));
  }
  if (opened.link.purpose != LinkPurpose::password) name = form.text(name_field(), {.at_least = 2, .at_most = 150});
  const std::string password = form.secret(new_password_field(), 1, 2 * k_longest_password);
  if (form.problem_of("password") == nullptr) form.refuse(check_password(password, login, name));
  if (!form.ok()) return view(opened, form, request);

  if (!store(opened, login, name, parts_.passwords.hash(password)))
    throw http::Gone("somebody was faster with this link");
  return parts_.site.done(request, "/sign-in", Word{link_key("link_done", opened.link.purpose)})
      .with(no_session_cookie(request));
}

bool LinkPages::store(const Opened& opened, const std::string& login, const std::string& name, const std::string& hash)
{
  return parts_.database.write([&](db::Connection& c) {
    const util::UtcSeconds now = parts_.clock.now();
    AccountStore people(c);
    LinkStore links(c, parts_.secrets);
    const bool first = opened.link.purpose == LinkPurpose::first;
    if (first && !people.nobody_yet()) return false;
    if (!links.use(opened.link.id, now)) return false;
    std::int64_t id = opened.link.account;
    if (first) {
      // An account of that name may have been invited before by a program that lost its first administrator.
      id = people.find_login(login).value_or(0);
      if (id == 0) id = people.add(login, name, now);
      people.grant(id, {.role = Role::administrator});
    }
    const auto account = people.find(id);
    if (!account || account->state == AccountState::closed) return false;
    people.describe(id, name, account->language);
    people.set_password(id, hash);
    links.withdraw_all(id, now);
    SessionStore(c, parts_.secrets).end_all(id);
    const std::vector<GuessSubject> subjects{{Guarded::account, "login " + account->login}};
    GuessStore(c, parts_.secrets).forgive(subjects);
    AuditStore(c, parts_.clock)
        .add({.account = id, .name = name}, "account.link_" + std::string(code(opened.link.purpose)),
             "account " + std::to_string(id));
    return true;
  });
}

site::Answer LinkPages::forgotten_form(http::Request& /*request*/, const Visitor& /*visitor*/)
{
  return forgotten_view(Form());
}

site::Answer LinkPages::forgotten(http::Request& request, const Visitor& /*visitor*/)
{
  Form form(request.form);
  const std::string login = normal_login(form.text(login_field()));
  if (!form.ok()) return forgotten_view(form);
  struct Asked {
    std::chrono::seconds wait{0};
    std::int64_t account = 0;  ///< whom to send a link; 0: nobody
  };
  const std::vector<GuessSubject> subjects{guess_of_address(request)};
  const Asked asked = parts_.database.write([&](db::Connection& c) {
    const util::UtcSeconds now = parts_.clock.now();
    Asked result{.wait = GuessStore(c, parts_.secrets).take(subjects, now)};
    AccountStore people(c);
    const auto id = result.wait.count() > 0 ? std::nullopt : people.find_login(login);
    const auto account = id ? people.find(*id) : std::nullopt;
    if (!account || account->state == AccountState::closed) return result;
    if (account->reset_asked_at && now - *account->reset_asked_at < k_between_askings) return result;
    people.ask_for_reset(*id, now);
    AuditStore(c, parts_.clock).add("account.forgotten", "account " + std::to_string(*id));
    result.account = *id;
    return result;
  });
  if (asked.wait.count() > 0) {
    const Word word = waiting("accounts.wait", asked.wait);
    form.refuse({.place = {}, .code = word.key, .params = word.params});
    site::View view = forgotten_view(form);
    view.status = 429;
    return view;
  }
  if (asked.account != 0) send_link(login, asked.account);
  // The same words whether there is such an account or not.
  return parts_.site.done(request, "/sign-in",
                          Word{parts_.send ? "accounts.forgotten_sent" : "accounts.forgotten_asked"});
}

void LinkPages::send_link(const std::string& login, std::int64_t account)
{
  if (!goes_by_mail(parts_, login)) return;
  struct Made {
    Account account;
    MadeLink link;
  };
  const auto made = parts_.database.write([&](db::Connection& c) -> std::optional<Made> {
    const auto known = AccountStore(c).find(account);
    if (!known) return std::nullopt;
    const bool invited = known->state == AccountState::invited;
    const LinkPurpose purpose = invited ? LinkPurpose::invitation : LinkPurpose::password;
    return Made{*known,
                {purpose, LinkStore(c, parts_.secrets).make(purpose, account, 0, parts_.clock.now(), parts_.random)}};
  });
  if (made) send_by_mail(parts_, made->account, made->link);
}

}  // namespace accounts
