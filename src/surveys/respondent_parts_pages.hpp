// SPDX-License-Identifier: Apache-2.0
// What the pages of respondents are made of: gaps, the fields of questions, answers carried along.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/html/components.hpp"
#include "lib/html/form.hpp"

#include "src/surveys/respondent_pages.hpp"

namespace surveys {

std::string gap_of(Gap gap);
/// The words for all gaps, escaped.
std::vector<std::string> fillings(const GapWords& words);
/// Under which a page of a questionnaire is kept.
std::string name_of(std::string_view page, const Questionnaire& asked);

/// The levels of the scale and "prefer not to answer".
std::vector<html::Option> options_of(const framework::Scale& scale, util::Language language);
/// Named by the code of the question; its label is number and wording.
html::Field field_of(const Questionnaire& asked, std::size_t index, util::Language language);
/// Answers as hidden fields, without those that are not there (k_unanswered) and without the one that the page shows.
std::string hidden_fields(const Questionnaire& asked, std::string_view answers,
                          std::optional<std::size_t> shown = std::nullopt);
html::Phrase chosen_words(const framework::Scale& scale, char character, util::Language language);

}  // namespace surveys
