// SPDX-License-Identifier: Apache-2.0
// What the API answers when it cannot do what was asked: problem details (RFC 9457), with every fault at once.
#pragma once
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "lib/html/words.hpp"
#include "lib/http/outcome.hpp"
#include "lib/http/request.hpp"
#include "lib/http/response.hpp"
#include "lib/util/problem.hpp"

namespace portal {

/// Thrown by what answers a call. place.field names the parameter, place.line the row of a file.
struct ApiFaults : std::runtime_error {
  ApiFaults(int code, util::Problems found)
      : std::runtime_error("faults of an API call"), status(code), problems(std::move(found))
  {
  }
  int status;
  util::Problems problems;
};

/// An Outcome or ApiFaults as problem details; anything else is thrown on, because only the server's log may hear of
/// it.
http::Response fault_response(const std::exception_ptr& error, const html::Words& words);
/// Of what the server itself refused (405, 413 …).
http::Response fault_response(const http::Outcome& outcome, const html::Words& words);

}  // namespace portal
