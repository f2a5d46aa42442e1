// SPDX-License-Identifier: Apache-2.0
// The right to answer one request, once, from any thread and at any time. Dropping it unused answers 500.
#pragma once
#include <exception>
#include <memory>
#include <utility>

#include "lib/http/response.hpp"

namespace http {

class Exchange;

class Reply {
 public:
  explicit Reply(std::shared_ptr<Exchange> exchange) noexcept : exchange_(std::move(exchange)) {}
  Reply(Reply&&) noexcept = default;
  Reply& operator=(Reply&& other) noexcept;
  ~Reply() { drop(); }

  /// Answers. std::logic_error when this Reply has answered already or was moved from. Once it returns, the request
  /// that belongs to it may be gone.
  void operator()(Response response);
  /// Answers as if the handler had thrown it: an Outcome by its status, anything else by 500 and a line in the log.
  void fail(const std::exception_ptr& error);

 private:
  void drop() noexcept;
  std::shared_ptr<Exchange> exchange_;
};

}  // namespace http
