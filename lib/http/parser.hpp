// SPDX-License-Identifier: Apache-2.0
// Bytes of a connection → heads and bodies of requests, in pieces of any size. Beast does the parsing; what it is
// lenient about is refused before or while it reads (head_check.hpp; chunk extensions and trailers, which no browser
// sends).
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lib/http/headers.hpp"
#include "lib/http/limits.hpp"

namespace http {

struct Head {
  std::string method;
  std::string target;  ///< as sent
  Headers headers;
  bool is_1_1 = true;
  bool keep_alive = true;               ///< the client is ready for another request on this connection
  std::optional<std::uint64_t> length;  ///< of the body where it is stated; nothing for a chunked one
  bool has_body = false;                ///< a body of at least one byte, or a chunked one, follows
};

class BodyBytes {
 public:
  virtual void body_bytes(std::string_view bytes) = 0;

 protected:
  ~BodyBytes() = default;
};

class Parser {
 public:
  explicit Parser(const Limits& limits);
  Parser(Parser&&) noexcept;
  ~Parser();

  /// Reads on and returns how many bytes were used up; the rest is to be given again with more behind it. Stops behind
  /// the head, and behind the request. Outcome where the request is refused; the parser is then of no more use.
  std::size_t put(std::string_view bytes, BodyBytes& body);
  bool has_head() const;
  bool is_done() const;
  const Head& head() const;
  Head& head();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace http
