// SPDX-License-Identifier: Apache-2.0
#include "src/portal/api_pages.hpp"

#include <nlohmann/json.hpp>

#include "lib/http/outcome.hpp"
#include "lib/util/percent.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/portal/fault_pages.hpp"
#include "src/portal/history_check.hpp"
#include "src/results/history_store.hpp"
#include "src/surveys/tempo.hpp"

namespace portal {
namespace {

struct Unauthorised : http::Outcome {  // 401
  Unauthorised() : Outcome(401, "no valid token") { headers.add("WWW-Authenticate", "Bearer"); }
};

std::string kept_as(const ApiAsked& asked)
{
  std::string key = "api " + asked.path + "?" + util::urlencoded(asked.query);
  return key + " " + std::to_string(asked.page) + " " + std::to_string(asked.per_page);
}

}  // namespace

Api::Api(Looker looker, KeptPages& kept, HashToken hash, RateRule rule)
    : looker_(std::move(looker)), kept_(kept), hash_(std::move(hash)), rate_(looker_.clock, rule)
{
}

http::Response Api::refuse(const std::exception_ptr& error, const http::Request& request) const
{
  return fault_response(error, looker_.site.words(site::language_of(request)));
}

http::Response Api::absent(const http::Request& request) const
{
  return fault_response(http::NotFound(), looker_.site.words(site::language_of(request)));
}

ApiAsked Api::admit(const ApiOperation& operation, const http::Request& request)
{
  if (const auto wait = rate_.next("from " + surveys::address_prefix(request.client))) throw http::TooMany(*wait);
  return read_call(operation, request);
}

KeptPages::Make Api::make_of(const ApiOperation& operation, const ApiAsked& asked) const
{
  return [this, call = operation.call, asked](const Publication& publication) {
    return api_answer(call, looker_, publication, asked);
  };
}

void Api::answer(const ApiOperation& operation, http::Request& request, http::Reply reply)
{
  try {
    ApiAsked asked = admit(operation, request);
    if (operation.scope.empty()) {
      const std::string key = kept_as(asked);
      kept_.answer(request, std::move(reply), key, make_of(operation, asked),
                   [this, to = &request](const std::exception_ptr& error) { return refuse(error, *to); });
      return;
    }
    kept_.on_worker(std::move(reply), [this, &operation, to = &request, asked = std::move(asked)] {
      try {
        return write(operation, *to, asked);
      } catch (...) {
        return refuse(std::current_exception(), *to);
      }
    });
  } catch (...) {
    reply(refuse(std::current_exception(), request));
  }
}

http::Response Api::answer_now(const ApiOperation& operation, http::Request& request)
{
  try {
    const ApiAsked asked = admit(operation, request);
    if (!operation.scope.empty()) return write(operation, request, asked);
    return kept_.answer_now(request, kept_as(asked), make_of(operation, asked));
  } catch (...) {
    return refuse(std::current_exception(), request);
  }
}

Token Api::admitted_token(const ApiOperation& operation, const http::Request& request)
{
  const auto bearer = bearer_of(request.headers.get("Authorization"));
  if (!bearer) throw Unauthorised();
  const util::UtcSeconds now = looker_.clock.now();
  const auto token =
      looker_.database.read([&](db::Connection& connection) { return TokenStore(connection, hash_).find(*bearer); });
  if (!token || !token->is_valid(now)) throw Unauthorised();
  if (const auto wait = rate_.next("token " + std::to_string(token->id))) throw http::TooMany(*wait);
  if (!token->may(operation.scope)) throw http::Forbidden("the token has not this scope");
  return *token;
}

http::Response Api::write(const ApiOperation& operation, const http::Request& request, const ApiAsked& asked)
{
  const Token token = admitted_token(operation, request);
  const bool as_printed = asked.query.get("as_printed") == "yes";
  nlohmann::ordered_json data = nlohmann::ordered_json::array();
  looker_.database.write([&](db::Connection& connection) {
    data.clear();
    const HistoryCheck check = check_history(request.body, "published.csv", agencies::AgencyStore(connection).all());
    if (!check.may_be_taken(as_printed)) throw ApiFaults(422, check.faults(as_printed));
    results::HistoryStore store(connection);
    if (store.has(check.sha256)) throw ApiFaults(409, {{.place = {}, .code = "results.history_taken", .params = {}}});
    const util::UtcSeconds now = looker_.clock.now();
    for (const results::TakenYear& year : store.take(check.plan, check.sha256, {token.made_by, now, token.name}))
      data.push_back({{"year", year.fiscal_year},
                      {"agencies", year.agencies},
                      {"computation", year.computation},
                      {"release", year.release}});
    TokenStore(connection, hash_).used(token, now);
    accounts::AuditStore(connection, looker_.clock)
        .add("results.history", "token " + std::to_string(token.id),
             std::to_string(check.plan.agencies()) + " rows, SHA-256 " + check.sha256);
  });
  http::Response response = http::json(nlohmann::ordered_json({{"data", std::move(data)}}).dump() + "\n", 201);
  return std::move(response.with("Location", "/api/v1/rounds"));
}

}  // namespace portal
