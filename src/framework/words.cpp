// SPDX-License-Identifier: Apache-2.0
#include "src/framework/words.hpp"

#include <algorithm>
#include <array>

#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

namespace framework {
namespace {

constexpr std::array<const char*, 10> k_columns_with_words = {
    "agency", "instrument", "part", "item", "element", "met", "reason", "score", "agency_type", "province_size"};

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

void add_words(std::vector<std::string>& words, const util::Messages& messages, const std::string& key)
{
  const std::string listed = messages.say(key);
  for (const std::string_view word : util::split(listed, '|')) {
    if (const std::string written = plain(word); !written.empty()) words.push_back(written);
  }
}

}  // namespace

Words Words::from(const util::Messages& thai, const util::Messages& english)
{
  Words words;
  for (const util::Messages* messages : {&thai, &english}) {
    add_words(words.yes, *messages, "words.yes");
    add_words(words.no, *messages, "words.no");
    add_words(words.not_applicable, *messages, "words.not_applicable");
    for (const char* column : k_columns_with_words) {
      std::vector<std::string> written;
      add_words(written, *messages, std::string("words.heading.") + column);
      for (std::string& heading : written)
        words.headings.emplace_back(std::move(heading), column);
    }
  }
  for (const char* column : k_columns_with_words)
    words.headings.emplace_back(column, column);
  return words;
}

const Words& Words::embedded()
{
  static const Words k_words =
      from(util::Messages::embedded(util::Language::thai), util::Messages::embedded(util::Language::english));
  return k_words;
}

std::string plain(std::string_view written)
{
  const auto is_plain = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z'); };
  if (std::all_of(written.begin(), written.end(), is_plain)) return std::string(written);
  std::string text = thai::to_arabic_digits(util::trim(written));
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

std::string item_code(std::string_view written)
{
  std::string code = plain(written);
  std::erase(code, ' ');
  // A zero before the number is a letter o that was typed as a zero; no item is numbered from zero.
  if (code.size() >= 2 && code[0] == '0' && std::all_of(code.begin(), code.end(), is_digit)) code[0] = 'o';
  return code;
}

std::string shown(std::string_view written)
{
  constexpr std::size_t k_most_characters = 40;
  const std::string_view text = util::trim(written);
  std::size_t characters = 0;
  for (std::size_t byte = 0; byte < text.size(); ++byte) {
    const bool begins = (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U;
    if (begins && characters++ == k_most_characters) return std::string(text.substr(0, byte)) + "…";
  }
  return std::string(text);
}

}  // namespace framework
