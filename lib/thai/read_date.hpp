// SPDX-License-Identifier: Apache-2.0
// Dates as people in Thailand write them, read back.
#pragma once
#include <chrono>
#include <optional>
#include <string_view>

namespace thai {

/// The year of the common era that a written year means: 2400 and later is of the Buddhist era (2569 → 2026), 1800 to
/// 2399 of the common one. Two digits, and anything else, mean nothing: "69" could be either.
std::optional<std::chrono::year> read_year(std::string_view text);
/// 1 … 12, or the month's name, in full or abbreviated, in Thai or English, with or without points.
std::optional<std::chrono::month> read_month(std::string_view text);
std::optional<std::chrono::day> read_day(std::string_view text);

/// Day, month and year with blanks, strokes, hyphens or points between them ("21/11/2569", "21 Nov 2026", also with
/// Thai names, digits and "B.E." before the year), or 2026-11-21. Nothing where it is no day of the calendar.
std::optional<std::chrono::year_month_day> read_date(std::string_view text);
std::optional<std::chrono::year_month_day> read_date(std::string_view day, std::string_view month,
                                                     std::string_view year);

}  // namespace thai
