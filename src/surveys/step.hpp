// SPDX-License-Identifier: Apache-2.0
// The way through a questionnaire that shows one question at a time: every page carries the answers so far, so that the
// server keeps nothing and the way works without scripts.
#pragma once
#include <cstddef>
#include <string>

#include "lib/util/fields.hpp"
#include "lib/util/problem.hpp"

#include "src/surveys/survey.hpp"

namespace surveys {

inline constexpr char k_unanswered = ' ';

/// Where somebody is, or goes next.
struct Step {
  enum class To { question, review, send };
  To to = To::question;
  std::size_t question = 0;  ///< index of the one to show
  std::string answers;      ///< a character for each question, k_unanswered where there is none yet; empty: none at all
  util::Problems problems;  ///< of that question
};

/// What follows a form with answers so far (named by the codes of the questions), the number of the shown question from
/// 1 ("at"), and what the person chose: then=next, back, review, send, or go=<number>.
/// Next is the question behind, or the review once all are answered; a question that is not answered is shown again.
/// Only what is complete is sent.
Step next_step(const Questionnaire& asked, const util::Fields& form);

}  // namespace surveys
