// SPDX-License-Identifier: Apache-2.0
#include "lib/thai/read_date.hpp"

#include <charconv>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <unicode/dtfmtsym.h>
#include <unicode/unistr.h>

#include "lib/thai/thai.hpp"
#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"

namespace thai {
namespace {

constexpr int k_first_buddhist = 2400;
constexpr int k_first_common = 1800;
constexpr int k_era = 543;
constexpr std::size_t k_longest = 60;  // bytes of one part; the longest month takes 27

/// Small letters without blanks and points, so that every way to abbreviate is one.
std::string plain(std::string_view text)
{
  std::string out;
  for (const char c : text) {
    if (c != '.' && c != ' ') out += util::ascii_lower(c);
  }
  return out;
}

using MonthsByName = std::map<std::string, unsigned, std::less<>>;

MonthsByName month_names()
{
  MonthsByName names;
  for (const char* locale : {"th", "en"}) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols{icu::Locale(locale), status};
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no month names");
    for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
      int32_t count = 0;
      const icu::UnicodeString* months = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, width);
      for (unsigned i = 0; i < 12 && static_cast<int32_t>(i) < count; ++i) {
        std::string name;
        months[i].toUTF8String(name);
        names.emplace(plain(name), i + 1);
      }
    }
  }
  return names;
}

std::optional<int> number(std::string_view text, std::size_t most_digits)
{
  const std::string digits = to_arabic_digits(util::trim(text.substr(0, k_longest)));
  if (text.size() > k_longest || digits.empty() || digits.size() > most_digits) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || value < 0) return std::nullopt;
  return value;
}

const std::vector<std::string>& eras()
{
  static const std::vector<std::string> k_eras = [] {
    std::vector<std::string> names;
    const std::string listed = util::Messages::embedded(util::Language::thai).say("thai.eras");
    for (const std::string_view each : util::split(listed, '|'))
      names.emplace_back(each);
    return names;
  }();
  return k_eras;
}

/// The year without the name of its era before it; the number itself says which era it is of.
std::string_view without_era(std::string_view text)
{
  text = util::trim(text);
  for (const std::string_view era : eras()) {
    if (text.starts_with(era)) return util::trim(text.substr(era.size()));
  }
  return text;
}

/// Cut at blanks, strokes and hyphens; and at points where only digits are around (21.11.2569, but not abbreviations).
std::vector<std::string> parts_of(std::string_view text)
{
  const std::string written = to_arabic_digits(text);
  const bool numeric = written.find_first_not_of("0123456789. /-") == std::string::npos;
  std::vector<std::string> parts(1);
  for (const char c : written) {
    const bool separates = c == ' ' || c == '/' || c == '-' || c == ',' || (numeric && c == '.');
    if (!separates) {
      parts.back() += c;
    } else if (!parts.back().empty()) {
      parts.emplace_back();
    }
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

}  // namespace

std::optional<std::chrono::year> read_year(std::string_view text)
{
  const std::optional<int> written = number(without_era(text), 4);
  if (!written || *written < k_first_common) return std::nullopt;
  return std::chrono::year(*written >= k_first_buddhist ? *written - k_era : *written);
}

std::optional<std::chrono::month> read_month(std::string_view text)
{
  static const MonthsByName k_names = month_names();
  if (const std::optional<int> written = number(text, 2)) {
    if (*written < 1 || *written > 12) return std::nullopt;
    return std::chrono::month(static_cast<unsigned>(*written));
  }
  if (text.size() > k_longest) return std::nullopt;
  const auto found = k_names.find(plain(util::trim(text)));
  if (found == k_names.end()) return std::nullopt;
  return std::chrono::month(found->second);
}

std::optional<std::chrono::day> read_day(std::string_view text)
{
  const std::optional<int> written = number(text, 2);
  if (!written || *written < 1 || *written > 31) return std::nullopt;
  return std::chrono::day(static_cast<unsigned>(*written));
}

std::optional<std::chrono::year_month_day> read_date(std::string_view day, std::string_view month,
                                                     std::string_view year)
{
  const auto d = read_day(day);
  const auto m = read_month(month);
  const auto y = read_year(year);
  if (!d || !m || !y) return std::nullopt;
  const std::chrono::year_month_day date(*y, *m, *d);
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<std::chrono::year_month_day> read_date(std::string_view text)
{
  if (text.size() > 2 * k_longest) return std::nullopt;
  std::vector<std::string> parts = parts_of(text);
  if (parts.size() == 4) {  // an era that stands apart: day, month, era, year
    parts[2] += parts[3];
    parts.pop_back();
  }
  if (parts.size() != 3) return std::nullopt;
  if (parts[0].size() == 4) return read_date(parts[2], parts[1], parts[0]);
  return read_date(parts[0], parts[1], parts[2]);
}

}  // namespace thai
