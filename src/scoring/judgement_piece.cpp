// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/judgement_piece.hpp"

#include <utility>

namespace scoring {

void JudgementPiece::take(util::CsvReader& rows)
{
  util::CsvRow row;
  while (rows.next(row))
    rows_.take(row);
}

bool JudgementPiece::settle(int lines_before)
{
  const bool silent = reading_.faults == 0 && reading_.remarks.empty();
  if (!silent || !all_items_.join(rows_.items(), lines_before)) return false;
  log_.take_over(std::move(reading_), lines_before);
  return true;
}

}  // namespace scoring
