// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/answer_piece.hpp"

#include <algorithm>
#include <utility>

namespace scoring {

void AnswerPiece::take(util::CsvReader& rows)
{
  FaultLog log(file_, reading_);
  AnswerRows taken(rules_, own_, log, reading_);
  util::CsvRow row;
  while (rows.next(row)) {
    taken.take(row);
    taken.take_alike(rows);
  }
}

bool AnswerPiece::settle(int lines_before)
{
  if (!all_.agrees_with(own_)) return false;
  all_.add_answers(own_);
  log_.take_over(std::move(reading_), lines_before);
  return true;
}

}  // namespace scoring
