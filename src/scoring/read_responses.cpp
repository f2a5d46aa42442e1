// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/read_responses.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "src/scoring/answer_piece.hpp"

namespace scoring {
namespace {

/// Empty where the file turns out not to be in the encoding that its beginning promised.
std::optional<Reading> try_to_read(util::CsvPieces& pieces, Inputs& inputs, const Words& words, unsigned threads)
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
  if (!pieces.holds()) return std::nullopt;
  log.take_over(pieces.problems());
  log.finish();
  return reading;
}

}  // namespace

Reading read_responses(util::CsvReader reader, Inputs& inputs, const Words& words, unsigned threads)
{
  util::CsvPieces pieces(std::move(reader));
  while (true) {
    Inputs read = inputs;
    if (auto reading = try_to_read(pieces, read, words, threads)) {
      inputs = std::move(read);
      return std::move(*reading);
    }
    pieces.start_again();
  }
}

}  // namespace scoring
