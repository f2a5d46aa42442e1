// SPDX-License-Identifier: Apache-2.0
// Reads a table in the encoding that its beginning promises, without looking through all of it before. Where a later
// row breaks the promise, everything read is forgotten, and the table is read again with its encoding known.
#pragma once
#include <functional>
#include <optional>

#include "lib/util/csv_pieces.hpp"

#include "src/scoring/inputs.hpp"

namespace scoring {

/// `read` reads all of the pieces into the inputs it is given, a copy of `inputs` that takes their place at the end.
Reading read_presuming(util::CsvReader reader, Inputs& inputs,
                       const std::function<Reading(util::CsvPieces&, Inputs&)>& read);

}  // namespace scoring
