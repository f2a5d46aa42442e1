// SPDX-License-Identifier: Apache-2.0
// Whether a measure can be as somebody wrote it: days within its fiscal year, units that exist and are not dissolved,
// not more steps than can be, a success that can be seen. For the form and for what is imported alike.
#pragma once
#include <string>
#include <vector>

#include "lib/util/problem.hpp"

#include "src/agencies/agency.hpp"
#include "src/framework/framework.hpp"
#include "src/measures/measure.hpp"

namespace measures {

/// All faults; place.field names the field of the form: "title", "first_day", "last_day", "lead", "unit", "steps",
/// "due_3" (of the third step), "weakness", "success_subject", "success_target", "success_words".
/// Problems: html.empty, measures.day_outside_year {first, last}, measures.period_reversed, measures.unit_closed
/// {unit}, measures.unit_unknown, measures.too_many_steps {count, most}, measures.step_empty {number},
/// measures.weakness_unknown {subject}, measures.success_no_item, measures.success_no_indicator,
/// measures.success_no_target, measures.success_target_range, measures.success_no_words.
util::Problems check_measure(const Measure& measure, const std::vector<agencies::Unit>& units,
                             const framework::Framework& framework);

/// "1/10/2567" and "30/9/2568": the ends of the fiscal year as problems say them, in Buddhist years.
std::string first_day_in_figures(int fiscal_year);
std::string last_day_in_figures(int fiscal_year);

/// Whether the framework knows the code as that of an item, question or indicator.
bool is_subject(const framework::Framework& framework, std::string_view code);

}  // namespace measures
