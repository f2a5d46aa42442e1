// SPDX-License-Identifier: Apache-2.0
#include "lib/thai/thai.hpp"

#include <array>
#include <cstdint>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/dtfmtsym.h>
#include <unicode/unistr.h>

namespace thai {
namespace {

constexpr std::string_view k_thai_digit_lead = "\xE0\xB9";  // U+0E50 … U+0E59 are E0 B9 90 … E0 B9 99
constexpr char k_thai_digit_zero = '\x90';
constexpr int k_buddhist_offset = 543;
constexpr std::size_t k_file_name_bytes = 120;

using MonthNames = std::array<std::string, 12>;

MonthNames read_months(const char* locale, icu::DateFormatSymbols::DtWidthType width)
{
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(locale), status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no month names");
  int32_t count = 0;
  const icu::UnicodeString* names = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, width);
  MonthNames out;
  for (std::size_t i = 0; i < out.size() && i < static_cast<std::size_t>(count); ++i)
    names[i].toUTF8String(out[i]);
  return out;
}

const std::string& month_name(unsigned month, util::Language language)
{
  static const MonthNames k_thai = read_months("th", icu::DateFormatSymbols::WIDE);
  static const MonthNames k_english = read_months("en", icu::DateFormatSymbols::WIDE);
  return (language == util::Language::thai ? k_thai : k_english).at(month - 1);
}

const std::string& short_month_name(unsigned month, util::Language language)
{
  static const MonthNames k_thai = read_months("th", icu::DateFormatSymbols::ABBREVIATED);
  static const MonthNames k_english = read_months("en", icu::DateFormatSymbols::ABBREVIATED);
  return (language == util::Language::thai ? k_thai : k_english).at(month - 1);
}

int printed_year(std::chrono::year_month_day date, util::Language language)
{
  return static_cast<int>(date.year()) + (language == util::Language::thai ? k_buddhist_offset : 0);
}

bool is_continuation(char byte)
{
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool forbidden_in_file_names(char byte)
{
  return static_cast<unsigned char>(byte) < 0x20U || byte == 0x7F ||
         std::string_view("/\\:*?\"<>|").find(byte) != std::string_view::npos;
}

const icu::Collator& collator()
{
  static const std::unique_ptr<icu::Collator> k_collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("th"), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no Thai collation");
    return made;
  }();
  return *k_collator;
}

}  // namespace

std::string to_thai_digits(std::string_view utf8)
{
  std::string out;
  out.reserve(utf8.size() * 2);
  for (const char c : utf8) {
    if (c >= '0' && c <= '9') {
      out += k_thai_digit_lead;
      out += static_cast<char>(k_thai_digit_zero + (c - '0'));
    } else {
      out += c;
    }
  }
  return out;
}

std::string to_arabic_digits(std::string_view utf8)
{
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const bool is_digit = utf8.substr(i, 2) == k_thai_digit_lead && i + 2 < utf8.size() &&
                          utf8[i + 2] >= k_thai_digit_zero && utf8[i + 2] <= k_thai_digit_zero + 9;
    if (is_digit) {
      out += static_cast<char>('0' + (utf8[i + 2] - k_thai_digit_zero));
      i += 2;
    } else {
      out += utf8[i];
    }
  }
  return out;
}

std::string in_digits(std::string_view utf8, Digits digits)
{
  return digits == Digits::thai ? to_thai_digits(utf8) : std::string(utf8);
}

std::string long_date(std::chrono::year_month_day date, util::Language language)
{
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     month_name(static_cast<unsigned>(date.month()), language), printed_year(date, language));
}

std::chrono::year_month_day fiscal_year_begin(int fiscal_year)
{
  using namespace std::chrono;
  return year{fiscal_year - k_buddhist_offset - 1} / October / 1;
}

std::chrono::year_month_day fiscal_year_end(int fiscal_year)
{
  using namespace std::chrono;
  return year{fiscal_year - k_buddhist_offset} / September / 30;
}

std::string fiscal_year_period(int fiscal_year, util::Language language)
{
  return fmt::format("{} – {}", long_date(fiscal_year_begin(fiscal_year), language),
                     long_date(fiscal_year_end(fiscal_year), language));
}

std::string fiscal_year_months(int fiscal_year, util::Language language)
{
  const auto month = [&](std::chrono::year_month_day date) {
    return fmt::format("{} {}", short_month_name(static_cast<unsigned>(date.month()), language),
                       printed_year(date, language));
  };
  return fmt::format("{} – {}", month(fiscal_year_begin(fiscal_year)), month(fiscal_year_end(fiscal_year)));
}

int collate(std::string_view a, std::string_view b)
{
  UErrorCode status = U_ZERO_ERROR;
  return collator().compareUTF8(icu::StringPiece(a.data(), static_cast<int32_t>(a.size())),
                                icu::StringPiece(b.data(), static_cast<int32_t>(b.size())), status);
}

std::string sort_key(std::string_view text)
{
  const auto letters = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::vector<std::uint8_t> key(static_cast<std::size_t>(collator().getSortKey(letters, nullptr, 0)));
  collator().getSortKey(letters, key.data(), static_cast<int32_t>(key.size()));
  std::string digits;
  digits.reserve(key.size() * 2);
  for (const std::uint8_t byte : key)
    fmt::format_to(std::back_inserter(digits), "{:02x}", byte);
  return digits;
}

std::string file_name(std::string_view text)
{
  std::string out;
  for (const char c : text) {
    const bool gap = c == ' ' || forbidden_in_file_names(c);
    if (!gap) {
      out += c;
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
  }
  if (out.size() > k_file_name_bytes) {
    std::size_t end = k_file_name_bytes;
    while (end > 0 && is_continuation(out[end]))
      --end;
    out.resize(end);
  }
  while (!out.empty() && (out.back() == '_' || out.back() == '.'))
    out.pop_back();
  while (!out.empty() && out.front() == '.')
    out.erase(0, 1);
  return out.empty() ? "_" : out;
}

}  // namespace thai
