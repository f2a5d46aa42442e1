// SPDX-License-Identifier: Apache-2.0
#include "lib/thai/thai_time.hpp"

namespace thai {
namespace {

constexpr std::chrono::hours k_ahead{7};

}  // namespace

std::int64_t day_begin(std::chrono::year_month_day day)
{
  const std::chrono::sys_seconds midnight = std::chrono::sys_days(day);
  return (midnight - k_ahead).time_since_epoch().count();
}

std::chrono::year_month_day day_of(std::int64_t utc_seconds)
{
  const std::chrono::sys_seconds here{std::chrono::seconds(utc_seconds) + k_ahead};
  return std::chrono::floor<std::chrono::days>(here);
}

}  // namespace thai
