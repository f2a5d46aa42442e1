// SPDX-License-Identifier: Apache-2.0
// The sheet on which a chart is drawn: shapes and text in points, y downwards, kept as one drawing and written out as
// SVG. Knows the colours and sizes that all charts share.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/chart/chart.hpp"

namespace chart {

inline constexpr double k_full = 100;     ///< of a score
inline constexpr double k_label_gap = 8;  ///< between a shape and its label
inline constexpr double k_text_size = 14;
inline constexpr double k_small_size = 12;
inline constexpr double k_line_height = 15;  ///< of text at k_text_size
inline constexpr util::Rgb k_ink = 0x1c2733;
inline constexpr util::Rgb k_quiet = 0x566370;
inline constexpr util::Rgb k_grid = 0xd3dae1;
inline constexpr util::Rgb k_warning = 0xa3261c;

/// Colour of a group or line. Neighbours differ in lightness as well, so that they can be told apart in grey.
util::Rgb colour(std::size_t index);

using Anchor = util::Drawing::Anchor;
using Point = util::Drawing::Point;

struct TextStyle {
  double size = k_text_size;
  bool bold = false;
  Anchor anchor = Anchor::start;
  util::Rgb colour = k_ink;
  bool halo = false;  ///< on a white ground of its own, where lines may pass behind it
};

class Canvas {
 public:
  void text(Point at, std::string_view words, const TextStyle& style = {});
  /// Lines below each other, the block centred on `middle`.
  void text_block(Point middle, const std::vector<std::string>& lines, const TextStyle& style = {});
  void line(Point from, Point to, util::Rgb colour, double width = 1, bool dashed = false);
  void rectangle(Point corner, double width, double height, util::Rgb fill, std::optional<util::Rgb> stroke = {});
  void polygon(std::vector<Point> points, util::Rgb stroke, util::Rgb fill, double opacity);
  void polyline(std::vector<Point> points, util::Rgb stroke);
  void circle(Point centre, double radius, util::Rgb fill);
  /// The whole picture with its title and description. Nothing can be drawn after it.
  Svg finish(const Caption& caption, double width, double height);

 private:
  util::Drawing drawing_;
};

}  // namespace chart
