// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/read_judgements.hpp"

#include <memory>
#include <utility>

#include "src/scoring/judgement_piece.hpp"

namespace scoring {

Reading read_judgements(util::CsvReader reader, Inputs& inputs, const Words& words, unsigned threads)
{
  util::CsvPieces pieces(std::move(reader));
  pieces.start_again();  // with the encoding known for certain: what is judged could not be taken back
  Reading reading;
  FaultLog log(pieces.name(), reading);
  util::CsvRow row;
  if (!pieces.next(row)) {
    reading.usable = false;
    if (pieces.problems().empty()) log.fault(0, {}, "scoring.file_empty");
  } else if (auto columns = read_judgement_columns(row, words, log)) {
    JudgementRows in_order(*columns, words, inputs, log, reading);
    pieces.read(
        threads,
        [&] { return std::make_unique<JudgementPiece>(*columns, words, pieces.name(), inputs, in_order.items(), log); },
        [&](const util::CsvRow& next) { in_order.take(next); });
    in_order.items().decide();
  } else {
    reading.usable = false;
  }
  log.take_over(pieces.problems());
  log.finish();
  return reading;
}

}  // namespace scoring
