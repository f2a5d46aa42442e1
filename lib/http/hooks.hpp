// SPDX-License-Identifier: Apache-2.0
// What the application does for the server: pages of errors in the person's language, lines of the logs. Any of them
// may be called from several threads at once and must not block. None of them has to be given.
#pragma once
#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <string_view>

#include "lib/http/outcome.hpp"
#include "lib/http/request.hpp"
#include "lib/http/response.hpp"

namespace http {

/// A line of the access log: nothing here ties a person to what the person did.
struct AccessLine {
  Method method = Method::get;
  std::string_view route;  ///< the pattern, not the path; empty where no route was found
  int status = 0;
  std::uint64_t bytes = 0;  ///< of the body
  std::chrono::microseconds duration{};
};

struct Hooks {
  /// The page of an outcome. What of the request was not yet read when it was refused is empty. Its status and header
  /// fields are set by the server. Where it throws, a plain line is sent.
  std::function<Response(const Outcome&, const Request&)> error_page;
  std::function<void(const AccessLine&)> access;
  /// Something that only the operator can mend: what happened, under the number that the person was told.
  std::function<void(std::uint64_t number, std::string_view what)> trouble;
};

/// Turns what went wrong into an answer.
class Failures {
 public:
  explicit Failures(const Hooks& hooks) : hooks_(hooks) {}
  Response answer(const Outcome& outcome, const Request& request) const;
  /// An Outcome by its status; anything else is told to the operator and answered 500.
  Response answer(const std::exception_ptr& error, const Request& request) const;

 private:
  Hooks hooks_;
};

}  // namespace http
