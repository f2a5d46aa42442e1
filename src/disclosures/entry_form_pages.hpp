// SPDX-License-Identifier: Apache-2.0
// An entry as a form: explanation, person, and a row of fields for each link with its place in the list.
#pragma once
#include <string>
#include <vector>

#include "lib/html/form.hpp"

#include "src/disclosures/disclosure.hpp"

namespace disclosures {

constexpr int k_spare_rows = 2;  ///< empty ones for more links

/// What the form of an entry holds before anybody types; `from` is kept as a hidden field.
util::Fields fields_of(const Entry& entry, const std::string& from);
/// With that many more empty rows.
util::Fields with_more_rows(const util::Fields& typed, int more);
/// What was typed into a form that somebody else's change overtook: based on what is stored now, with the links that
/// came meanwhile in rows of their own, so that they do not go by accident.
util::Fields rebased(const util::Fields& typed, const Entry& now);

/// The entry with what was typed; faults go to the form. Problems: disclosures.link_twice, disclosures.too_many_links.
Entry read_entry(html::Form& form, Entry entry);

/// Values of the view disclosures/edit that are fields.
html::Values form_values(const html::Form& form);

}  // namespace disclosures
