// SPDX-License-Identifier: Apache-2.0
// Paper questionnaires, keyed twice: the same numbered sheets by two passes. What the passes differ in is looked up on
// the paper; only a batch in which they agree becomes answers.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/util/clock.hpp"
#include "lib/util/fields.hpp"

#include "src/surveys/answers.hpp"
#include "src/surveys/survey.hpp"

namespace surveys {

inline constexpr std::int64_t k_most_sheets = 500;  ///< of a batch
inline constexpr std::int64_t k_passes = 2;

struct PaperBatch {
  std::int64_t id = 0;
  Survey survey;
  std::string name;  ///< by which its keyers know the pile
  std::int64_t sheets = 0;
  std::int64_t keyed_first = 0;  ///< sheets, by pass
  std::int64_t keyed_second = 0;
  util::UtcSeconds made_at = 0;
  std::optional<util::UtcSeconds> ended_at = {};
  std::string ended_how = {};  ///< "stored" or "dropped"

  bool is_open() const { return !ended_at; }
  bool is_keyed() const { return keyed_first == sheets && keyed_second == sheets; }
};

/// Answers by the number of the sheet.
using Sheets = std::map<std::int64_t, std::string>;

struct SheetDifference {
  std::int64_t sheet = 0;
  std::size_t question = 0;  ///< index in the questionnaire
  char first = k_skipped;
  char second = k_skipped;
  bool operator==(const SheetDifference&) const = default;
};
/// Of the sheets that both passes have, sheet by sheet.
std::vector<SheetDifference> differences(const Sheets& first, const Sheets& second);

/// What was keyed for a sheet: one character a question, as on the form ("1" the first level, Thai digits too), "-"
/// where the paper has no answer. Problems: surveys.paper_blank, surveys.answer_unknown; the field is the question's
/// code.
ReadAnswers read_sheet(const Questionnaire& questionnaire, const util::Fields& form);

}  // namespace surveys
