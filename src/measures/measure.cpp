// SPDX-License-Identifier: Apache-2.0
#include "src/measures/measure.hpp"

#include <algorithm>
#include <iterator>

#include "lib/thai/thai.hpp"

namespace measures {
namespace {

constexpr std::string_view k_follow_up_codes[] = {"monthly", "quarterly", "half_yearly", "year_end", "when_done"};
constexpr std::string_view k_priority_codes[] = {"urgent", "high", "normal"};
constexpr std::string_view k_success_codes[] = {"items_met", "indicator", "count", "words"};

template <typename Enum, std::size_t N>
std::optional<Enum> enum_named(const std::string_view (&codes)[N], std::string_view code)
{
  const auto* found = std::find(std::begin(codes), std::end(codes), code);
  if (found == std::end(codes)) return std::nullopt;
  return static_cast<Enum>(found - std::begin(codes));
}

}  // namespace

std::string_view code(FollowUp follow_up)
{
  return k_follow_up_codes[static_cast<std::size_t>(follow_up)];
}

std::optional<FollowUp> follow_up_named(std::string_view code)
{
  return enum_named<FollowUp>(k_follow_up_codes, code);
}

std::string_view code(Priority priority)
{
  return k_priority_codes[static_cast<std::size_t>(priority)];
}

std::optional<Priority> priority_named(std::string_view code)
{
  return enum_named<Priority>(k_priority_codes, code);
}

std::string_view code(SuccessKind kind)
{
  return k_success_codes[static_cast<std::size_t>(kind)];
}

std::optional<SuccessKind> success_kind_named(std::string_view code)
{
  return enum_named<SuccessKind>(k_success_codes, code);
}

bool Measure::answers(std::string_view weakness) const
{
  return std::find(weaknesses.begin(), weaknesses.end(), weakness) != weaknesses.end();
}

bool Measure::is_of_unit(std::int64_t unit) const
{
  return lead == unit || std::find(units.begin(), units.end(), unit) != units.end();
}

std::int64_t day_number(std::chrono::year_month_day day)
{
  return std::chrono::sys_days(day).time_since_epoch().count();
}

std::chrono::year_month_day day_of(std::int64_t number)
{
  return std::chrono::sys_days(std::chrono::days(number));
}

bool lasts_whole_year(const Measure& measure)
{
  return measure.first_day == day_number(thai::fiscal_year_begin(measure.fiscal_year)) &&
         measure.last_day == day_number(thai::fiscal_year_end(measure.fiscal_year));
}

}  // namespace measures
