// SPDX-License-Identifier: Apache-2.0
// When a measure runs, in its form: the whole fiscal year, from one month to another, or from day to day.
#pragma once
#include "lib/html/form.hpp"
#include "lib/util/messages.hpp"

#include "src/measures/measure.hpp"

namespace measures {

void add_period_fields(util::Fields& fields, const Measure& measure, util::Language language);
/// Sets the measure's days; faults go to the form.
void read_period(html::Form& form, Measure& measure);
/// period, first_month, last_month, first_day, last_day.
void add_period_values(html::Values& values, const html::Form& form, int fiscal_year, util::Language language);

}  // namespace measures
