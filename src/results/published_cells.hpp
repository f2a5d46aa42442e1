// SPDX-License-Identifier: Apache-2.0
// How people write the headings and cells of published.csv, and what they mean by them: Thai digits, a Thai zero for
// the letter o, a decimal comma, a percent sign, a year of the common era.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "src/results/published.hpp"

namespace results {

enum class ColumnKind { agency, agency_type, fiscal_year, level, total, indicator, question, item, count };

struct Column {
  ColumnKind kind = ColumnKind::agency;
  std::string code;         ///< "7", "i3", "o12", "n_iit"; what the column is called where it has no other code
  std::string heading;      ///< as written
  bool zero_for_o = false;  ///< a Thai zero before the 5, understood as o5
  bool reworded = false;    ///< not written as the code is: Thai digits or words before it
};

/// Letter case, blanks, and Thai words before a code do not matter. Empty: no column that we know.
std::optional<Column> column_of(std::string_view heading);

/// True for an empty cell and for a lone dash of any length, with which documents mark a score that was not given.
bool is_blank(std::string_view cell);

/// "86.63", "86,63", "86.63 %", also in Thai digits. A comma before exactly three digits is refused: it could part
/// thousands. More than 6 decimals come from a spreadsheet's binary numbers: 79.63999999999999 is 79.64; what is not so
/// close to two decimals is an unrounded score and counts with 6. Empty: not a number. The place is left empty.
std::optional<Printed> parse_printed(std::string_view cell);

/// A number of people from 0 to 999,999,999; thousands may be parted by commas.
std::optional<int> parse_count(std::string_view cell);

struct Year {
  int fiscal_year = 0;      ///< Buddhist; 0 where `problem` is set
  std::string problem;      ///< message key
  std::string likely_year;  ///< the Buddhist year that was probably meant
};
/// Buddhist years 2500 … 2699 in four digits.
Year parse_year(std::string_view cell);

}  // namespace results
