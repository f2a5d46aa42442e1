// SPDX-License-Identifier: Apache-2.0
#include "lib/thai/find_dates.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include <unicode/dtfmtsym.h>
#include <unicode/unistr.h>

#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"
#include "lib/util/utf8.hpp"

namespace thai {
namespace {

using std::chrono::year_month_day;

/// What stands in dates besides numbers and months, from the catalogue.
struct DateWords {
  std::vector<std::string> eras;
  std::vector<std::string> until;
};

std::vector<std::string> listed(const util::Messages& messages, const char* key)
{
  std::vector<std::string> words;
  const std::string all = messages.say(key);
  for (const std::string_view one : util::split(all, '|'))
    words.emplace_back(one);
  return words;
}

const DateWords& listed_words()
{
  static const DateWords k_words = [] {
    const util::Messages messages = util::Messages::embedded(util::Language::thai);
    DateWords words{listed(messages, "thai.eras"), listed(messages, "thai.until")};
    words.eras.insert(words.eras.end(), {",", "."});
    return words;
  }();
  return k_words;
}

constexpr char32_t k_thai_zero = 0x0E50;
constexpr int k_buddhist = 543;
constexpr int k_two_digits_begin = 2500;

struct MonthName {
  std::string name;  ///< small letters
  unsigned month;
};

/// The longest first, so that no name is taken for a shorter one.
std::vector<MonthName> all_names()
{
  std::vector<MonthName> names;
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
        for (char& c : name)
          c = util::ascii_lower(c);
        names.push_back({name, i + 1});
        if (name.ends_with('.')) names.push_back({name.substr(0, name.size() - 1), i + 1});
      }
    }
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const MonthName& a, const MonthName& b) { return a.name.size() > b.name.size(); });
  return names;
}

const std::vector<MonthName>& month_names_known()
{
  static const std::vector<MonthName> k_names = all_names();
  return k_names;
}

bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The name that begins at `at`; letters of ASCII must not go on before or behind it.
const MonthName* month_at(std::string_view text, std::size_t at)
{
  for (const MonthName& one : month_names_known()) {
    if (text.size() - at < one.name.size()) continue;
    bool same = true;
    for (std::size_t i = 0; same && i < one.name.size(); ++i)
      same = util::ascii_lower(text[at + i]) == one.name[i];
    if (!same) continue;
    const std::size_t end = at + one.name.size();
    const bool ascii = is_letter(one.name.front());
    if (ascii && ((at > 0 && is_letter(text[at - 1])) || (end < text.size() && is_letter(text[end])))) continue;
    return &one;
  }
  return nullptr;
}

/// Digits of either kind.
struct Number {
  int value = 0;
  std::size_t digits = 0;
  std::size_t end = 0;
};
Number number_at(std::string_view text, std::size_t at)
{
  Number number{.end = at};
  while (number.digits < 9) {
    const util::Utf8Character character = util::character_at(text, number.end);
    int digit = -1;
    if (character.bytes == 1 && character.code >= '0' && character.code <= '9')
      digit = static_cast<int>(character.code) - '0';
    if (character.code >= k_thai_zero && character.code < k_thai_zero + 10)
      digit = static_cast<int>(character.code - k_thai_zero);
    if (character.bytes == 0 || digit < 0) break;
    number.value = number.value * 10 + digit;
    ++number.digits;
    number.end += character.bytes;
  }
  return number;
}

std::size_t past_blanks(std::string_view text, std::size_t at)
{
  while (at < text.size() && text[at] == ' ')
    ++at;
  return at;
}

/// Past blanks and what stands between month and year: the name of an era, points, commas.
std::size_t past_era(std::string_view text, std::size_t at)
{
  for (bool again = true; again;) {
    again = false;
    at = past_blanks(text, at);
    for (const std::string& era : listed_words().eras) {
      if (!text.substr(at).starts_with(era)) continue;
      at += era.size();
      again = true;
      break;
    }
  }
  return at;
}

/// Which year of the common era the digits mean.
std::optional<int> year_of(const Number& number)
{
  if (number.digits == 2) return k_two_digits_begin + number.value - k_buddhist;
  if (number.digits != 4) return std::nullopt;
  if (number.value >= 2400 && number.value < 2700) return number.value - k_buddhist;
  if (number.value >= 1900 && number.value < 2150) return number.value;
  return std::nullopt;
}

