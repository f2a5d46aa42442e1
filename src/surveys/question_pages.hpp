// SPDX-License-Identifier: Apache-2.0
// The questions of a survey as fields of a form that somebody fills in for another: assessors, and who keys paper.
#pragma once
#include <vector>

#include "lib/html/form.hpp"
#include "lib/html/values.hpp"
#include "lib/util/messages.hpp"

#include "src/surveys/survey.hpp"

namespace surveys {

/// One {{> radios}} for each question, its levels and "prefers not to answer"; fields are named as read_answers reads.
std::vector<html::Values> question_radios(const Questionnaire& asked, const html::Form& form, util::Language language);

}  // namespace surveys
