// SPDX-License-Identifier: Apache-2.0
// The form of a conflict of interest, as assessors and administrators fill it in.
#pragma once
#include <string>
#include <vector>

#include "lib/html/form.hpp"
#include "lib/html/values.hpp"

#include "src/reviews/assignment.hpp"
#include "src/reviews/parts_pages.hpp"

namespace reviews {

/// What was sent; an agency by its code or its whole name. Faults are refused in the form.
Conflict read_conflict(html::Form& form, db::Connection& connection);
/// Values of {{> reviews/conflict_form}}.
html::Values conflict_form_values(const html::Form& form);
/// "Rawe" or "Ubon Ratchathani".
html::Phrase conflict_with(db::Connection& connection, const Conflict& conflict, util::Language language);

}  // namespace reviews
