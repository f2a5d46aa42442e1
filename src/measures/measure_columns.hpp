// SPDX-License-Identifier: Apache-2.0
// Which column of a table of measures holds what, by the words of its heading.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "lib/util/table_rows.hpp"

#include "src/measures/measure_import.hpp"

namespace measures {

class MeasureColumns {
 public:
  /// The first row of the first k_heading_rows that has a title column and another; faults go to `problems`, headings
  /// that nobody knows to `remarks`.
  MeasureColumns(const util::TableRows& table, util::Problems& problems, util::Problems& remarks);

  bool found() const { return !places_.empty(); }
  std::size_t first_row() const { return first_row_; }  ///< behind the heading
  /// The heading again, as tables repeat it on each page.
  bool is_heading(const util::TableRow& row) const;
  bool has(ImportColumn column) const { return places_.contains(column); }
  /// The cell as it stands in the file; empty where the row or the file has none.
  std::string raw(const util::TableRow& row, ImportColumn column) const;
  /// File, line, column (from 1).
  util::Place place(const util::TableRow& row, ImportColumn column) const;
  util::Place place(const util::TableRow& row) const;

  static constexpr std::size_t k_heading_rows = 30;

 private:
  std::map<ImportColumn, std::size_t> recognised(const util::TableRow& row) const;
  void read_heading(const util::TableRow& row, util::Problems& problems, util::Problems& remarks);
  std::string file_;
  std::map<ImportColumn, std::size_t> places_;
  std::size_t first_row_ = 0;
};

}  // namespace measures
