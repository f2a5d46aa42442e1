// SPDX-License-Identifier: Apache-2.0
#include "src/portal/api_pages.hpp"

#include "lib/http/outcome.hpp"
#include "lib/util/percent.hpp"

#include "src/portal/api_token_pages.hpp"
#include "src/portal/fault_pages.hpp"
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
  const TokenCall call{looker_, token, asked, request, [this, &token](db::Connection& connection) {
                         TokenStore(connection, hash_).used(token, looker_.clock.now());
                       }};
  switch (operation.call) {
    case ApiCall::disclosure:
      return disclosure_answer(call);
    case ApiCall::put_disclosure:
      return take_disclosure(call);
    default:
      return take_published(call);
  }
}

}  // namespace portal
