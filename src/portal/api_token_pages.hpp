// SPDX-License-Identifier: Apache-2.0
// The calls of the API that need a token: scores of earlier years, and what an agency discloses.
#pragma once
#include <functional>

#include "lib/http/response.hpp"

#include "src/portal/api_answers_pages.hpp"
#include "src/portal/token.hpp"

namespace portal {

/// A call whose token is valid and has the scope.
struct TokenCall {
  const Looker& looker;
  const Token& token;
  const ApiAsked& asked;
  const http::Request& request;
  std::function<void(db::Connection&)> note_use;  ///< in the transaction of what is written
};

/// POST /api/v1/published. ApiFaults: 422 with all faults of the file, 409 where it was taken before.
http::Response take_published(const TokenCall& call);

/// GET /api/v1/disclosures/{year}/{agency}/{item}, with the revision as ETag. http::NotFound for another agency's.
http::Response disclosure_answer(const TokenCall& call);
/// PUT of the same. ApiFaults: 422 with all faults of what was sent, 409 where it is locked or checked, 412 where
/// somebody else changed it; http::UnsupportedMediaType.
http::Response take_disclosure(const TokenCall& call);

}  // namespace portal
