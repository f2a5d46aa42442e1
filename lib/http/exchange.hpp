// SPDX-License-Identifier: Apache-2.0
// One request and its answer, between the connection that waits and the Reply that may come from any thread.
#pragma once
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "lib/http/hooks.hpp"
#include "lib/http/request.hpp"
#include "lib/http/response.hpp"

namespace http {

class Exchange {
 public:
  explicit Exchange(std::shared_ptr<const Failures> failures) : failures_(std::move(failures)) {}

  Request request;

  /// By the Reply; what comes after the first answer, or after abandon(), is dropped.
  void answer(Response response);
  /// Goes before drop(): a handler that throws drops its Reply on the way out.
  void fail(const std::exception_ptr& error);
  void drop();

  /// By the connection, while nobody else has this Exchange: ready for the next request.
  void reset(std::uint64_t number);
  bool is_settled() const;
  /// By the connection: calls `resume` once the answer is there, on the thread that answers; false where it is there
  /// already and `resume` will not be called.
  bool wait(std::function<void()> resume);
  /// Nobody will send the answer: resumes whoever waits.
  void abandon();
  /// The answer; nothing after abandon().
  std::optional<Response> take();

 private:
  void settle(std::optional<Response> response, bool dropped = false);
  std::shared_ptr<const Failures> failures_;
  mutable std::mutex mutex_;
  bool settled_ = false;
  bool dropped_ = false;  // and nobody has made an answer of it yet
  std::optional<Response> response_;
  std::function<void()> resume_;
};

}  // namespace http
