// SPDX-License-Identifier: Apache-2.0
// An entry of the library as a form: its steps one a line, what it answers by codes of a year's framework.
#pragma once
#include <vector>

#include "lib/html/form.hpp"
#include "lib/util/messages.hpp"

#include "src/measures/library.hpp"

namespace measures {

/// Years of which there is a framework, the newest first.
std::vector<int> library_years();

util::Fields fields_of(const LibraryEntry& entry);
/// The entry with what was typed; faults go to the form: measures.weakness_unknown {subject}, measures.too_many_steps.
LibraryEntry read_library_entry(html::Form& form, LibraryEntry entry);
/// Values of the view measures/library_form that are fields.
html::Values library_form_values(const html::Form& form);

}  // namespace measures
