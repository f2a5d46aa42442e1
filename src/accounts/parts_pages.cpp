// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/parts_pages.hpp"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "lib/http/outcome.hpp"
#include "lib/site/cookie.hpp"
#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"
#include "lib/util/secret.hpp"

#include "src/accounts/slow_down.hpp"

namespace accounts {
namespace {

constexpr std::string_view k_plain_session = "session";
constexpr std::string_view k_tls_session = "__Host-session";
constexpr std::string_view k_known_cookie = "known";
constexpr std::chrono::hours k_known_for{24 * 365};

std::string_view session_name(const http::Request& request)
{
  return request.secure ? k_tls_session : k_plain_session;
}

}  // namespace

std::optional<std::string_view> session_token(const http::Request& request)
{
  return request.cookie(session_name(request));
}

http::Cookie session_cookie(const http::Request& request, std::string token)
{
  return site::cookie(request, session_name(request), std::move(token));
}

http::Cookie no_session_cookie(const http::Request& request)
{
  http::Cookie cookie = site::cookie(request, session_name(request), "");
  cookie.lifetime = std::chrono::seconds(0);
  return cookie;
}

Session session_of(const http::Request& request, std::int64_t account, Stage stage, util::UtcSeconds now)
{
  return {.account = account,
          .stage = stage,
          .started_at = now,
          .seen_at = now,
          .address = request.client,
          .browser = shown_browser(request.headers.get("User-Agent"))};
}

bool is_known_browser(const http::Request& request, const Secrets& secrets, std::string_view login)
{
  const auto known = request.cookie(k_known_cookie);
  return known && util::same_secret(*known, secrets.hash("known browser", login));
}

http::Cookie known_browser_cookie(const http::Request& request, const Secrets& secrets, std::string_view login)
{
  http::Cookie cookie = site::cookie(request, k_known_cookie, secrets.hash("known browser", login));
  cookie.lifetime = k_known_for;
  cookie.path = "/sign-in";
  return cookie;
}

GuessSubject guess_of_address(const http::Request& request)
{
  return {Guarded::address, "address " + network_of(request.client)};
}

GuessSubject guess_of_login(const http::Request& request, const Secrets& secrets, const std::string& login)
{
  const bool known = is_known_browser(request, secrets, login);
  return {Guarded::account, (known ? "known browser of " : "login ") + login};
}

std::string absolute(const PageParts& parts, const http::Request& request, std::string_view path)
{
  if (!parts.settings.address.empty()) return parts.settings.address + std::string(path);
  const std::string_view host = request.headers.get("Host");
  if (host.empty()) return std::string(path);
  return (request.secure ? "https://" : "http://") + std::string(host) + std::string(path);
}

html::Word moment(util::UtcSeconds at, util::Language language)
{
  const std::chrono::year_month_day day = thai::day_of(at);
  const std::int64_t minutes = (at - thai::day_begin(day)) / 60;
  return {"accounts.moment",
          {{"date", thai::long_date(day, language)}, {"time", fmt::format("{:02}:{:02}", minutes / 60, minutes % 60)}}};
}

html::Word role_word(Role role)
{
  return {"accounts.role_" + std::string(code(role))};
}

html::Word state_word(AccountState state)
{
  return {"accounts.state_" + std::string(code(state))};
}

html::Word waiting(std::string_view key, std::chrono::seconds wait)
{
  const bool minutes = wait >= std::chrono::minutes(2);
  const auto count = minutes ? (wait.count() + 59) / 60 : wait.count();
  return {std::string(key) + (minutes ? "_minutes" : "_seconds"), {{"count", std::to_string(count)}}};
}

html::Field login_field()
{
  return {.name = "login", .label = html::Word{"accounts.login"}};
}

html::Field password_field()
{
  return {.name = "password", .label = html::Word{"accounts.password"}};
}

html::Field new_password_field()
{
  return {.name = "password",
          .label = html::Word{"accounts.new_password"},
          .hint = html::Word{"accounts.new_password_hint", {{"least", std::to_string(k_shortest_password)}}}};
}

html::Field name_field()
{
  return {.name = "name", .label = html::Word{"accounts.name"}, .hint = html::Word{"accounts.name_hint"}};
}

html::Field code_field()
{
  return {.name = "code", .label = html::Word{"accounts.code"}, .hint = html::Word{"accounts.code_hint"}};
}

html::Values new_password_input(const html::Form& form)
{
  return html::text_input(form, new_password_field(),
                          {.type = "password", .autocomplete = "new-password", .width = 30});
}

}  // namespace accounts
