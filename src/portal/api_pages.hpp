// SPDX-License-Identifier: Apache-2.0
// The JSON API: who asks too often waits, who writes shows a token, everything else comes from memory.
#pragma once
#include <string>

#include "src/portal/api_answers_pages.hpp"
#include "src/portal/kept_pages.hpp"
#include "src/portal/rate.hpp"
#include "src/portal/token_store.hpp"

namespace portal {

class Api {
 public:
  static constexpr std::size_t k_body_limit = std::size_t{10} * 1024 * 1024;

  /// `kept` and everything of the looker outlive it.
  Api(Looker looker, KeptPages& kept, HashToken hash, RateRule rule = {});

  void answer(const ApiOperation& operation, http::Request& request, http::Reply reply);
  /// The same, waiting for it, as in tests.
  http::Response answer_now(const ApiOperation& operation, http::Request& request);
  /// An address of the API that there is not.
  http::Response absent(const http::Request& request) const;

 private:
  /// ApiFaults, http::TooMany: what is refused before anything else.
  ApiAsked admit(const ApiOperation& operation, const http::Request& request);
  KeptPages::Make make_of(const ApiOperation& operation, const ApiAsked& asked) const;
  http::Response write(const ApiOperation& operation, const http::Request& request, const ApiAsked& asked);
  http::Response refuse(const std::exception_ptr& error, const http::Request& request) const;
  Token admitted_token(const ApiOperation& operation, const http::Request& request);

  Looker looker_;
  KeptPages& kept_;
  HashToken hash_;
  Rate rate_;
};

}  // namespace portal
