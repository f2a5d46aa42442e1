// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/precheck_text.hpp"

#include <algorithm>

#include "lib/thai/thai.hpp"
#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"
#include "lib/util/utf8.hpp"

namespace disclosures {
namespace {

constexpr char32_t k_nikhahit = 0x0E4D;
constexpr char32_t k_sara_aa = 0x0E32;
constexpr char32_t k_sara_am = 0x0E33;
constexpr std::size_t k_quote = 160;

bool is_tone(char32_t code)
{
  return code >= 0x0E48 && code <= 0x0E4B;
}

/// Blanks, marks of punctuation, and what nobody sees.
bool says_nothing(char32_t code)
{
  if (code < 0x80)
    return !((code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z'));
  return code == 0xA0 || code == 0xAD || (code >= 0x2000 && code <= 0x206F) || code == 0xFEFF;
}

struct Letter {
  char32_t code;
  std::size_t at;
};

/// Nikhahit and sara aa are sara am, with a tone between them too: fonts in PDF files take the letter apart.
void compose(std::vector<Letter>& letters)
{
  std::vector<Letter> out;
  for (const Letter& letter : letters) {
    const std::size_t size = out.size();
    if (letter.code == k_sara_aa && size > 0 && out[size - 1].code == k_nikhahit) {
      out[size - 1].code = k_sara_am;
    } else if (letter.code == k_sara_aa && size > 1 && is_tone(out[size - 1].code) &&
               out[size - 2].code == k_nikhahit) {
      out[size - 2].code = out[size - 1].code;
      out[size - 1].code = k_sara_am;
    } else {
      out.push_back(letter);
    }
  }
  letters = std::move(out);
}

std::vector<Letter> letters_of(std::string_view text)
{
  std::vector<Letter> letters;
  for (std::size_t at = 0; at < text.size();) {
    const util::Utf8Character character = util::character_at(text, at);
    if (character.bytes == 0) {
      ++at;
      continue;
    }
    const char32_t code = character.code < 0x80
                              ? static_cast<char32_t>(util::ascii_lower(static_cast<char>(character.code)))
                              : character.code;
    if (!says_nothing(code)) letters.push_back({code, at});
    at += character.bytes;
  }
  compose(letters);
  return letters;
}

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

bool is_of_address(char c)
{
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-' ||
         c == '+';
}

/// The number that begins at `at` ends there; 0 where none does.
std::size_t telephone_end(std::string_view text, std::size_t at)
{
  if (at > 0 && is_digit(text[at - 1])) return 0;
  std::size_t digits = 0;
  std::size_t most = 10;
  if (text.substr(at).starts_with("+66")) {
    at += 3;
    digits = 1;
  } else if (text[at] != '0') {
    return 0;
  }
  std::size_t gap = 0;
  std::size_t end = at;
  for (; at < text.size() && digits < most; ++at) {
    if (is_digit(text[at])) {
      ++digits;
      gap = 0;
      end = at + 1;
    } else if ((text[at] == '-' || text[at] == ' ' || text[at] == '.' || text[at] == '(' || text[at] == ')') &&
               ++gap < 4) {
      continue;
    } else {
      break;
    }
  }
  const bool goes_on = end < text.size() && is_digit(text[end]);
  return digits >= 9 && !goes_on ? end : 0;
}

/// The address whose @ is at `at` ends there; 0 where it is none.
std::size_t email_end(std::string_view text, std::size_t at)
{
  if (at == 0 || !is_of_address(text[at - 1])) return 0;
  std::size_t end = at + 1;
  while (end < text.size() && is_of_address(text[end]))
    ++end;
  const std::string_view domain = text.substr(at + 1, end - at - 1);
  const std::size_t point = domain.find('.');
  return point != std::string_view::npos && point > 0 && point + 2 < domain.size() ? end : 0;
}

std::size_t emails_in(std::string_view text)
{
  std::size_t count = 0;
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1))
    count += email_end(text, at) != 0 ? 1 : 0;
  return count;
}

std::size_t telephones_in(std::string_view text)
{
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '0' || text[at] == '+' ? telephone_end(text, at) : 0;
    count += end != 0 ? 1 : 0;
    at = end != 0 ? end : at + 1;
  }
  return count;
}

std::vector<std::string> sign_list(const util::Messages& messages, const char* key)
{
  std::vector<std::string> list;
  const std::string all = messages.say(key);
  for (const std::string_view one : util::split(all, '|'))
    list.emplace_back(one);
  return list;
}

}  // namespace

