// SPDX-License-Identifier: Apache-2.0
#include "lib/thai/read_period.hpp"

#include <cctype>
#include <charconv>
#include <string>
#include <vector>

#include "lib/thai/find_dates.hpp"
#include "lib/thai/read_date.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"

namespace thai {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int k_year_00 = 2500 - 543;  // of the Buddhist era, of which two digits are written
constexpr int k_buddhist_first = 543;

std::string lowered(std::string_view text)
{
  std::string out(text);
  for (char& c : out)
    c = util::ascii_lower(c);
  return out;
}

std::vector<std::string> words_listed(const char* key)
{
  std::vector<std::string> words;
  for (const auto language : {util::Language::thai, util::Language::english}) {
    const std::string all = util::Messages::embedded(language).say(key);
    for (const std::string_view one : util::split(all, '|'))
      words.push_back(lowered(one));
  }
  return words;
}

/// Where a word of the list ends in the text; npos where none stands there.
std::size_t end_of_any(std::string_view text, const std::vector<std::string>& words)
{
  for (const std::string& word : words) {
    const std::size_t at = text.find(word);
    if (at != std::string_view::npos) return at + word.size();
  }
  return std::string_view::npos;
}

/// The number that begins within blanks, points and the name of an era after `at`; nothing where other words come.
std::optional<int> number_after(std::string_view text, std::size_t at)
{
  static const std::vector<std::string> k_eras = words_listed("thai.eras");
  const auto skip_blanks = [&] {
    while (at < text.size() && (text[at] == ' ' || text[at] == '.'))
      ++at;
  };
  skip_blanks();
  for (const std::string& era : k_eras) {
    if (!text.substr(at).starts_with(era)) continue;
    at += era.size();
    break;
  }
  skip_blanks();
  int value = 0;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
  if (error != std::errc() || value < 0) return std::nullopt;
  return value;
}

/// 68 → 2025, 2568 → 2025, 2025 → 2025; nothing for numbers that are no year.
std::optional<year> year_of(std::optional<int> written)
{
  if (!written) return std::nullopt;
  if (*written < 100) return year(*written + k_year_00);
  return read_year(std::to_string(*written));
}

/// The year in which the month falls in that fiscal year.
year year_in(int fiscal_year, month of)
{
  const year begin = fiscal_year_begin(fiscal_year).year();
  return of >= std::chrono::October ? begin : begin + std::chrono::years(1);
}

year_month_day last_day_of(year in, month of)
{
  return year_month_day(in / of / std::chrono::last);
}

/// Three months; the first quarter begins in October.
std::optional<Period> quarter(int number, int fiscal_year)
{
  if (number < 1 || number > 4) return std::nullopt;
  const month first = std::chrono::October + std::chrono::months(3 * (number - 1));
  const month last = first + std::chrono::months(2);
  return Period{{year_in(fiscal_year, first), first, day(1)}, last_day_of(year_in(fiscal_year, last), last)};
}

std::optional<Period> of_months(std::string_view text, int fiscal_year)
{
  const std::vector<FoundMonth> months = find_months(text);
  if (months.empty() || months.size() > 2) return std::nullopt;
  const auto first_written = year_of(number_after(text, months.front().end));
  const auto last_written = year_of(number_after(text, months.back().end));
  const month first = months.front().month;
  const month last = months.back().month;
  const year last_year = last_written.value_or(year_in(fiscal_year, last));
  // "Oct – Dec 2567": the year behind the second month is that of both, one earlier where the first comes later in it.
  year first_year = first_written.value_or(year_in(fiscal_year, first));
  if (!first_written && last_written) first_year = first > last ? *last_written - std::chrono::years(1) : *last_written;
  return Period{{first_year, first, day(1)}, last_day_of(last_year, last)};
}

std::optional<Period> whole_fiscal_year(std::string_view text, int fiscal_year)
{
  static const std::vector<std::string> k_whole_year = words_listed("thai.whole_year");
  const std::size_t end = end_of_any(text, k_whole_year);
  if (end == std::string_view::npos) return std::nullopt;
  const auto written = year_of(number_after(text, end));
  const int named = written ? static_cast<int>(*written) + k_buddhist_first : fiscal_year;
  return Period{fiscal_year_begin(named), fiscal_year_end(named)};
}

std::optional<Period> of_quarter(std::string_view text, int fiscal_year)
{
  static const std::vector<std::string> k_quarter = words_listed("thai.quarter");
  const std::size_t end = end_of_any(text, k_quarter);
  if (end == std::string_view::npos) return std::nullopt;
  const auto number = number_after(text, end);
  return number ? quarter(*number, fiscal_year) : std::nullopt;
}

std::optional<Period> of_days(std::string_view text)
{
  const std::vector<FoundDate> days = find_dates(text);
  if (days.empty() || days.size() > 2) return std::nullopt;
  return Period{days.front().day, days.back().day};
}

}  // namespace

std::optional<Period> read_period(std::string_view text, int fiscal_year)
{
  const std::string written = lowered(to_arabic_digits(util::trim(text)));
  auto period = of_days(written);
  if (!period && std::isdigit(static_cast<unsigned char>(written.empty() ? ' ' : written.front())) != 0)
    return std::nullopt;  // a day that is in no calendar
  if (!period) period = of_quarter(written, fiscal_year);
  if (!period) period = of_months(written, fiscal_year);
  if (!period) period = whole_fiscal_year(written, fiscal_year);
  if (!period || !period->first.ok() || !period->last.ok() || period->last < period->first) return std::nullopt;
  return period;
}

}  // namespace thai
