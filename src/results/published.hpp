// SPDX-License-Identifier: Apache-2.0
// Scores as a document prints them, one row an agency and fiscal year: `published.csv` with the columns
// agency, fiscal_year, 1 … 10, total, level and any question (i1, e9) or item (o12) columns; all but the first two may
// be blank (also "-"), and cells that lack at a row's end are blank. Optional: agency_type, n_iit, n_eit (n_eit_1,
// n_eit_2 by part), population_iit, population_eit. Headings and numbers may be written with Thai digits.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/csv.hpp"

#include "src/scoring/result.hpp"

namespace results {

using util::Exact;

/// A number as printed: 86.63 with 2 places stands for anything from 86.625 to 86.635. "0" and "100" without decimals
/// have 2 places, because that is how documents print a full or an empty score.
struct Printed {
  Exact value;
  int places = 2;
  util::Place place;        ///< where it stands in the file; field is the heading as written there
  bool zero_for_o = false;  ///< an item whose heading has a Thai zero where the letter o belongs
  Exact low() const;        ///< value − ½ unit of the last place, not below 0
  Exact high() const;       ///< value + ½ unit, not above 100 unless the value is
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
/// total are computed from the rounded ones. The framework must be the row's year; codes that it does not have and
/// scores outside 0 … 100 are left out.
/// Where a survey has two parts and a printed indicator is not the mean of its printed questions, the questions are
/// part 1 and the indicator's part 2 is what remains, (indicator − w₁ · part 1) / w₂, with a flag that says so: with
/// halves, 92.62 over questions of mean 97.23 leaves 88.01.
scoring::Result to_result(const PublishedRow& row, std::shared_ptr<const framework::Framework> framework);

/// Whether the printed questions of a survey in parts are those of part 1 alone: so where a printed indicator is not,
/// within rounding, the mean of its questions. False where nothing tells, and where the parts ask different questions.
bool questions_show_first_part(const PublishedRow& row, const framework::Framework& framework, std::size_t instrument);

/// The level that a printed name means: its code or its Thai or English name, in any letter case, with or without
/// quotation marks. Empty: no level of that year.
std::optional<std::size_t> level_named(const framework::Framework& framework, std::string_view printed);

/// A result of which only the indicators are known (parallel to the framework's): instruments, total and level follow.
scoring::Result from_indicators(std::shared_ptr<const framework::Framework> framework,
                                const std::vector<std::optional<Exact>>& indicators);

}  // namespace results
