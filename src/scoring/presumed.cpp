// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/presumed.hpp"

#include <utility>

namespace scoring {

Reading read_presuming(util::CsvReader reader, Inputs& inputs,
                       const std::function<Reading(util::CsvPieces&, Inputs&)>& read)
{
  util::CsvPieces pieces(std::move(reader));
  while (true) {
    Inputs taken = inputs;
    Reading reading = read(pieces, taken);
    if (pieces.holds()) {
      inputs = std::move(taken);
      return reading;
    }
    pieces.start_again();
  }
}

}  // namespace scoring
