// SPDX-License-Identifier: Apache-2.0
// The form of one reading: each element met or not met with a reason, or the whole item where it has no elements; the
// same for assessors, second readers, moderators and who decides a contest.
#pragma once
#include <optional>

#include "lib/html/form.hpp"
#include "lib/html/values.hpp"
#include "lib/util/messages.hpp"

#include "src/reviews/reading.hpp"

namespace reviews {

/// What the form asks besides the elements.
struct ReadingAsked {
  bool not_applicable = false;  ///< may be chosen
  bool words_needed = false;    ///< a moderator and who decides say why
};

/// The form filled with what was found before.
html::Form reading_form(const framework::Item& item, const std::optional<Reading>& before);
/// What was sent, with every fault refused in the form.
Reading read_form(html::Form& form, const framework::Item& item, const ReadingAsked& asked, util::Language language);
/// Values of {{> reviews/reading_form}}.
html::Values form_values(const html::Form& form, const framework::Item& item, const ReadingAsked& asked,
                         util::Language language);

}  // namespace reviews
