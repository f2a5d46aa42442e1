// SPDX-License-Identifier: Apache-2.0
// What an answers file's headings and the framework say about every row. Made once, then only looked at, by all threads
// that read the file.
#pragma once
#include <cstddef>
#include <vector>

#include "src/framework/framework.hpp"
#include "src/scoring/answer_columns.hpp"
#include "src/scoring/words.hpp"

namespace scoring {

/// Which cells count in rows of one part of one survey, and which must be blank there.
struct AnswerPlan {
  struct Cell {
    std::size_t column = 0;
    std::size_t question = 0;
    std::size_t scale = 0;
    const AnswerValues::Quick* quick = nullptr;
    std::size_t counter = 0;  ///< Counts::cell() of the question in this part; of no meaning in foreign cells
  };
  std::size_t instrument = 0;
  std::size_t part = 0;
  std::vector<Cell> cells;
  std::vector<Cell> foreign;
};

struct AnswerRules {
  AnswerRules(const framework::Framework& framework, const Words& words, AnswerColumns columns);
  AnswerRules(const AnswerRules&) = delete;  // cells point into values
  AnswerRules& operator=(const AnswerRules&) = delete;

  const framework::Framework& framework;
  AnswerColumns columns;
  AnswerValues values;
  std::vector<AnswerPlan> plans;  ///< in the framework's order, the parts of a survey together
  std::size_t most_cells = 0;     ///< of any plan
};

}  // namespace scoring
