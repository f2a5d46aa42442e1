// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/code.hpp"

#include <set>
#include <stdexcept>

#include <sodium.h>

#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

namespace surveys {
namespace {

constexpr std::size_t k_group = 4;
constexpr std::size_t k_drawn = k_code_characters - 1;
constexpr std::size_t k_wide_bytes = 16;

/// Sum of weighted characters, modulo the prime: the weights 1 … 11 differ and none is 0, so one wrong character or two
/// changed about change it.
char check_character(std::string_view drawn)
{
  std::size_t sum = 0;
  for (std::size_t i = 0; i < drawn.size(); ++i)
    sum += (i + 1) * k_alphabet.find(drawn[i]);
  return k_alphabet[sum % k_alphabet.size()];
}

std::string hash_of(std::string_view key, std::size_t number)
{
  const std::string counted = std::to_string(number);
  std::string bytes(k_wide_bytes, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                     reinterpret_cast<const unsigned char*>(counted.data()), counted.size(),
                     reinterpret_cast<const unsigned char*>(key.data()), key.size());
  return bytes;
}

char upper(char c)
{
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_between(char c)
{
  return c == ' ' || c == '-' || c == '_' || c == '.';
}

}  // namespace

std::string characters_from(std::string_view bytes, std::size_t count)
{
  if (bytes.size() < k_wide_bytes || count > 14) throw std::invalid_argument("too few bytes for so many characters");
  std::string number(bytes.substr(0, k_wide_bytes));  // one long number, divided digit by digit
  std::string characters;
  for (std::size_t i = 0; i < count; ++i) {
    unsigned left = 0;
    for (char& byte : number) {
      const unsigned here = left * 256U + static_cast<unsigned char>(byte);
      byte = static_cast<char>(here / k_alphabet.size());
      left = static_cast<unsigned>(here % k_alphabet.size());
    }
    characters += k_alphabet[left];
  }
  return characters;
}

std::vector<std::string> codes_from(std::string_view secret, std::size_t count)
{
  if (secret.size() < crypto_generichash_KEYBYTES_MIN || secret.size() > crypto_generichash_KEYBYTES_MAX)
    throw std::invalid_argument("the secret of a batch of codes has 16 to 64 bytes");
  std::vector<std::string> codes;
  std::set<std::string> seen;
  for (std::size_t number = 0; codes.size() < count; ++number) {
    std::string code = characters_from(hash_of(secret, number), k_drawn);
    code += check_character(code);
    if (seen.insert(code).second) codes.push_back(std::move(code));
  }
  return codes;
}

std::string grouped_code(std::string_view characters)
{
  std::string shown;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (i > 0 && i % k_group == 0) shown += '-';
    shown += characters[i];
  }
  return shown;
}

ReadCode read_code(std::string_view typed)
{
  std::string code;
  const std::string arabic = util::is_utf8(typed) ? thai::to_arabic_digits(util::trim(typed)) : "?";
  for (const char c : arabic) {
    if (!is_between(c)) code += upper(c);
  }
  if (code.empty()) return {"", {{{}, "surveys.code_empty", {}}}};
  if (code.find_first_not_of(k_alphabet) != std::string::npos) return {"", {{{}, "surveys.code_character", {}}}};
  if (code.size() != k_code_characters)
    return {"", {{{}, code.size() < k_code_characters ? "surveys.code_short" : "surveys.code_long", {}}}};
  if (check_character(std::string_view(code).substr(0, k_drawn)) != code.back())
    return {"", {{{}, "surveys.code_check", {}}}};
  return {std::move(code), {}};
}

}  // namespace surveys
