// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "lib/chart/canvas.hpp"
#include "lib/thai/fonts.hpp"

namespace chart {
namespace {

constexpr double k_cell_width = 34;
constexpr double k_cell_height = 22;
constexpr double k_cell_gap = 4;
constexpr double k_grid_label_share = 0.34;

struct Look {
  util::Rgb fill;
  util::Rgb stroke;
  util::Rgb ink;
};

const Look& look_of(CellState state)
{
  static constexpr std::array<Look, 4> k_looks = {
      Look{0xe3f1ec, 0x2c8577, 0x155c4f}, Look{0xa3261c, 0xa3261c, 0xffffff}, Look{0xeef1f4, 0xb5bec7, 0x566370},
      Look{0xffffff, 0xb5bec7, 0x566370}};
  return k_looks.at(static_cast<std::size_t>(state));
}

// Signs are drawn, not written: not every font has them.
void draw_sign(Canvas& canvas, Point middle, CellState state)
{
  const util::Rgb ink = look_of(state).ink;
  if (state == CellState::met) {
    canvas.line({middle.x - 3, middle.y}, {middle.x - 0.8, middle.y + 2.6}, ink, 1.4);
    canvas.line({middle.x - 0.8, middle.y + 2.6}, {middle.x + 3.2, middle.y - 3}, ink, 1.4);
  } else if (state == CellState::failed) {
    canvas.line({middle.x - 2.8, middle.y - 2.8}, {middle.x + 2.8, middle.y + 2.8}, ink, 1.6);
    canvas.line({middle.x - 2.8, middle.y + 2.8}, {middle.x + 2.8, middle.y - 2.8}, ink, 1.6);
  } else if (state == CellState::not_applicable) {
    canvas.line({middle.x - 3, middle.y}, {middle.x + 3, middle.y}, ink, 1.4);
  }
}

void draw_cell(Canvas& canvas, Point corner, std::string_view label, CellState state)
{
  const Look& look = look_of(state);
  canvas.rectangle(corner, k_cell_width, k_cell_height, look.fill, look.stroke);
  const double middle = corner.y + k_cell_height / 2;
  canvas.text({corner.x + 4, middle}, label, {k_small_size, state == CellState::failed, Anchor::start, look.ink});
  draw_sign(canvas, {corner.x + k_cell_width - 7, middle}, state);
}

double draw_cell_legend(Canvas& canvas, const std::vector<std::string>& legend, double width)
{
  Point at{0, 0};
  for (std::size_t i = 0; i < legend.size() && i <= static_cast<std::size_t>(CellState::unknown); ++i) {
    const double needed = k_cell_width + 6 + thai::text_width(legend[i], k_small_size) + 14;
    if (at.x > 0 && at.x + needed > width) at = {0, at.y + k_cell_height + k_cell_gap};
    draw_cell(canvas, at, "", static_cast<CellState>(i));
    canvas.text({at.x + k_cell_width + 6, at.y + k_cell_height / 2}, legend[i], {k_small_size});
    at.x += needed;
  }
  return legend.empty() ? 0 : at.y + k_cell_height + 10;
}

}  // namespace

Svg grid(const Caption& caption, const std::vector<CellGroup>& groups, double width,
         const std::vector<std::string>& legend)
{
  Canvas canvas;
  double y = draw_cell_legend(canvas, legend, width);
  const double label_width = width * k_grid_label_share;
  const double cells_at = label_width + 8;
  const auto per_row =
      static_cast<std::size_t>(std::max(1.0, (width - cells_at + k_cell_gap) / (k_cell_width + k_cell_gap)));
  for (const CellGroup& group : groups) {
    const auto lines = thai::wrap(group.label, label_width, k_text_size);
    const std::size_t rows = std::max<std::size_t>(1, (group.cells.size() + per_row - 1) / per_row);
    const double height = std::max(static_cast<double>(lines.size()) * k_line_height,
                                   static_cast<double>(rows) * (k_cell_height + k_cell_gap)) +
                          4;
    canvas.text_block({0, y + height / 2}, lines);
    const double cells_height = static_cast<double>(rows) * (k_cell_height + k_cell_gap) - k_cell_gap;
    for (std::size_t i = 0; i < group.cells.size(); ++i) {
      const std::size_t row = i / per_row;
      const Point corner{cells_at + static_cast<double>(i % per_row) * (k_cell_width + k_cell_gap),
                         y + (height - cells_height) / 2 + static_cast<double>(row) * (k_cell_height + k_cell_gap)};
      draw_cell(canvas, corner, group.cells[i].label, group.cells[i].state);
    }
    y += height;
    canvas.line({0, y}, {width, y}, k_grid);
    y += 3;
  }
  return canvas.finish(caption, width, y + 2);
}

}  // namespace chart
