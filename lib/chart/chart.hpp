// SPDX-License-Identifier: Apache-2.0
// Charts as SVG text that stands alone, and as the drawing from which it was written: accessible (role, title,
// description), one font (thai::k_font_family), colours of enough contrast that also differ in grey, labels wrapped
// between Thai words so that none is clipped or overlaps. Numbers arrive as text for people ("86.63", or in Thai
// digits) beside the value that is drawn.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/util/drawing.hpp"

namespace chart {

struct Svg {
  std::string text;
  double width = 0;  ///< in points
  double height = 0;
  std::string title;
  std::string description;  ///< what the picture says, for those who do not see it
  util::Drawing drawing;    ///< the same picture as `text`
};

struct Caption {
  std::string title;
  std::string description;
};

struct Bar {
  std::string label;
  double value = 0;  ///< 0 … 100; a bar without a value has shown == "" and draws nothing
  std::string shown;
  int group = 0;  ///< colour: 0, 1, 2 for the three instruments
};
struct BarsOptions {
  double width = 453;  ///< points; height follows from the number of bars
  std::optional<double> threshold;
  std::string threshold_label;
  std::vector<std::string> groups;  ///< legend; empty: none
  std::vector<std::string> ticks;   ///< labels of 0, 20, …, 100 in the wanted digits
};
/// Horizontal bars, one under the other, labels at the left, values at the bars' ends.
Svg bars(const Caption& caption, const std::vector<Bar>& bars, const BarsOptions& options);

struct Spoke {
  std::string label;
  double value = 0;
  std::string shown;
};
/// Radar of three or more spokes on a scale of 0 … 100; `ticks` labels the rings at 20, 40, … 100.
Svg radar(const Caption& caption, const std::vector<Spoke>& spokes, double width,
          const std::vector<std::string>& ticks);

struct Line {
  std::string label;
  std::vector<std::optional<double>> values;  ///< parallel to the years; a gap breaks the line
  std::vector<std::string> shown;
};
struct LinesOptions {
  double width = 453;
  double height = 240;
  std::optional<double> threshold;
  std::string threshold_label;
  std::vector<std::string> ticks;  ///< labels of the y axis from low to high, evenly spaced over the shown range
  double low = 0;                  ///< of the y axis
  double high = 100;
};
Svg lines(const Caption& caption, const std::vector<std::string>& years, const std::vector<Line>& lines,
          const LinesOptions& options);

enum class CellState { met, failed, not_applicable, unknown };
struct Cell {
  std::string label;  ///< "o12"
  CellState state = CellState::unknown;
};
struct CellGroup {
  std::string label;
  std::vector<Cell> cells;
};
/// Grid of items, a row per group; state shown by colour and by sign (✓ ✕ –); `legend` in the order of CellState.
Svg grid(const Caption& caption, const std::vector<CellGroup>& groups, double width,
         const std::vector<std::string>& legend);

}  // namespace chart
