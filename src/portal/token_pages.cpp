// SPDX-License-Identifier: Apache-2.0
#include "src/portal/token_pages.hpp"

#include <map>

#include "lib/html/components.hpp"
#include "lib/html/table_query.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_store.hpp"

namespace portal {
namespace {

using html::Values;
using html::Word;

constexpr std::size_t k_secret_bytes = 30;
constexpr util::UtcSeconds k_token_day = 86'400;
constexpr std::int64_t k_usual_days = 90;

const html::Field& name_field()
{
  static const html::Field k_field{
      .name = "name", .label = Word{"portal.token_name"}, .hint = Word{"portal.token_name_hint"}};
  return k_field;
}

const html::Field& scopes_field()
{
  static const html::Field k_field{.name = "scopes", .label = Word{"portal.token_scopes"}};
  return k_field;
}

const html::Field& days_field()
{
  static const html::Field k_field{
      .name = "days", .label = Word{"portal.token_days"}, .hint = Word{"portal.token_days_hint"}};
  return k_field;
}

const html::Field& agency_field()
{
  static const html::Field k_field{
      .name = "agency", .label = Word{"portal.token_agency"}, .hint = Word{"portal.token_agency_hint"}};
  return k_field;
}

/// The agency whose code was typed: asked for where the token shall write its disclosure, and only there.
std::int64_t read_agency(db::Connection& connection, html::Form& form, const Token& token)
{
  const bool needed = token.may(k_scope_disclosures);
  const std::string typed = form.text(agency_field(), {.required = needed, .at_most = 100});
  if (typed.empty()) return 0;
  const auto agency = agencies::AgencyStore(connection).find_by_code(typed);
  if (!needed) {
    form.refuse(agency_field(), "portal.token_agency_needless");
  } else if (!agency) {
    form.refuse(agency_field(), "portal.token_agency_unknown");
  }
  return agency ? agency->id : 0;
}

std::vector<html::Option> scope_options()
{
  std::vector<html::Option> options;
  for (const std::string_view scope : k_scopes)
    options.push_back({std::string(scope), Word{"portal.scope." + std::string(scope)}, std::string(scope)});
  return options;
}

html::Cell state_cell(const Token& token, util::UtcSeconds now)
{
  if (token.revoked_at) return {Word{"portal.token_revoked"}, "", html::Colour::grey};
  if (!token.is_valid(now)) return {Word{"portal.token_expired"}, "", html::Colour::grey};
  return {Word{"portal.token_valid"}, "", html::Colour::green};
}

/// The tokens with the names of their agencies.
struct ShownTokens {
  std::vector<Token> tokens;
  std::map<std::int64_t, std::string> agencies;
};

ShownTokens shown_tokens(db::Connection& connection, const HashToken& hash)
{
  ShownTokens shown{TokenStore(connection, hash).all(), {}};
  const agencies::AgencyStore agencies(connection);
  for (const Token& token : shown.tokens) {
    if (token.agency == 0) continue;
    if (const auto agency = agencies.find(token.agency)) shown.agencies[token.agency] = agency->name;
  }
  return shown;
}

Values tokens_table(const ShownTokens& shown, util::UtcSeconds now, util::Language language)
{
  html::TableShape shape{.path = "/tokens", .caption = Word{"portal.tokens"}, .columns = {}, .sorted_by = ""};
  for (const char* column : {"name", "scopes", "agency", "made", "expires", "used", "state", "act"})
    shape.columns.push_back({column, Word{"portal.token_column." + std::string(column)}, false});
  Values table = html::TableQuery(std::move(shape), {}).head();
  table.list("rows");
  const auto day = [&](util::UtcSeconds at) { return thai::long_date(thai::day_of(at), language); };
  for (const Token& token : shown.tokens) {
    const auto agency = shown.agencies.find(token.agency);
    html::Cell act{""};
    if (token.is_valid(now)) act = {Word{"portal.token_revoke"}, "/tokens/" + std::to_string(token.id) + "/revoke"};
    table.add("rows", html::Row({{token.name},
                                 {util::join(token.scopes, " ")},
                                 {agency == shown.agencies.end() ? std::string() : agency->second},
                                 {day(token.made_at)},
                                 {day(token.expires_at)},
                                 {token.used_at ? html::Phrase(day(*token.used_at)) : html::Phrase("\u2013")},
                                 state_cell(token, now),
                                 act}));
  }
  return table;
}

}  // namespace

site::View TokenPages::shown(const html::Form& form, const std::string& made, util::Language language)
{
  const ShownTokens tokens =
      database_.read([&](db::Connection& connection) { return shown_tokens(connection, hash_); });
  site::View view{.title = Word{"portal.tokens"}, .view = "portal/tokens"};
  view.has_problems = !form.ok();
  view.values.set("error_summary", html::error_summary(form))
      .set("made", made)
      .set("any", !tokens.tokens.empty())
      .set("table", tokens_table(tokens, clock_.now(), language))
      .set("name", html::text_input(form, name_field()))
      .set("scopes", html::checkboxes(form, scopes_field(), scope_options()))
      .set("agency", html::text_input(form, agency_field(), {.width = 20}))
      .set("days", html::text_input(form, days_field(), {.mode = "numeric", .width = 4}))
      .set("send", html::button(Word{"portal.token_make"}));
  return view;
}

site::Answer TokenPages::list(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return shown(html::Form(util::Fields({{"days", std::to_string(k_usual_days)}})), {}, site::language_of(request));
}

site::Answer TokenPages::make(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  Token token{.name = form.text(name_field(), {.at_most = 100}), .made_by = visitor.account};
  token.scopes = form.choices(scopes_field(), html::values_of(scope_options()), 1);
  const auto days = form.whole(days_field(), {.at_least = 1, .at_most = k_longest_token_days});
  token.agency = database_.read([&](db::Connection& connection) { return read_agency(connection, form, token); });
  if (!form.ok()) return shown(form, {}, site::language_of(request));
  token.made_at = clock_.now();
  token.expires_at = token.made_at + days.value_or(1) * k_token_day;
  const std::string secret = std::string(k_token_begin) + random_.token(k_secret_bytes);
  database_.write([&](db::Connection& connection) {
    const std::int64_t id = TokenStore(connection, hash_).add(token, secret);
    accounts::AuditStore(connection, clock_)
        .add(visitor, "token.make", "token " + std::to_string(id),
             token.name + ": " + util::join(token.scopes, " ") +
                 (token.agency == 0 ? "" : ", agency " + std::to_string(token.agency)) + ", " + std::to_string(*days) +
                 " days");
  });
  return shown(html::Form(util::Fields({{"days", std::to_string(k_usual_days)}})), secret, site::language_of(request));
}

Token TokenPages::known(const http::Request& request)
{
  const std::int64_t id = site::id_in_path(request, "token_id");
  const auto token = database_.read([&](db::Connection& connection) { return TokenStore(connection, hash_).find(id); });
  if (!token || !token->is_valid(clock_.now())) throw http::NotFound("no such token");
  return *token;
}

site::Answer TokenPages::ask(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const Token token = known(request);
  site::View view{.title = Word{"portal.token_revoke"}, .view = "portal/token_revoke"};
  view.breadcrumbs = {{Word{"portal.tokens"}, "/tokens"}};
  view.values.set("confirmation",
                  html::confirmation({.question = Word{"portal.token_revoke_sure", {{"name", token.name}}},
                                      .warning = Word{"portal.token_revoke_warning"},
                                      .button = Word{"portal.token_revoke"},
                                      .action = "/tokens/" + std::to_string(token.id) + "/revoke",
                                      .back = "/tokens"}));
  return view;
}

site::Answer TokenPages::revoke(http::Request& request, const accounts::Visitor& visitor)
{
  const Token token = known(request);
  database_.write([&](db::Connection& connection) {
    TokenStore(connection, hash_).revoke(token.id, clock_.now(), visitor.account);
    accounts::AuditStore(connection, clock_)
        .add(visitor, "token.revoke", "token " + std::to_string(token.id), token.name);
  });
  return site_.done(request, "/tokens", {"portal.token_revoke_done"});
}

}  // namespace portal
