// SPDX-License-Identifier: Apache-2.0
// The form of a report on a step.
#pragma once
#include "lib/html/form.hpp"

#include "src/measures/progress.hpp"

namespace measures {

util::Fields fields_of(const StepProgress& report);
/// What was typed, with its faults in the form; a percentage that goes without saying may be left empty. Text that
/// repeats the plan has to be confirmed by a tick.
StepProgress read_report(html::Form& form, const StepProgress& before, const Measure& measure, const Step& step,
                         std::int64_t today);
/// Values of the view measures/progress_form that are fields.
html::Values report_form_values(const html::Form& form);

}  // namespace measures
