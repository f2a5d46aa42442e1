// SPDX-License-Identifier: Apache-2.0
#include "lib/html/escape.hpp"

#include <algorithm>

#include "lib/util/utf8.hpp"

namespace html {
namespace {

constexpr std::string_view k_unshown = "\xEF\xBF\xBD";  // U+FFFD

bool turns_direction(char32_t code)
{
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool is_control(char32_t code)
{
  return (code < 0x20 && code != U'\t' && code != U'\n' && code != U'\r') || (code >= 0x7F && code < 0xA0);
}

/// Whether the byte could begin what is not copied as it is; 0xC2 begins control characters, 0xE2 marks of direction.
bool may_need_change(char byte)
{
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x20 || value == 0x7F || value == 0xC2 || value == 0xE2 || byte == '&' || byte == '<' || byte == '>' ||
         byte == '"' || byte == '\'';
}

}  // namespace

std::string escaped(std::string_view text)
{
  // Most texts have nothing to change: those are copied at once. Of letters of ASCII alone all are valid.
  const bool ascii = std::ranges::none_of(text, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
  if ((ascii || util::valid_utf8_prefix(text) == text.size()) && std::ranges::none_of(text, may_need_change)) {
    return std::string(text);
  }
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const util::Utf8Character character = util::character_at(text, at);
    const std::size_t bytes = character.bytes == 0 ? 1 : character.bytes;
    if (character.bytes == 0 || is_control(character.code) || turns_direction(character.code)) {
      out += k_unshown;
    } else {
      switch (character.code) {
        case U'&':
          out += "&amp;";
          break;
        case U'<':
          out += "&lt;";
          break;
        case U'>':
          out += "&gt;";
          break;
        case U'"':
          out += "&quot;";
          break;
        case U'\'':
          out += "&#39;";
          break;
        default:
          out += text.substr(at, bytes);
      }
    }
    at += bytes;
  }
  return out;
}

}  // namespace html
