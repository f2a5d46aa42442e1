// SPDX-License-Identifier: Apache-2.0
#include "src/measures/period_pages.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "lib/html/components.hpp"
#include "lib/thai/thai.hpp"

#include "src/measures/measure_check.hpp"
#include "src/measures/place_pages.hpp"

namespace measures {
namespace {

using html::Field;
using html::Word;

constexpr const char* k_whole_year = "year";
constexpr const char* k_by_months = "months";
constexpr const char* k_by_days = "days";
constexpr int k_months_a_year = 12;

const Field k_period_field{.name = "period", .label = Word{"measures.field.period"}};
const Field k_first_month_field{.name = "first_month", .label = Word{"measures.field.first_month"}};
const Field k_last_month_field{.name = "last_month", .label = Word{"measures.field.last_month"}};
const Field k_first_day_field{
    .name = "first_day", .label = Word{"measures.field.first_day"}, .hint = Word{"measures.day_hint"}};
const Field k_last_day_field{.name = "last_day", .label = Word{"measures.field.last_day"}};

std::chrono::year_month month_at(int fiscal_year, int index)
{
  const std::chrono::year_month_day begin = thai::fiscal_year_begin(fiscal_year);
  return begin.year() / begin.month() + std::chrono::months(index);
}

std::int64_t first_of(std::chrono::year_month month)
{
  return day_number(month / 1);
}
std::int64_t last_of(std::chrono::year_month month)
{
  return day_number(month / std::chrono::last);
}

/// "October 2024": the date of its first day without the day.
std::string month_name(std::chrono::year_month month, util::Language language)
{
  const std::string date = thai::long_date(month / 1, language);
  const std::size_t blank = date.find(' ');
  return blank == std::string::npos ? date : date.substr(blank + 1);
}

std::vector<html::Option> month_options(int fiscal_year, util::Language language)
{
  std::vector<html::Option> options{{"", Word{"measures.no_month"}}};
  for (int i = 0; i < k_months_a_year; ++i)
    options.push_back({std::to_string(i + 1), month_name(month_at(fiscal_year, i), language)});
  return options;
}

std::vector<html::Option> period_options()
{
  return {{k_whole_year, Word{"measures.period.year"}},
          {k_by_months, Word{"measures.period.months"}},
          {k_by_days, Word{"measures.period.days"}}};
}

/// Its place in the fiscal year, from 1; 0 for a day outside.
int month_index(int fiscal_year, std::int64_t day)
{
  for (int i = 0; i < k_months_a_year; ++i) {
    const auto month = month_at(fiscal_year, i);
    if (day >= first_of(month) && day <= last_of(month)) return i + 1;
  }
  return 0;
}

bool lasts_whole_months(const Measure& measure)
{
  const int first = month_index(measure.fiscal_year, measure.first_day);
  const int last = month_index(measure.fiscal_year, measure.last_day);
  return first != 0 && last != 0 && measure.first_day == first_of(month_at(measure.fiscal_year, first - 1)) &&
         measure.last_day == last_of(month_at(measure.fiscal_year, last - 1));
}

int read_month(html::Form& form, const Field& field, bool needed, int fiscal_year)
{
  const auto offered = html::values_of(month_options(fiscal_year, util::Language::thai));
  const std::string chosen = form.choice(field, offered, needed ? html::Needed::yes : html::Needed::no);
  const auto found = std::find(offered.begin(), offered.end(), chosen);
  return found == offered.end() ? 0 : static_cast<int>(found - offered.begin());
}

}  // namespace

void add_period_fields(util::Fields& fields, const Measure& measure, util::Language language)
{
  const bool months = lasts_whole_months(measure);
  fields.add("period", lasts_whole_year(measure) ? k_whole_year : months ? k_by_months : k_by_days);
  if (months && !lasts_whole_year(measure)) {
    fields.add("first_month", std::to_string(month_index(measure.fiscal_year, measure.first_day)));
    fields.add("last_month", std::to_string(month_index(measure.fiscal_year, measure.last_day)));
  }
  const bool days = !months;
  fields.add("first_day", days ? day_text(measure.first_day, language) : "");
  fields.add("last_day", days ? day_text(measure.last_day, language) : "");
}

void read_period(html::Form& form, Measure& measure)
{
  const int year = measure.fiscal_year;
  const std::string kind = form.choice(k_period_field, html::values_of(period_options()));
  const int first_month = read_month(form, k_first_month_field, kind == k_by_months, year);
  const int last_month = read_month(form, k_last_month_field, kind == k_by_months, year);
  const html::DateRule rule{.required = kind == k_by_days};
  const auto first_day = form.date(k_first_day_field, rule);
  const auto last_day = form.date(k_last_day_field, rule);
  measure.first_day = day_number(thai::fiscal_year_begin(year));
  measure.last_day = day_number(thai::fiscal_year_end(year));
  if (kind == k_by_months) {
    if (first_month != 0) measure.first_day = first_of(month_at(year, first_month - 1));
    if (last_month != 0) measure.last_day = last_of(month_at(year, last_month - 1));
    if (measure.last_day < measure.first_day) form.refuse(k_last_month_field, "measures.period_reversed");
  } else if (kind == k_by_days) {
    if (first_day) measure.first_day = day_number(*first_day);
    if (last_day) measure.last_day = day_number(*last_day);
  }
  // The faults of a period by months are told at the months.
  if (kind == k_by_months && measure.last_day < measure.first_day) measure.last_day = measure.first_day;
}

void add_period_values(html::Values& values, const html::Form& form, int fiscal_year, util::Language language)
{
  const auto months = month_options(fiscal_year, language);
  values.set("period", html::radios(form, k_period_field, period_options()))
      .set("first_month", html::select(form, k_first_month_field, months))
      .set("last_month", html::select(form, k_last_month_field, months))
      .set("first_day", html::text_input(form, k_first_day_field, {.width = 20}))
      .set("last_day", html::text_input(form, k_last_day_field, {.width = 20}));
}

}  // namespace measures
