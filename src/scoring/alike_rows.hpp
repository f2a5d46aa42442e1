// SPDX-License-Identifier: Apache-2.0
// Rows of an answers file that begin byte for byte like the one before, as those of an agency do that stand together:
// the same agency, survey and part, and the same said of the agency. Then only the answers have to be looked at,
// straight in the bytes of the file. Whatever is unusual about a row is left to AnswerRows, which knows how to say it.
#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "src/scoring/answer_rules.hpp"
#include "src/scoring/inputs.hpp"

namespace scoring {

class AlikeRows {
 public:
  explicit AlikeRows(const AnswerRules& rules);

  /// A row that was counted; whether those to come may be like it.
  bool remember(const util::CsvRow& row, const AnswerPlan& plan);
  /// Counts as many rows as follow that are like it; how many there were.
  std::size_t take(util::CsvReader& rows, Counts& counts);

 private:
  /// What comes next in a row: the cell of a question, or so many cells that must be blank.
  struct Step {
    const AnswerPlan::Cell* asked = nullptr;
    std::size_t blank = 0;
    std::vector<std::pair<std::string, std::size_t>> words = {};  ///< of more than one byte, met before; with positions
  };
  const char* row_at(const char* at, const char* end);
  const char* cell_at(const char* at, char stop, Step& step, std::size_t& position) const;
  const char* word_at(const char* at, char stop, Step& step, std::size_t& position) const;

  const AnswerRules& rules_;
  std::size_t first_column_ = 0;            // of the questions
  std::vector<std::vector<Step>> by_plan_;  // in the order of the columns; empty where other columns stand among them
  std::vector<Step>* steps_ = nullptr;      // of the remembered row
  const AnswerPlan* plan_ = nullptr;        // likewise
  std::string begin_;                       // its bytes before the first question
  char separator_ = ',';
  std::vector<std::size_t> counters_;  // of the row looked at
  std::size_t asked_ = 0;              // how many of them
};

}  // namespace scoring
