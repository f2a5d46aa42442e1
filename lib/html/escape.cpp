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

void write(char32_t code, std::string_view bytes, std::string& out)
{
  if (is_control(code) || turns_direction(code)) {
    out += k_unshown;
    return;
  }
  switch (code) {
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
      out += bytes;
  }
}

/// Of UTF-8 that is valid to its end.
void escape_valid(std::string& out, std::string_view text)
{
  while (!text.empty()) {
    // Most texts have nothing to change: those are copied at once.
    const auto plain = static_cast<std::size_t>(std::ranges::find_if(text, may_need_change) - text.begin());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return;
    const util::Utf8Character character = util::character_at(text, 0);
    write(character.code, text.substr(0, character.bytes), out);
    text.remove_prefix(character.bytes);
  }
}

}  // namespace

void escape_to(std::string& out, std::string_view text)
{
  while (!text.empty()) {
    const std::size_t valid = util::valid_utf8_prefix(text);
    escape_valid(out, text.substr(0, valid));
    text.remove_prefix(valid);
    if (text.empty()) return;
    out += k_unshown;
    text.remove_prefix(1);
  }
}

std::string escaped(std::string_view text)
{
  std::string out;
  out.reserve(text.size());
  escape_to(out, text);
  return out;
}

}  // namespace html
