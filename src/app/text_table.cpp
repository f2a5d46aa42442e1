// SPDX-License-Identifier: Apache-2.0
#include "src/app/text_table.hpp"

#include <algorithm>
#include <ostream>

#include "lib/util/text.hpp"

namespace app {

TextTable::TextTable(std::vector<std::string> headings, const std::vector<std::size_t>& right)
    : headings_(std::move(headings)), right_(headings_.size())
{
  for (const std::size_t column : right)
    right_.at(column) = true;
}

void TextTable::add(std::vector<std::string> cells)
{
  cells.resize(headings_.size());
  rows_.push_back(std::move(cells));
}

void TextTable::write(std::ostream& out) const
{
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < headings_.size(); ++column) {
    std::size_t width = util::display_width(headings_[column]);
    for (const auto& row : rows_)
      width = std::max(width, util::display_width(row[column]));
    widths.push_back(width);
  }
  const bool headed =
      std::any_of(headings_.begin(), headings_.end(), [](const std::string& heading) { return !heading.empty(); });
  if (headed) {
    write_row(headings_, widths, out);
    std::size_t whole = 0;
    for (const std::size_t width : widths)
      whole += width + 2;
    constexpr std::size_t k_widest_rule = 100;  // remarks in the last column may be much longer than a line
    out << std::string(std::clamp<std::size_t>(whole, 2, k_widest_rule + 2) - 2, '-') << '\n';
  }
  for (const auto& row : rows_)
    write_row(row, widths, out);
}

void TextTable::write_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                          std::ostream& out) const
{
  std::string line;
  for (std::size_t column = 0; column < cells.size(); ++column) {
    if (column != 0) line += "  ";
    line += util::padded(cells[column], widths[column], right_[column]);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  out << line << '\n';
}

}  // namespace app
