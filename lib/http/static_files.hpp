// SPDX-License-Identifier: Apache-2.0
// Styles, scripts, fonts and pictures that travel inside the program, and pages kept as bytes: sent in the smallest
// form that the browser takes (Brotli, gzip, plain), and not at all where it has them already.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lib/http/request.hpp"
#include "lib/http/response.hpp"

namespace http {

/// The same bytes in several encodings. An empty encoding is one that there is not.
struct KeptBytes {
  SharedBytes plain;
  SharedBytes gzip;
  SharedBytes brotli;
  std::string type;           ///< "text/css; charset=utf-8"
  std::string tag;            ///< names these bytes, for ETag; content_tag() makes one
  std::string cache_control;  ///< "no-cache": ask each time, which costs 304
};

/// 22 characters that name the bytes.
std::string content_tag(std::string_view bytes);
/// A page that is kept, asked for again each time; `gzip` and `brotli` may stay empty.
KeptBytes kept_page(std::string html, std::string gzip = {}, std::string brotli = {});
/// The answer that suits the browser that asks.
Response answer_with(const KeptBytes& kept, const Request& request);

class StaticFiles {
 public:
  /// `bytes` live as long as the program. "app.css.br" and "app.css.gz" are the encoded forms of "app.css". A name with
  /// a hash of its content ("app-3f9a1c0b.css") may be kept by browsers for ever.
  void add(std::string_view name, std::string_view bytes);
  /// NotFound where there is no file of that name.
  Response answer(std::string_view name, const Request& request) const;
  bool has(std::string_view name) const { return files_.contains(name); }

 private:
  std::map<std::string, KeptBytes, std::less<>> files_;
};

/// "text/css; charset=utf-8" for "app.css"; "application/octet-stream" where the ending is not known.
std::string_view type_of_file(std::string_view name);

/// Which of the encodings that there are the browser wants most (Accept-Encoding): "br", "gzip" or "".
std::string_view chosen_encoding(std::string_view accepted, bool has_brotli, bool has_gzip);

}  // namespace http
