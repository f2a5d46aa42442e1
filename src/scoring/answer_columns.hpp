// SPDX-License-Identifier: Apache-2.0
// The headings of an answers file: which column tells what, in any order and however the letters are cased.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/util/csv.hpp"

#include "src/scoring/fault_log.hpp"
#include "src/scoring/words.hpp"

namespace scoring {

struct AnswerColumns {
  std::vector<std::string> headings;  ///< as written, without blanks around
  std::optional<std::size_t> agency;
  std::optional<std::size_t> instrument;
  std::optional<std::size_t> part;
  std::optional<std::size_t> agency_type;
  std::optional<std::size_t> province_size;
  std::vector<std::pair<std::size_t, std::size_t>> population;  ///< column, instrument
  std::vector<std::pair<std::size_t, std::size_t>> questions;   ///< column, question
};

/// Names every unknown, doubled and missing column. Without agency or instrument no row can be understood: then empty.
std::optional<AnswerColumns> read_answer_columns(const util::CsvRow& row, const framework::Framework& framework,
                                                 const Words& words, FaultLog& log);

}  // namespace scoring
