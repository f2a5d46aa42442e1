// SPDX-License-Identifier: Apache-2.0
// A table's row: how high it is, where its lines stand, how it is split.
#include <algorithm>

#include "lib/office/pdf_page_flow.hpp"

namespace office::pdf {

std::size_t Row::line_count() const
{
  std::size_t count = 1;
  for (const Cell& cell : cells)
    count = std::max(count, cell.lines.size());
  return count;
}

double Row::height(std::size_t lines) const
{
  return static_cast<double>(lines) * size * k_line_height + 2 * k_cell_padding_y;
}

Piece Row::piece() const
{
  Piece piece;
  piece.height = height(line_count());
  for (const Cell& cell : cells) {
    if (ruled) piece.boxes.push_back({cell.x, 0, cell.width, piece.height, cell.shaded});
    // Without lines the text stands where other text does.
    const double padding = ruled ? k_cell_padding_x : 0;
    double baseline = k_cell_padding_y + size * k_ascent;
    for (const TextLine& line : cell.lines) {
      piece.lines.push_back({line.text, line.line, cell.x + padding, baseline, cell.width - 2 * padding, cell.align});
      baseline += size * k_line_height;
    }
  }
  return piece;
}

std::pair<Row, Row> Row::split(std::size_t lines) const
{
  std::pair<Row, Row> parts{*this, *this};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    auto& first = parts.first.cells[i].lines;
    auto& rest = parts.second.cells[i].lines;
    const std::size_t kept = std::min(lines, first.size());
    first.resize(kept);
    rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(kept));
  }
  return parts;
}

}  // namespace office::pdf
