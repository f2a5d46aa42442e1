// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/read_judgements.hpp"

#include <memory>
#include <utility>

#include "src/scoring/judgement_piece.hpp"
#include "src/scoring/presumed.hpp"

namespace scoring {
namespace {

Reading read_items(util::CsvPieces& pieces, Inputs& inputs, const Words& words, unsigned threads)
{
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

}  // namespace

Reading read_judgements(util::CsvReader reader, Inputs& inputs, const Words& words, unsigned threads)
{
  return read_presuming(std::move(reader), inputs, [&](util::CsvPieces& pieces, Inputs& taken) {
    return read_items(pieces, taken, words, threads);
  });
}

}  // namespace scoring