SearchedText::SearchedText(std::string_view text) : plain_(thai::to_arabic_digits(text))
{
  for (const Letter& letter : letters_of(plain_)) {
    util::append_utf8(squeezed_, letter.code);
    places_.resize(squeezed_.size(), letter.at);
  }
}

std::vector<SearchedText::Place> SearchedText::find_all(std::string_view words) const
{
  std::vector<Place> found;
  const std::string wanted = squeezed(words);
  if (wanted.empty()) return found;
  for (std::size_t at = squeezed_.find(wanted); at != std::string::npos;
       at = squeezed_.find(wanted, at + wanted.size())) {
    const std::size_t last = places_[at + wanted.size() - 1];
    found.push_back({places_[at], last + util::character_at(plain_, last).bytes});
  }
  return found;
}

bool SearchedText::has(std::string_view words) const
{
  const std::string wanted = squeezed(words);
  return !wanted.empty() && squeezed_.find(wanted) != std::string::npos;
}

std::optional<SearchedText::Place> SearchedText::find_any(const std::vector<std::string>& words) const
{
  for (const std::string& one : words) {
    if (const auto found = find_all(one); !found.empty()) return found.front();
  }
  return std::nullopt;
}

std::string SearchedText::quote(std::size_t at) const
{
  if (plain_.empty()) return {};
  at = std::min(at, plain_.size() - 1);
  const std::size_t before = plain_.rfind('\n', at);
  std::size_t begin = before == std::string::npos ? 0 : before + 1;
  std::size_t end = std::min(plain_.find('\n', at), plain_.size());
  if (begin > end) begin = end;
  // Three bytes a Thai letter; the place itself stays in it.
  if (at > begin + 2 * k_quote) begin = at - 2 * k_quote;
  while (begin < plain_.size() && (static_cast<unsigned char>(plain_[begin]) & 0xC0U) == 0x80U)
    ++begin;
  end = std::min(end, begin + 3 * k_quote);
  const std::string_view line = std::string_view(plain_).substr(begin, end - begin);
  std::string quoted(line.substr(0, util::valid_utf8_prefix(line)));
  std::replace(quoted.begin(), quoted.end(), '\t', ' ');
  return quoted;
}

std::string squeezed(std::string_view words)
{
  std::string out;
  for (const Letter& letter : letters_of(thai::to_arabic_digits(words)))
    util::append_utf8(out, letter.code);
  return out;
}

bool has_email(std::string_view text)
{
  return emails_in(text) > 0;
}

bool has_telephone(std::string_view plain)
{
  return telephones_in(plain) > 0;
}

std::size_t contacts_in(std::string_view plain)
{
  return emails_in(plain) + telephones_in(plain);
}

const Signs& signs()
{
  static const Signs k_signs = [] {
    const util::Messages messages = util::Messages::embedded(util::Language::thai);
    return Signs{.fiscal_year = sign_list(messages, "prechecks.signs.fiscal_year"),
                 .eras = sign_list(messages, "thai.eras"),
                 .first_half = sign_list(messages, "prechecks.signs.first_half"),
                 .quarter = sign_list(messages, "prechecks.signs.quarter"),
                 .total = sign_list(messages, "prechecks.signs.total"),
                 .position = sign_list(messages, "prechecks.signs.position"),
                 .map = sign_list(messages, "prechecks.signs.map"),
                 .until = sign_list(messages, "thai.until")};
  }();
  return k_signs;
}

}  // namespace disclosures
