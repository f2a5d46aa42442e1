// SPDX-License-Identifier: Apache-2.0
// From counted answers to questions, survey parts and indicators, with what must be said about them.
// A question is the mean of its answers; an indicator the weighted mean, over the parts, of the mean of the part's
// questions: ½ × 97.23 + ½ × 88.00 = 92.62 (seed 002, indicator 6).
#pragma once
#include "src/scoring/score.hpp"

namespace scoring {

/// Whether this part of the survey puts the question.
bool asks(const framework::Question& question, const framework::Part& part);

/// Fills result.questions, the respondents of result.instruments, the indicators of surveys, and adds flags.
/// The vectors must already have the framework's sizes.
void score_surveys(Result& result, const AgencyInput& input);

}  // namespace scoring
