// SPDX-License-Identifier: Apache-2.0
#include "lib/http/head_check.hpp"

#include <algorithm>

#include "lib/http/headers.hpp"
#include "lib/http/outcome.hpp"
#include "lib/http/token.hpp"

namespace http {
namespace {

constexpr std::size_t k_longest_method = 20;
constexpr std::size_t k_longest_version = 20;
constexpr std::size_t k_length_digits = 18;  // fit 64 bits

bool is_visible(char c)
{
  return c > 0x20 && c < 0x7F;
}

std::string_view blanks_off(std::string_view text)
{
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
    text.remove_suffix(1);
  return text;
}

/// Fields of which more than one, or more than one kind, would be ambiguous.
class FramingCheck {
 public:
  void field(std::string_view name, std::string_view value)
  {
    if (equal_without_case(name, "host")) host(value);
    if (equal_without_case(name, "content-length")) length(value);
    if (equal_without_case(name, "transfer-encoding")) encoding(value);
    if (equal_without_case(name, "expect") && !equal_without_case(value, "100-continue")) {
      throw Outcome(417, "unknown expectation");
    }
  }
  void finish(bool is_1_1) const
  {
    if (is_1_1 && hosts_ == 0) throw BadRequest("no Host");
    if (lengths_ + encodings_ > 1) throw BadRequest("body of two lengths");
    if (encodings_ > 0 && !is_1_1) throw BadRequest("transfer encoding in HTTP/1.0");
  }

 private:
  void host(std::string_view value)
  {
    const auto fits = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             std::string_view("-._~:[]%").find(c) != std::string_view::npos;
    };
    if (++hosts_ > 1 || !std::ranges::all_of(value, fits)) throw BadRequest("two hosts or a bad one");
  }
  void length(std::string_view value)
  {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (++lengths_ > 1 || value.empty() || value.size() > k_length_digits || !std::ranges::all_of(value, is_digit)) {
      throw BadRequest("two lengths or a bad one");
    }
  }
  void encoding(std::string_view value)
  {
    if (++encodings_ > 1) throw BadRequest("two transfer encodings");
    if (!equal_without_case(value, "chunked")) throw Outcome(501, "unknown transfer encoding");
  }

  int hosts_ = 0;
  int lengths_ = 0;
  int encodings_ = 0;
};

/// Whether it is HTTP/1.1 rather than 1.0.
bool check_request_line(std::string_view line, const Limits& limits)
{
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || last == first) throw BadRequest("broken request line");
  const std::string_view target = line.substr(first + 1, last - first - 1);
  if (!is_token(line.substr(0, first)) || target.empty() || !std::ranges::all_of(target, is_visible)) {
    throw BadRequest("broken request line");
  }
  if (target.size() > limits.target) throw Outcome(414, "address too long");
  const std::string_view version = line.substr(last + 1);
  if (version == "HTTP/1.1" || version == "HTTP/1.0") return version == "HTTP/1.1";
  if (version.starts_with("HTTP/") && std::ranges::all_of(version, is_visible)) {
    throw Outcome(505, "unknown version of HTTP");
  }
  throw BadRequest("broken request line");
}

void check_field_line(std::string_view line, FramingCheck& framing)
{
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) throw BadRequest("broken header field");
  const std::string_view value = blanks_off(line.substr(colon + 1));
  const auto is_refused = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; };
  if (std::ranges::any_of(value, is_refused)) throw BadRequest("control character in header field");
  framing.field(line.substr(0, colon), value);
}

}  // namespace

void check_head_piece(std::string_view bytes, std::size_t from, const Limits& limits)
{
  for (std::size_t i = from; i < bytes.size(); ++i) {
    if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) throw BadRequest("bare line feed");
    if (bytes[i] == '\0') throw BadRequest("NUL in header");
  }
  const std::size_t line_limit = k_longest_method + limits.target + k_longest_version;
  if (bytes.size() > line_limit && bytes.find("\r\n") > line_limit) throw Outcome(414, "address too long");
  if (bytes.size() > limits.head) throw Outcome(431, "header too large");
}

void check_head(std::string_view head, const Limits& limits)
{
  const std::size_t line_end = head.find("\r\n");
  const bool is_1_1 = check_request_line(head.substr(0, line_end), limits);
  head.remove_prefix(line_end + 2);
  FramingCheck framing;
  std::size_t fields = 0;
  while (true) {
    const std::size_t end = head.find("\r\n");
    if (end == std::string_view::npos) throw BadRequest("header without end");
    if (end == 0) break;
    if (++fields > limits.head_fields) throw Outcome(431, "too many header fields");
    check_field_line(head.substr(0, end), framing);
    head.remove_prefix(end + 2);
  }
  framing.finish(is_1_1);
}

}  // namespace http
