// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/read_responses.hpp"

#include <memory>
#include <utility>

#include "src/scoring/answer_piece.hpp"
#include "src/scoring/presumed.hpp"

namespace scoring {
namespace {

Reading read_answers(util::CsvPieces& pieces, Inputs& inputs, const Words& words, unsigned threads)
{
  Reading reading;
  FaultLog log(pieces.name(), reading);
  util::CsvRow row;
  if (!pieces.next(row)) {
    reading.usable = false;
    if (pieces.problems().empty()) log.fault(0, {}, "scoring.file_empty");
  } else if (auto columns = read_answer_columns(row, *inputs.framework(), words, log)) {
    const AnswerRules rules(*inputs.framework(), words, std::move(*columns));
    AnswerRows in_order(rules, inputs, log, reading);
    pieces.read(
        threads, [&] { return std::make_unique<AnswerPiece>(rules, pieces.name(), inputs, log); },
        [&](const util::CsvRow& next) { in_order.take(next); });
  } else {
    reading.usable = false;
  }
  log.take_over(pieces.problems());
  log.finish();
  return reading;
}

}  // namespace

Reading read_responses(util::CsvReader reader, Inputs& inputs, const Words& words, unsigned threads)
{
  return read_presuming(std::move(reader), inputs, [&](util::CsvPieces& pieces, Inputs& taken) {
    return read_answers(pieces, taken, words, threads);
  });
}

}  // namespace scoring
