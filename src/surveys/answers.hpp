// SPDX-License-Identifier: Apache-2.0
// The answers of one respondent: read from the form, kept as one character a question, written for the answers CSV.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "lib/util/fields.hpp"
#include "lib/util/problem.hpp"

#include "src/surveys/survey.hpp"

namespace surveys {

inline constexpr char k_skipped = '-';
inline constexpr char k_between_answers = ',';    ///< where those of several stand one after the other
inline constexpr std::size_t k_most_levels = 35;  ///< of a scale: 1 … 9, a … z

/// '1' for the first level of the scale; the value of its radio button and the character kept.
char level_character(std::size_t position);
/// Position from 1, 0 for skipped; nothing where the question cannot be answered so.
std::optional<std::size_t> position_of(char character, const framework::Scale& scale);

struct ReadAnswers {
  std::string answers;  ///< in the questionnaire's order; empty where there are problems
  util::Problems problems;
};
/// A form's fields, named by the codes of the questions ("i1"). Every question that is not answered
/// (surveys.not_answered), or answered with what is not offered or twice (surveys.answer_unknown), is a problem whose
/// field is the question's code; so is a skipped one unless `may_skip`.
ReadAnswers read_answers(const Questionnaire& questionnaire, const util::Fields& form, bool may_skip = true);

/// Whether kept answers fit the questionnaire: as many characters as questions, each of its scale or skipped.
bool fits(const Questionnaire& questionnaire, std::string_view answers);
/// The cell of the answers CSV: the position, or the level's code on scales answered by code; empty where skipped.
std::string cell_of(const framework::Scale& scale, char character);

}  // namespace surveys
