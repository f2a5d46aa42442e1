// SPDX-License-Identifier: Apache-2.0
// What each reading call of the API answers, as JSON.
#pragma once
#include "src/portal/api.hpp"
#include "src/portal/kept_pages.hpp"
#include "src/portal/parts_pages.hpp"

namespace portal {

/// What a call asks for; checked against its row of the table.
struct ApiAsked {
  std::int64_t agency = 0;
  int year = 0;
  std::string item = {};
  util::Fields query = {};
  int page = 1;
  int per_page = k_usual_page;
  std::string path = {};
};

/// ApiFaults (400) with every parameter that is unknown or wrong; http::NotFound for a path that names nothing.
ApiAsked read_call(const ApiOperation& operation, const http::Request& request);

/// http::NotFound for what is not there, or not visible.
Made api_answer(ApiCall call, const Looker& looker, const Publication& publication, const ApiAsked& asked);

/// The OpenAPI 3.1 description of the whole API.
std::string openapi_description(std::string_view address);

}  // namespace portal
