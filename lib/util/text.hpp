// SPDX-License-Identifier: Apache-2.0
// Small acts on UTF-8 text that every reader and writer needs.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace util {

std::string_view trim(
    std::string_view text);  ///< without blanks, tabs, line ends, no-break and zero-width spaces around
std::vector<std::string_view> split(std::string_view text, char separator);
constexpr char ascii_lower(char c)
{
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string join(const std::vector<std::string>& parts, std::string_view between);
bool is_utf8(std::string_view text);
std::size_t character_count(std::string_view utf8);  ///< code points
/// Columns that the text takes in a terminal: Thai marks above and below take none.
std::size_t display_width(std::string_view utf8);
std::string padded(std::string_view utf8, std::size_t width, bool right_aligned = false);
/// With & < > " ' escaped for XML and HTML; characters that XML forbids become U+FFFD.
std::string xml_escaped(std::string_view utf8);
std::string sha256_hex(std::string_view bytes);  ///< 64 digits

}  // namespace util
