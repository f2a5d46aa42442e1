// SPDX-License-Identifier: Apache-2.0
#include "lib/office/xlsx_names.hpp"

#include <algorithm>

#include "lib/util/text.hpp"
#include "lib/util/utf8.hpp"

namespace office::xlsx {
namespace {

constexpr std::size_t k_longest_name = 31;

bool is_mark(char32_t code)
{
  return code == 0x0E31 || (code >= 0x0E34 && code <= 0x0E3A) || (code >= 0x0E47 && code <= 0x0E4E) ||
         (code >= 0x0300 && code <= 0x036F);
}

// Excel takes no apostrophe at either end.
std::string_view bared(std::string_view name)
{
  name = util::trim(name);
  while (name.starts_with('\'') || name.ends_with('\'')) {
    if (name.starts_with('\'')) name.remove_prefix(1);
    if (name.ends_with('\'')) name.remove_suffix(1);
    name = util::trim(name);
  }
  return name;
}

std::string allowed(std::string_view wished)
{
  constexpr std::string_view k_forbidden = "[]:*?/\\";
  std::string name;
  for (std::size_t at = 0; at < wished.size();) {
    const util::Utf8Character next = util::character_at(wished, at);
    if (next.bytes == 0 || next.code < 0x20 || next.code == 0x7F) {
      name += ' ';
    } else if (next.code < 0x80 && k_forbidden.find(static_cast<char>(next.code)) != std::string_view::npos) {
      name += '-';
    } else {
      name += wished.substr(at, next.bytes);
    }
    at += next.bytes == 0 ? 1 : next.bytes;
  }
  return std::string(bared(name));
}

// At most `units` UTF-16 units, and never a letter without the marks that belong to it.
std::string cut(std::string_view name, std::size_t units)
{
  std::size_t end = 0;
  std::size_t used = 0;
  for (std::size_t at = 0; at < name.size();) {
    const util::Utf8Character next = util::character_at(name, at);
    if (!is_mark(next.code)) end = at;
    used += next.code > 0xFFFF ? 2 : 1;
    if (used > units) break;
    at += next.bytes;
    if (at == name.size()) end = at;
  }
  return std::string(bared(name.substr(0, end)));
}

std::string lower(std::string text)
{
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

}  // namespace

std::string SheetNames::add(std::string_view wished, std::string_view otherwise)
{
  std::string name = cut(allowed(wished), k_longest_name);
  if (name.empty() || lower(name) == "history") name = cut(allowed(otherwise), k_longest_name);
  std::string unique = name;
  for (int i = 2; !taken_.insert(lower(unique)).second; ++i) {
    const std::string suffix = " (" + std::to_string(i) + ")";
    unique = cut(name, k_longest_name - suffix.size()) + suffix;
  }
  return unique;
}

}  // namespace office::xlsx
