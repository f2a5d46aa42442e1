// SPDX-License-Identifier: Apache-2.0
#include "src/framework/comparable.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

namespace framework {

namespace {

std::vector<std::string_view> characters(std::string_view utf8)
{
  std::vector<std::string_view> result;
  for (std::size_t begin = 0; begin < utf8.size();) {
    std::size_t end = begin + 1;
    while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80)
      ++end;
    result.push_back(utf8.substr(begin, end - begin));
    begin = end;
  }
  return result;
}

bool is_punctuation(std::string_view character)
{
  return character.size() == 1 && std::ispunct(static_cast<unsigned char>(character.front())) != 0;
}

/// Pairs of neighbouring characters, sorted.
std::vector<std::string> pairs(std::string_view utf8)
{
  const std::vector<std::string_view> all = characters(utf8);
  std::vector<std::string> result;
  for (std::size_t i = 1; i < all.size(); ++i) {
    result.push_back(std::string(all[i - 1]) + std::string(all[i]));
  }
  std::ranges::sort(result);
  return result;
}

}  // namespace

std::string without_blanks(std::string_view utf8)
{
  std::string result;
  for (const std::string_view character : characters(utf8)) {
    if (!util::trim(character).empty()) result += character;
  }
  return result;
}

std::string comparable(std::string_view utf8)
{
  constexpr std::string_view k_nikhahit = "\u0E4D";
  constexpr std::string_view k_sara_aa = "\u0E32";
  constexpr std::string_view k_sara_am = "\u0E33";
  const std::string text = thai::to_arabic_digits(without_blanks(utf8));
  std::string result;
  for (const std::string_view character : characters(text)) {
    if (is_punctuation(character)) continue;
    if (character == k_sara_aa && result.ends_with(k_nikhahit)) {
      result.resize(result.size() - k_nikhahit.size());
      result += k_sara_am;
    } else if (character.size() == 1) {
      result += static_cast<char>(std::tolower(static_cast<unsigned char>(character.front())));
    } else {
      result += character;
    }
  }
  return result;
}

double likeness(std::string_view comparable_a, std::string_view comparable_b)
{
  if (comparable_a == comparable_b) return 1;
  const std::vector<std::string> a = pairs(comparable_a);
  const std::vector<std::string> b = pairs(comparable_b);
  std::vector<std::string> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  if (common.empty()) return 0;
  return 2.0 * static_cast<double>(common.size()) / static_cast<double>(a.size() + b.size());
}

}  // namespace framework
