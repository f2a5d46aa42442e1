// SPDX-License-Identifier: Apache-2.0
// An answer: status, header fields, and a body that is its own text, bytes shared with other answers, or a file.
// Lengths, dates, security headers and 304 are the server's business; so is "Cache-Control: no-store" where none is
// set.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "lib/http/cookie.hpp"
#include "lib/http/headers.hpp"

namespace http {

/// Bytes that many answers send and none changes.
class SharedBytes {
 public:
  SharedBytes() = default;
  explicit SharedBytes(std::string bytes) : SharedBytes(std::make_shared<const std::string>(std::move(bytes))) {}
  explicit SharedBytes(const std::shared_ptr<const std::string>& bytes) : owner_(bytes), view_(*bytes) {}
  /// Bytes that live as long as the program, such as embedded files.
  static SharedBytes permanent(std::string_view bytes)
  {
    SharedBytes shared;
    shared.view_ = bytes;
    return shared;
  }
  std::string_view view() const { return view_; }

 private:
  std::shared_ptr<const void> owner_;
  std::string_view view_;
};

struct FileBody {
  std::filesystem::path path;             ///< opened when it is sent; a file that is not there is trouble (500)
  std::shared_ptr<const void> keep = {};  ///< lives until then: the owner of a nameless file
};

struct Response {
  int status = 200;
  Headers headers;
  std::variant<std::string, SharedBytes, FileBody> body;

  Response& with(std::string_view name, std::string_view value) &;
  Response&& with(std::string_view name, std::string_view value) &&;
  Response& with(const Cookie& cookie) &;
  Response&& with(const Cookie& cookie) &&;
};

Response page(std::string html, int status = 200);
Response page(SharedBytes html, int status = 200);
Response text(std::string plain, int status = 200);
Response json(std::string json, int status = 200);
Response no_content();                          ///< 204
Response see_other(std::string_view location);  ///< 303, after a form; `location` is encoded where it must be
Response file(std::filesystem::path path, std::string_view type);
/// To be saved, not shown; `name` is any UTF-8 text, Thai included.
Response attachment(std::string bytes, std::string_view type, std::string_view name);
Response attachment(FileBody file, std::string_view type, std::string_view name);

}  // namespace http
