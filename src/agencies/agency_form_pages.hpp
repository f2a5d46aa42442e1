// SPDX-License-Identifier: Apache-2.0
// The form of one agency: made from the register, filled by a person, read back as a rule sees it.
#pragma once
#include <string>

#include "lib/html/form.hpp"
#include "lib/html/values.hpp"

#include "src/agencies/agency_store.hpp"

namespace agencies {

/// The form as it is before anything was typed.
html::Form filled_form(const Agency& agency, const AgencyStore& store);
/// Reads all fields into `agency` (its id says which one it is); faults stay in the form.
void read_agency(html::Form& form, const AgencyStore& store, Agency& agency);
html::Values form_fields(const html::Form& form);

/// The same for web site and telephone alone, which the agency's coordinator changes too.
void read_contact(html::Form& form, Agency& agency);
html::Values contact_fields(const html::Form& form);

/// What differs, for the audit log.
std::string detail_of(const Agency& before, const Agency& after);

}  // namespace agencies
