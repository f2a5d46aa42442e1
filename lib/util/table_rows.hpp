// SPDX-License-Identifier: Apache-2.0
// A table of modest size taken into memory, whatever file it came from: rows of texts, each with its place in the file.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/csv.hpp"
#include "lib/util/problem.hpp"

namespace util {

struct TableRow {
  int line = 0;  ///< of the file, or number of the row in its sheet; from 1
  std::vector<std::string> cells;
};

struct TableRows {
  std::string name;            ///< the file as people know it
  std::vector<TableRow> rows;  ///< those with content, the heading among them
  Problems problems;           ///< where there are any, rows may be missing
};

/// At most `most_rows` rows; more is table.too_many_rows.
TableRows read_rows(CsvReader reader, std::size_t most_rows);

/// The rows as one text, for a table that waits in a database for its sender to say yes; and back. Control characters
/// that part rows and cells become blanks.
std::string packed_rows(const TableRows& table);
std::vector<TableRow> unpacked_rows(std::string_view text);

}  // namespace util
