// SPDX-License-Identifier: Apache-2.0
// Reads answers of single respondents, one row each, into counts: a nation of 1.37 million rows in about the time that
// reading the file takes, and without keeping a single row.
#pragma once
#include "lib/util/csv.hpp"

#include "src/scoring/inputs.hpp"
#include "src/scoring/words.hpp"

namespace scoring {

/// Columns agency, instrument, part, and one for each question (i1, …, e1, …), in any order; optional agency_type,
/// province_size and population_<instrument>. A cell is a level's position from 1, its code or label, or yes/no; blank
/// = skipped. The part may be blank where the survey has one. Every fault is named with its line and column.
/// So many threads read; what is found does not depend on how many.
Reading read_responses(util::CsvReader reader, Inputs& inputs, const Words& words, unsigned threads = 1);

}  // namespace scoring
