// SPDX-License-Identifier: Apache-2.0
// From a Response to what goes over the wire: 304 where the client has it already, header fields that every answer
// carries, lengths.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/http/request.hpp"
#include "lib/http/response.hpp"

namespace http {

/// Header fields of every answer, unless a handler has set the same itself; an empty one is left out.
struct SecurityHeaders {
  std::string content_security_policy =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  std::string referrer_policy = "same-origin";
  std::string permissions_policy = "camera=(), geolocation=(), microphone=()";
  std::string strict_transport_security = "max-age=31536000";  ///< sent only over TLS
};

/// What an answer depends on besides the handler; kept because the Request may be gone by then.
struct AnswerTo {
  Method method = Method::get;
  bool is_1_1 = true;
  bool secure = false;
  bool keep_alive = true;
  std::string if_none_match;
  std::string if_modified_since;

  static AnswerTo of(const Request& request);
};

/// "Sat, 21 Nov 2026 13:41:44 GMT"
std::string http_date(std::chrono::system_clock::time_point time);
/// Nothing where the text is no such date.
std::optional<std::chrono::system_clock::time_point> parse_http_date(std::string_view text);

/// A file that is open for sending. std::system_error where it cannot be read.
class OpenFile {
 public:
  explicit OpenFile(const FileBody& file);
  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&&) = delete;
  ~OpenFile();
  std::uint64_t size() const { return size_; }
  std::chrono::system_clock::time_point modified() const { return modified_; }
  /// The next bytes, at most `most`; std::system_error where the file is shorter than it was.
  std::string_view read(std::string& buffer, std::size_t most);

 private:
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::uint64_t left_ = 0;
  std::chrono::system_clock::time_point modified_;
};

struct Answer {
  Response response;
  std::optional<OpenFile> file;
  std::string head;
  std::uint64_t body_size = 0;  ///< that follows the head
  std::string_view body() const;
};

/// Everything but the sending. std::system_error where a file to be sent cannot be read.
Answer make_answer(Response response, const AnswerTo& to, const SecurityHeaders& security,
                   std::chrono::system_clock::time_point now);

}  // namespace http
