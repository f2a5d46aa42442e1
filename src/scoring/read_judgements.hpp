// SPDX-License-Identifier: Apache-2.0
// Reads what assessors judged: element by element with reasons, or only each item's result.
#pragma once
#include "lib/util/csv.hpp"

#include "src/scoring/inputs.hpp"
#include "src/scoring/words.hpp"

namespace scoring {

/// Columns agency and item; element and met (yes/no in either language), optionally reason; or score (100, 0, or "n/a"
/// for an item that does not apply); both ways in one file where both sets of columns are there. An item is met if all
/// its elements of the framework are judged met, and failed by one that is not; where none failed and some are not
/// judged, that is a fault, and so is an element or item judged twice with different results.
/// So many threads read; what is found does not depend on how many.
Reading read_judgements(util::CsvReader reader, Inputs& inputs, const Words& words, unsigned threads = 1);

}  // namespace scoring
