// SPDX-License-Identifier: Apache-2.0
// Tables that people send in: the first visible sheet of an Excel workbook, or CSV. Nothing of the file is believed:
// sizes are bounded before anything is unpacked, and nothing outside of the file is ever looked at.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "lib/util/table_rows.hpp"

namespace office {

/// What a workbook may hold; more is a problem in words, not a long wait.
struct TableLimits {
  std::size_t parts = 1000;                                    ///< entries of the archive
  std::size_t unpacked_bytes = std::size_t{16} * 1024 * 1024;  ///< of each part that is read
  std::size_t ratio = 200;                                     ///< unpacked to packed, for parts above a megabyte
  std::size_t rows = 50'000;                                   ///< with content
  std::size_t columns = 100;                                   ///< up to the last with content
  std::size_t cell_bytes = 32'767;                             ///< of text in a cell
  std::size_t text_bytes = std::size_t{32} * 1024 * 1024;      ///< of all cells, shared texts counted each time
  bool fill_merged = false;  ///< what stands in merged cells counts for each of their rows (in the first column)
};

/// A workbook by its first bytes, otherwise CSV. `shown_as` is the name used in problems. Rows and cells without
/// content are left out at the end; lines are row numbers of the sheet. Numbers come as Excel keeps them, without
/// needless zeros ("17", not "17.0"); a date is the number of its day.
/// Problems: office.xlsx_locked (an old .xls, or one with a password), office.xlsx_broken, office.xlsx_too_large,
/// office.xlsx_too_many_columns, office.cell_error, office.cell_formula, office.cell_too_long, table.too_many_rows,
/// those of CsvReader.
util::TableRows read_table(std::string bytes, const std::string& shown_as, const TableLimits& limits = {});

}  // namespace office
