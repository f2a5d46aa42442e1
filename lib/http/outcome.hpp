// SPDX-License-Identifier: Apache-2.0
// How a request can end other than by its page: one small exception for each. Handlers throw them, the server answers.
// what() is for the log and never reaches a browser; the application makes the page from the status.
#pragma once
#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>

#include "lib/http/headers.hpp"

namespace http {

std::string_view reason(int status);  ///< "Not Found" for 404

struct Outcome : std::runtime_error {
  Outcome(int code, const std::string& why) : std::runtime_error(why), status(code) {}
  int status;
  Headers headers;  ///< that the answer carries besides
};

struct BadRequest : Outcome {  ///< 400
  explicit BadRequest(const std::string& why) : Outcome(400, why) {}
};
struct Forbidden : Outcome {  ///< 403
  explicit Forbidden(const std::string& why = "forbidden") : Outcome(403, why) {}
};
/// 404: absent, or not for this person; nobody shall learn which.
struct NotFound : Outcome {
  explicit NotFound(const std::string& why = "not found") : Outcome(404, why) {}
};
struct MethodNotAllowed : Outcome {  ///< 405
  explicit MethodNotAllowed(std::string_view allow) : Outcome(405, "method not allowed")
  {
    headers.add("Allow", allow);
  }
};
struct RequestTimeout : Outcome {  ///< 408
  explicit RequestTimeout(const std::string& why) : Outcome(408, why) {}
};
struct Conflict : Outcome {  ///< 409
  explicit Conflict(const std::string& why) : Outcome(409, why) {}
};
struct Gone : Outcome {  ///< 410
  explicit Gone(const std::string& why) : Outcome(410, why) {}
};
struct TooLarge : Outcome {  ///< 413
  explicit TooLarge(const std::string& why) : Outcome(413, why) {}
};
struct UnsupportedMediaType : Outcome {  ///< 415
  explicit UnsupportedMediaType(const std::string& why) : Outcome(415, why) {}
};
struct Unprocessable : Outcome {  ///< 422: well-formed, but it cannot be so
  explicit Unprocessable(const std::string& why) : Outcome(422, why) {}
};
struct TooMany : Outcome {  ///< 429
  explicit TooMany(std::chrono::seconds wait) : Outcome(429, "too many requests")
  {
    headers.add("Retry-After", std::to_string(wait.count()));
  }
};
struct Unavailable : Outcome {  ///< 503
  explicit Unavailable(std::chrono::seconds wait, const std::string& why = "unavailable") : Outcome(503, why)
  {
    headers.add("Retry-After", std::to_string(wait.count()));
  }
};
/// 303: look there instead, for example at the log-in page. `location` is a path of ours.
struct SeeOther : Outcome {
  explicit SeeOther(std::string_view location);
};

}  // namespace http
