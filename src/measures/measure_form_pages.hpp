// SPDX-License-Identifier: Apache-2.0
// A measure as a form: its steps as rows that are added, moved and taken away by buttons, so that it works without
// scripts; weaknesses and units as boxes to tick; the period as the whole year, months or days.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/html/form.hpp"

#include "src/measures/place_pages.hpp"
#include "src/measures/weakness.hpp"

namespace measures {

constexpr std::size_t k_spare_steps = 3;                            ///< empty rows for more steps
constexpr std::size_t k_form_bytes = std::size_t{8} * 1024 * 1024;  ///< 500 long steps in Thai, as browsers send them

/// What the form holds before anybody types, with marks of it by which two people are merged.
util::Fields fields_of(const Measure& measure, util::Language language);

/// Whether a button of the rows was pressed, not the one that saves: "more", "up_3", "down_3", "remove_3".
bool is_row_act(std::string_view then);
/// The form after that button: rows added, moved or taken away, all that was typed kept.
util::Fields with_row_act(const util::Fields& typed, std::string_view then);
/// Empty rows at the end, and only as many as are offered, so that the number of a row is that of its step.
util::Fields compacted(const util::Fields& typed);
/// The measure with what was typed in a compacted form; faults go to the form, those of check_measure too.
Measure read_measure(html::Form& form, Measure measure, const Place& place, const std::vector<Weakness>& weaknesses);

/// Values of the view measures/form that are fields.
html::Values form_values(const html::Form& form, const Measure& measure, const Place& place,
                         const std::vector<Weakness>& weaknesses, const util::Messages& messages);

}  // namespace measures
