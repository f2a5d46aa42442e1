// SPDX-License-Identifier: Apache-2.0
#include "lib/http/urlencoded.hpp"

#include <algorithm>

#include "lib/http/outcome.hpp"
#include "lib/util/percent.hpp"
#include "lib/util/text.hpp"

namespace http {
namespace {

int hex_value(char c)
{
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = util::ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The byte that the three characters at `at` stand for, or -1.
int encoded_byte(std::string_view text, std::size_t at)
{
  if (at + 2 >= text.size()) return -1;
  const int high = hex_value(text[at + 1]);
  const int low = hex_value(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

std::string form_decoded(std::string_view text)
{
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int byte = text[i] == '%' ? encoded_byte(text, i) : -1;
    if (byte >= 0) {
      decoded += static_cast<char>(byte);
      i += 2;
    } else {
      decoded += text[i] == '+' ? ' ' : text[i];
    }
  }
  if (decoded.find('\0') != std::string::npos || !util::is_utf8(decoded)) throw BadRequest("form is not UTF-8 text");
  return decoded;
}

void check_path(std::string_view path)
{
  const auto is_refused = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\'; };
  if (std::ranges::any_of(path, is_refused) || !util::is_utf8(path)) throw BadRequest("path is not plain text");
  for (const std::string_view segment : util::split(path, '/'))
    if (segment == "." || segment == "..") throw BadRequest("path climbs");
}

}  // namespace

util::Fields parse_urlencoded(std::string_view text, std::size_t most)
{
  util::Fields fields;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (fields.entries().size() == most) throw BadRequest("too many fields");
    const std::size_t equals = std::min(pair.find('='), pair.size());
    fields.add(form_decoded(pair.substr(0, equals)), form_decoded(pair.substr(std::min(equals + 1, pair.size()))));
  }
  return fields;
}

std::string decode_path(std::string_view path)
{
  if (!path.starts_with('/')) throw BadRequest("path does not begin with a slash");
  std::string decoded;
  decoded.reserve(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '%') {
      decoded += path[i];
      continue;
    }
    const int byte = encoded_byte(path, i);
    if (byte < 0 || byte == '/') throw BadRequest("path has an encoded slash or a bad percent sign");
    decoded += static_cast<char>(byte);
    i += 2;
  }
  check_path(decoded);
  return decoded;
}

std::string location_encoded(std::string_view location)
{
  std::string encoded;
  for (const char c : location) {
    if (c > 0x20 && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\') {
      encoded += c;
    } else {
      encoded += util::percent_byte(c);
    }
  }
  return encoded;
}

}  // namespace http
