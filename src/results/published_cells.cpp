// SPDX-License-Identifier: Apache-2.0
#include "src/results/published_cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

namespace results {

namespace {

constexpr std::string_view k_thai_zero = "\xE0\xB9\x90";
constexpr int k_most_places = 6;

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text)
{
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

std::string lower_without_blanks(std::string_view text)
{
  std::string result;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

/// Without the Thai letters and marks at the front (U+0E01 … U+0E4F), up to a Thai digit or anything not Thai.
std::string_view without_thai_words(std::string_view text)
{
  while (text.size() >= 3 && text[0] == '\xE0') {
    const auto second = static_cast<unsigned char>(text[1]);
    const auto third = static_cast<unsigned char>(text[2]);
    if (second != 0xB8 && !(second == 0xB9 && third <= 0x8F)) break;
    text.remove_prefix(3);
  }
  return text;
}

std::string without_leading_zeros(std::string_view digits)
{
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size());
  return std::string(digits.substr(first));
}

constexpr std::array<std::pair<std::string_view, ColumnKind>, 5> k_named_columns{{
    {"agency", ColumnKind::agency},
    {"agency_type", ColumnKind::agency_type},
    {"fiscal_year", ColumnKind::fiscal_year},
    {"level", ColumnKind::level},
    {"total", ColumnKind::total},
}};

constexpr std::array<std::string_view, 6> k_counts{"n_iit",   "n_eit",          "n_eit_1",
                                                   "n_eit_2", "population_iit", "population_eit"};

/// "7" → indicator, "i3" and "e9" → question, "o12" → item.
bool read_code(std::string_view code, Column& column)
{
  const char letter = code.empty() ? '\0' : code[0];
  const bool lettered = letter == 'i' || letter == 'e' || letter == 'o';
  const std::string_view digits = lettered ? code.substr(1) : code;
  if (!all_digits(digits) || digits.size() > 3) return false;
  const std::string number = without_leading_zeros(digits);
  // "05" may be indicator 5 or item o5, so a leading zero needs its letter.
  if (number.empty() || (!lettered && number.size() != digits.size())) return false;
  column.code = lettered ? letter + number : number;
  column.kind = !lettered ? ColumnKind::indicator : letter == 'o' ? ColumnKind::item : ColumnKind::question;
  return true;
}

/// A score with its decimals cut off where a spreadsheet's binary arithmetic has lengthened them.
Printed shortened(Printed printed)
{
  if (printed.places <= k_most_places) return printed;
  const Exact two = printed.value.rounded(2);
  const Exact off = two > printed.value ? two - printed.value : printed.value - two;
  printed.places = off < Exact(1, 1'000'000'000) ? 2 : k_most_places;
  printed.value = printed.value.rounded(printed.places);
  return printed;
}

}  // namespace

std::optional<Column> column_of(std::string_view heading)
{
  Column column;
  column.heading = util::trim(heading);
  const std::string plain = lower_without_blanks(column.heading);
  for (const auto& [name, kind] : k_named_columns) {
    if (plain != name) continue;
    column.kind = kind;
    column.code = name;
    return column;
  }
  if (std::ranges::find(k_counts, plain) != k_counts.end()) {
    column.kind = ColumnKind::count;
    column.code = plain;
    return column;
  }
  std::string code{without_thai_words(plain)};
  if (code.starts_with(k_thai_zero) && code.size() > k_thai_zero.size()) {
    column.zero_for_o = true;
    code = "o" + code.substr(k_thai_zero.size());
  }
  if (!read_code(thai::to_arabic_digits(code), column)) return std::nullopt;
  column.reworded = column.code != plain;
  return column;
}

bool is_blank(std::string_view cell)
{
  const std::string_view text = util::trim(cell);
  return text.empty() || text == "-" || text == "--" || text == "\u2013" || text == "\u2014";
}

std::optional<Printed> parse_printed(std::string_view cell)
{
  constexpr std::size_t k_longest = 30;
  std::string text = lower_without_blanks(thai::to_arabic_digits(util::trim(cell)));
  if (text.ends_with('%')) text.pop_back();
  if (text.size() > k_longest) return std::nullopt;
  std::string_view unsigned_part = text;
  if (unsigned_part.starts_with('-') || unsigned_part.starts_with('+')) unsigned_part.remove_prefix(1);
  const std::size_t point = unsigned_part.find_first_of(".,");
  const std::string_view whole = unsigned_part.substr(0, point);
  if (!all_digits(whole)) return std::nullopt;

  Printed printed;
  const bool negative = text.starts_with('-');
  std::string number{whole};
  if (point == std::string_view::npos) {
    const std::string plain = without_leading_zeros(whole);
    printed.places = plain.empty() || plain == "100" ? 2 : 0;
  } else {
    const std::string_view decimals = unsigned_part.substr(point + 1);
    if (!all_digits(decimals)) return std::nullopt;
    if (unsigned_part[point] == ',' && decimals.size() == 3) return std::nullopt;
    printed.places = static_cast<int>(decimals.size());
    number.append(".").append(decimals);
  }
  printed.value = Exact::parse(number);
  if (negative) printed.value = -printed.value;
  return shortened(std::move(printed));
}

std::optional<int> parse_count(std::string_view cell)
{
  const std::string text = lower_without_blanks(thai::to_arabic_digits(util::trim(cell)));
  std::string digits;
  const std::vector<std::string_view> groups = util::split(text, ',');
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool well_grouped = groups.size() == 1 || (i == 0 ? groups[i].size() <= 3 : groups[i].size() == 3);
    if (!all_digits(groups[i]) || !well_grouped) return std::nullopt;
    digits += groups[i];
  }
  if (digits.size() > 9) return std::nullopt;
  int count = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return count;
}

Year parse_year(std::string_view cell)
{
  const std::string text = lower_without_blanks(thai::to_arabic_digits(util::trim(cell)));
  Year year;
  int number = 0;
  if (all_digits(text) && (text.size() == 2 || text.size() == 4)) {
    std::from_chars(text.data(), text.data() + text.size(), number);
  }
  if (number >= 2500 && number <= 2699) {
    year.fiscal_year = number;
  } else if (number >= 1957 && number <= 2156) {
    year.problem = "published.year_common_era";
    year.likely_year = std::to_string(number + 543);
  } else if (text.size() == 2 && number > 0) {
    year.problem = "published.year_short";
    year.likely_year = std::to_string(number + 2500);
  } else {
    year.problem = "published.not_a_year";
  }
  return year;
}

}  // namespace results
