// SPDX-License-Identifier: Apache-2.0
// The answers CSV of `prongsai score` (docs/files.md), written from stored answers and read for answers that were
// collected elsewhere.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/csv.hpp"
#include "lib/util/problem.hpp"

#include "src/surveys/rounds.hpp"
#include "src/surveys/survey.hpp"

namespace surveys {

/// Rows of one round: agency (its Thai name, with the code where several have the same: cycles::AgencyNames),
/// agency_type, province_size, population_<instrument>, instrument, part, one column a question. The same round gives
/// the same scores as the server's own answers.
class AnswersCsv {
 public:
  explicit AnswersCsv(const Round& round);
  std::string head() const;  ///< with a byte-order mark
  /// Empty for an agency or survey that the round does not know, and for answers that do not fit.
  std::string row(const Survey& survey, std::string_view answers) const;

 private:
  const Round& round_;
  std::vector<Questionnaire> asked_;
  std::vector<std::size_t> columns_;                // questions, in the order of the file
  std::map<std::int64_t, std::string> beginnings_;  // of the rows of an agency
};

/// The answers to each survey one after the other, each as long as the survey has questions: 1.37 million respondents
/// take some 20 MB.
using AnswersBySurvey = std::map<Survey, std::string>;
struct ReadAnswersFile {
  AnswersBySurvey answers;
  std::size_t rows = 0;     ///< respondents
  util::Problems problems;  ///< with line and column; when there are any, nothing is to be taken
};
/// Agencies as cycles::AgencyNames finds them. Cells as docs/files.md has them: position from 1 (Thai digits too), a
/// level's code or label; blank: skipped. Codes: surveys.csv_… .
ReadAnswersFile read_answers_csv(util::CsvReader reader, const Round& round);

}  // namespace surveys
