// SPDX-License-Identifier: Apache-2.0
#include "lib/util/text.hpp"

#include <stdexcept>

#include <unicode/uchar.h>

#include "lib/util/sha256.hpp"
#include "lib/util/utf8.hpp"

namespace util {
namespace {

constexpr std::string_view k_replacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_around_text(char32_t code)
{
  switch (code) {
    case U' ':
    case U'\t':
    case U'\n':
    case U'\r':
    case U'\v':
    case U'\f':
    case 0x85:    // next line
    case 0xA0:    // no-break space
    case 0x200B:  // zero-width space
    case 0x2028:  // line and paragraph separators
    case 0x2029:
    case 0x202F:  // narrow no-break space
    case 0x2060:  // word joiner
    case 0xFEFF:  // zero-width no-break space, which is also the byte-order mark
      return true;
    default:
      return false;
  }
}

/// The character that ends at the end of the text; bytes == 0 where none does.
Utf8Character last_character(std::string_view text)
{
  for (std::size_t bytes = 1; bytes <= 4 && bytes <= text.size(); ++bytes) {
    const Utf8Character found = character_at(text, text.size() - bytes);
    if (found.bytes == bytes) return found;
  }
  return {};
}

std::size_t columns(char32_t code)
{
  if (code < 0x300) return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD ? 0 : 1;
  const auto point = static_cast<UChar32>(code);
  const auto type = u_charType(point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_allowed_in_xml(char32_t code)
{
  if (code < 0x20) return code == U'\t' || code == U'\n' || code == U'\r';
  return code != 0xFFFE && code != 0xFFFF;
}

}  // namespace

std::string_view trim(std::string_view text)
{
  while (true) {
    const Utf8Character first = character_at(text, 0);
    if (first.bytes == 0 || !is_around_text(first.code)) break;
    text.remove_prefix(first.bytes);
  }
  while (true) {
    const Utf8Character last = last_character(text);
    if (last.bytes == 0 || !is_around_text(last.code)) break;
    text.remove_suffix(last.bytes);
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view between)
{
  std::string joined;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) joined += between;
    joined += parts[i];
  }
  return joined;
}

bool is_utf8(std::string_view text)
{
  return valid_utf8_prefix(text) == text.size();
}

std::size_t character_count(std::string_view utf8)
{
  std::size_t count = 0;
  for (const char byte : utf8) {
    if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) ++count;
  }
  return count;
}

std::size_t display_width(std::string_view utf8)
{
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const Utf8Character next = character_at(utf8, at);
    width += next.bytes == 0 ? 1 : columns(next.code);
    at += next.bytes == 0 ? 1 : next.bytes;
  }
  return width;
}

std::string padded(std::string_view utf8, std::size_t width, bool right_aligned)
{
  const std::size_t taken = display_width(utf8);
  const std::string blanks(width > taken ? width - taken : 0, ' ');
  return right_aligned ? blanks + std::string(utf8) : std::string(utf8) + blanks;
}

std::string xml_escaped(std::string_view utf8)
{
  std::string escaped;
  escaped.reserve(utf8.size() + utf8.size() / 8);
  for (std::size_t at = 0; at < utf8.size();) {
    const Utf8Character next = character_at(utf8, at);
    const std::size_t bytes = next.bytes == 0 ? 1 : next.bytes;
    if (next.bytes == 0 || !is_allowed_in_xml(next.code)) {
      escaped += k_replacement;
    } else if (next.code == U'&') {
      escaped += "&amp;";
    } else if (next.code == U'<') {
      escaped += "&lt;";
    } else if (next.code == U'>') {
      escaped += "&gt;";
    } else if (next.code == U'"') {
      escaped += "&quot;";
    } else if (next.code == U'\'') {
      escaped += "&#39;";
    } else {
      escaped += utf8.substr(at, bytes);
    }
    at += bytes;
  }
  return escaped;
}

std::string sha256_hex(std::string_view bytes)
{
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

}  // namespace util
