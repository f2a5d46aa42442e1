// SPDX-License-Identifier: Apache-2.0
// The head of a meeting as a form: number, day, place, those present, the opening.
#pragma once
#include <vector>

#include "lib/html/form.hpp"

#include "src/measures/meeting.hpp"

namespace measures {

util::Fields meeting_fields(const Meeting& meeting);
/// What was typed, with its faults in the form; `all` are the meetings of the year.
Meeting read_meeting(html::Form& form, Meeting meeting, const std::vector<Meeting>& all, int fiscal_year);
/// Values of the view measures/meeting_form that are fields.
html::Values meeting_form_values(const html::Form& form);

}  // namespace measures
