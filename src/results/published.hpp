// SPDX-License-Identifier: Apache-2.0
// Scores as a document prints them, one row an agency and fiscal year: `published.csv` with the columns
// agency, fiscal_year, 1 … 10, total, level and any question (i1, e9) or item (o12) columns; all but the first two may
// be blank. Optional: agency_type, n_iit, n_eit, population_iit, population_eit.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/util/csv.hpp"

#include "src/scoring/result.hpp"

namespace results {

using util::Exact;

/// A number as printed: 86.63 with 2 places stands for anything from 86.625 to 86.635.
struct Printed {
  Exact value;
  int places = 2;
  util::Place place;   ///< where it stands in the file
  Exact low() const;   ///< value − ½ unit of the last place, not below 0
  Exact high() const;  ///< value + ½ unit, not above 100 unless the value is
};

struct PublishedRow {
  std::string agency;
  std::string agency_type;
  int fiscal_year = 0;
  std::map<std::string, Printed> indicators;  ///< by code "1" … "10"
  std::map<std::string, Printed> questions;   ///< by code "i1"
  std::map<std::string, Printed> items;       ///< by code "o1", whatever the heading's letter was
  std::optional<Printed> total;
  std::string level;                  ///< as printed; empty where not printed
  std::map<std::string, int> counts;  ///< "n_iit", "population_iit" …
  util::Place place;
};

struct Published {
  std::vector<PublishedRow> rows;
  util::Problems problems;  ///< faults of the file: nothing is to be taken from it while there are any
  util::Problems remarks;   ///< oddities that do not stop: a heading with the Thai digit 0 read as the letter o
};

Published read_published(util::CsvReader reader);

/// The row as a result: printed scores stand for themselves; instruments and, where not printed, indicators and the
/// total are computed from the rounded ones. The framework must be the row's year.
scoring::Result to_result(const PublishedRow& row, std::shared_ptr<const framework::Framework> framework);

}  // namespace results