std::optional<year_month_day> valid(int year, int month, int day)
{
  const year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day)));
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// "10/2566" or " Oct 2566" behind the day that ends at `at`.
struct MonthAndYear {
  int month = 0;
  int year = 0;
  std::size_t end = 0;
};
std::optional<MonthAndYear> month_and_year(std::string_view text, std::size_t at)
{
  if (at < text.size() && (text[at] == '/' || text[at] == '-' || text[at] == '.')) {
    const char stroke = text[at];
    const Number month = number_at(text, at + 1);
    if (month.digits == 0 || month.digits > 2 || month.end >= text.size() || text[month.end] != stroke)
      return std::nullopt;
    const Number year = number_at(text, month.end + 1);
    const auto meant = year_of(year);
    // Two digits after points are more often a number of a chapter.
    if (!meant || (year.digits == 2 && stroke == '.')) return std::nullopt;
    return MonthAndYear{month.value, *meant, year.end};
  }
  const std::size_t begin = past_blanks(text, at);
  if (begin >= text.size()) return std::nullopt;
  const MonthName* month = month_at(text, begin);
  if (month == nullptr) return std::nullopt;
  const Number year = number_at(text, past_era(text, begin + month->name.size()));
  const auto meant = year_of(year);
  if (!meant) return std::nullopt;
  return MonthAndYear{static_cast<int>(month->month), *meant, year.end};
}

/// "2023-10-01".
std::optional<FoundDate> iso_date(std::string_view text, const Number& year, std::size_t begin)
{
  if (year.digits != 4 || year.end >= text.size() || text[year.end] != '-') return std::nullopt;
  const auto meant = year_of(year);
  const Number month = number_at(text, year.end + 1);
  if (!meant || month.digits != 2 || month.end >= text.size() || text[month.end] != '-') return std::nullopt;
  const Number day = number_at(text, month.end + 1);
  const auto date = day.digits == 2 ? valid(*meant, month.value, day.value) : std::nullopt;
  if (!date) return std::nullopt;
  return FoundDate{*date, begin, day.end};
}

/// The first day of "1 - 5 Oct 2566" or "1 Oct - 5 Nov 2566", for which month or year stand behind the second.
std::optional<std::size_t> past_dash(std::string_view text, std::size_t at)
{
  at = past_blanks(text, at);
  for (const std::string& dash : listed_words().until) {
    if (text.substr(at).starts_with(dash)) return past_blanks(text, at + dash.size());
  }
  return std::nullopt;
}

class DateFinder {
 public:
  explicit DateFinder(std::string_view text) : text_(text) {}

  std::vector<FoundDate> find()
  {
    for (std::size_t at = 0; at < text_.size();) {
      const Number number = number_at(text_, at);
      if (number.digits == 0) {
        const std::size_t bytes = util::character_at(text_, at).bytes;
        at += bytes == 0 ? 1 : bytes;
        continue;
      }
      const std::size_t end = take(number, at);
      at = end == 0 ? number.end : end;
    }
    return std::move(found_);
  }

 private:
  /// Where what was taken ends; 0 where the number begins no date.
  std::size_t take(const Number& number, std::size_t begin)
  {
    if (const auto date = iso_date(text_, number, begin)) return add(*date);
    if (number.digits > 2) return 0;
    if (const auto rest = month_and_year(text_, number.end)) {
      const auto date = valid(rest->year, rest->month, number.value);
      return date ? add({*date, begin, rest->end}) : 0;
    }
    return take_range(number, begin);
  }

  std::size_t take_range(const Number& first, std::size_t begin)
  {
    std::size_t at = first.end;
    const std::size_t word = past_blanks(text_, at);
    const MonthName* month = word < text_.size() ? month_at(text_, word) : nullptr;
    if (month != nullptr) at = word + month->name.size();
    const auto behind = past_dash(text_, at);
    if (!behind) return 0;
    const Number second = number_at(text_, *behind);
    if (second.digits == 0 || second.digits > 2) return 0;
    const auto rest = month_and_year(text_, second.end);
    if (!rest) return 0;
    const auto from = valid(rest->year, month == nullptr ? rest->month : static_cast<int>(month->month), first.value);
    const auto to = valid(rest->year, rest->month, second.value);
    if (!from || !to) return 0;
    add({*from, begin, at});
    return add({*to, *behind, rest->end});
  }

  std::size_t add(const FoundDate& date)
  {
    found_.push_back(date);
    return date.end;
  }

  std::string_view text_;
  std::vector<FoundDate> found_;
};

}  // namespace

std::vector<FoundDate> find_dates(std::string_view text)
{
  return DateFinder(text).find();
}

std::vector<FoundMonth> find_months(std::string_view text)
{
  std::vector<FoundMonth> found;
  for (std::size_t at = 0; at < text.size();) {
    const MonthName* month = month_at(text, at);
    if (month != nullptr) {
      found.push_back({std::chrono::month(month->month), at, at + month->name.size()});
      at += month->name.size();
      continue;
    }
    const std::size_t bytes = util::character_at(text, at).bytes;
    at += bytes == 0 ? 1 : bytes;
  }
  return found;
}

}  // namespace thai
