// SPDX-License-Identifier: Apache-2.0
// How wide the columns of a printed table are: shared out by weight, but none narrower than its widest word, because a
// word processor breaks a Thai word in two rather than let it stand out.
#pragma once
#include <vector>

#include "lib/office/document.hpp"

namespace office {

/// Columns that the table really has: as declared, or more where a row has more.
std::size_t column_count(const Table& table);

/// Text in the digits of the document, literal runs as they are; without footnote marks.
std::string plain_text(const Runs& runs, thai::Digits digits);
/// The paragraphs of a cell, one under the other.
std::string cell_text(const TableCell& cell, thai::Digits digits);

struct ColumnWidths {
  std::vector<double> points;  ///< one for each column, together `total`
  double size = 0;             ///< the table's type size, up to a fifth smaller than asked for where words did not fit
};

/// `total` is the width of the table in points.
ColumnWidths column_widths(const Table& table, thai::Digits digits, double total);

}  // namespace office
