// SPDX-License-Identifier: Apache-2.0
// Columns for a terminal, as wide as their widest cell; Thai marks take no column.
#pragma once
#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace app {

class TextTable {
 public:
  /// The columns in `right` stand to the right, as numbers do. An empty heading line is not written.
  TextTable(std::vector<std::string> headings, const std::vector<std::size_t>& right);
  void add(std::vector<std::string> cells);
  void write(std::ostream& out) const;

 private:
  void write_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                 std::ostream& out) const;

  std::vector<std::string> headings_;
  std::vector<bool> right_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace app
