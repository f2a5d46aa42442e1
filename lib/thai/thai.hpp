// SPDX-License-Identifier: Apache-2.0
// Thai ways of writing: digits, Buddhist-era dates, the order of words. ICU does the language; we choose the forms.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "lib/util/messages.hpp"

namespace thai {

enum class Digits { thai, arabic };

std::string to_thai_digits(std::string_view utf8);    ///< 0 … 9 become U+0E50 … U+0E59
std::string to_arabic_digits(std::string_view utf8);  ///< the other way
std::string in_digits(std::string_view utf8, Digits digits);

/// Day, month in full, Buddhist year in Thai; "21 October 2025" in English. Digits are Arabic, a renderer turns them.
std::string long_date(std::chrono::year_month_day date, util::Language language);
/// The whole fiscal year of that (Buddhist) name: "1 October 2024 – 30 September 2025" for 2568, in Thai with Thai
/// months and Buddhist years.
std::string fiscal_year_period(int fiscal_year, util::Language language);
/// The same for a narrow column: "Oct 2024 – Sep 2025", in Thai with the abbreviated months and Buddhist years.
std::string fiscal_year_months(int fiscal_year, util::Language language);
/// First day of the fiscal year: 2568 → 1 October 2024.
std::chrono::year_month_day fiscal_year_begin(int fiscal_year);
std::chrono::year_month_day fiscal_year_end(int fiscal_year);

/// Dictionary order of Thai (ICU collation): negative, 0 or positive.
int collate(std::string_view a, std::string_view b);
/// The same order as text that any database sorts right: hexadecimal digits, compared byte by byte.
std::string sort_key(std::string_view text);

/// A file name that a person recognises and every system accepts: no blanks, slashes or control characters, at most
/// 120 bytes, cut between characters.
std::string file_name(std::string_view text);

}  // namespace thai
