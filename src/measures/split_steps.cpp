// SPDX-License-Identifier: Apache-2.0
#include "src/measures/split_steps.hpp"

#include <charconv>
#include <optional>

#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

namespace measures {
namespace {

constexpr int k_most_numbers = 1000;
constexpr std::string_view k_bullets[] = {"- ", "\u2022", "\u2013 ", "\u25CF", "\uF0B7"};

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

bool is_blank(char c)
{
  return c == ' ' || c == '\n' || c == '\t';
}

/// Where the text behind "3." or "3)" or "(3)" begins, when that number stands at `at`.
std::optional<std::size_t> past_number(std::string_view text, std::size_t at, int number)
{
  const bool in_brackets = at < text.size() && text[at] == '(';
  if (in_brackets) ++at;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
  if (error != std::errc() || value != number || !is_digit(text[at])) return std::nullopt;
  auto behind = static_cast<std::size_t>(end - text.data());
  if (behind >= text.size()) return std::nullopt;
  const char mark = text[behind];
  if (in_brackets ? mark != ')' : mark != '.' && mark != ')') return std::nullopt;
  ++behind;
  if (behind < text.size() && is_digit(text[behind])) return std::nullopt;  // 1.1, 12.50
  return behind;
}

struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Numbers 1, 2, 3 … each behind a blank or at the beginning.
std::vector<Mark> number_marks(std::string_view text)
{
  std::vector<Mark> marks;
  int next = 1;
  for (std::size_t at = 0; at < text.size() && next < k_most_numbers; ++at) {
    if (at != 0 && !is_blank(text[at - 1])) continue;
    const auto end = past_number(text, at, next);
    if (!end) continue;
    marks.push_back({at, *end});
    ++next;
    at = *end - 1;
  }
  return marks;
}

std::size_t past_bullet(std::string_view text, std::size_t at)
{
  for (const std::string_view bullet : k_bullets) {
    if (text.substr(at).starts_with(bullet)) return at + bullet.size();
  }
  return at;
}

/// At the beginnings of lines; where the text begins with one, within lines too. A dash between words is none.
std::vector<Mark> bullet_marks(std::string_view text)
{
  std::vector<Mark> marks;
  const bool within_lines = past_bullet(text, 0) != 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = at == 0 || text[at - 1] == '\n' || (within_lines && is_blank(text[at - 1]));
    if (!begins) continue;
    const std::size_t end = past_bullet(text, at);
    if (end != at) marks.push_back({at, end});
  }
  return marks;
}

SplitText cut_at(std::string_view text, const std::vector<Mark>& marks)
{
  SplitText split;
  split.opening = util::trim(text.substr(0, marks.front().begin));
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const std::size_t end = i + 1 < marks.size() ? marks[i + 1].begin : text.size();
    const std::string_view piece = util::trim(text.substr(marks[i].end, end - marks[i].end));
    if (!piece.empty()) split.pieces.emplace_back(piece);
  }
  return split;
}

/// The numbers in the digits in which the list is numbered; only those are turned, what the pieces say stays.
std::string with_arabic_numbers(std::string_view text)
{
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const bool begins = at == 0 || is_blank(text[at - 1]) || text[at - 1] == '(';
    std::size_t end = at;
    while (end + 3 <= text.size() && thai::to_arabic_digits(text.substr(end, 3)).size() == 1)
      end += 3;
    const bool is_number = begins && end != at && end < text.size() && (text[end] == '.' || text[end] == ')');
    if (is_number) {
      out += thai::to_arabic_digits(text.substr(at, end - at));
      at = end;
    } else {
      out += text[at];
      ++at;
    }
  }
  return out;
}

}  // namespace

SplitText split_list(std::string_view written)
{
  const std::string text = with_arabic_numbers(util::trim(written));
  const std::vector<Mark> numbers = number_marks(text);
  if (!numbers.empty()) return cut_at(text, numbers);
  const std::vector<Mark> bullets = bullet_marks(text);
  if (!bullets.empty()) return cut_at(text, bullets);
  return {.opening = std::string(util::trim(written)), .pieces = {}};
}

std::string without_number(std::string_view written)
{
  const std::string text = with_arabic_numbers(util::trim(written));
  std::size_t digits = text.starts_with('(') ? 1 : 0;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data() + digits, text.data() + text.size(), number);
  if (error == std::errc() && end != nullptr) {
    if (const auto behind = past_number(text, 0, number))
      return std::string(util::trim(std::string_view(text).substr(*behind)));
  }
  return std::string(util::trim(written));
}

}  // namespace measures
