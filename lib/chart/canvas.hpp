// SPDX-License-Identifier: Apache-2.0
// The sheet on which a chart is drawn: shapes and text in points, y downwards, written out as one SVG. Keeps the
// colours and sizes that all charts share.
#pragma once
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
inline constexpr std::string_view k_ink = "#1c2733";
inline constexpr std::string_view k_quiet = "#566370";
inline constexpr std::string_view k_grid = "#d3dae1";
inline constexpr std::string_view k_warning = "#a3261c";

/// Colour of a group or line. Neighbours differ in lightness as well, so that they can be told apart in grey.
std::string_view colour(std::size_t index);

enum class Anchor { start, middle, end };

struct TextStyle {
  double size = k_text_size;
  bool bold = false;
  Anchor anchor = Anchor::start;
  std::string_view colour = k_ink;
  bool halo = false;  ///< on a white ground of its own, where lines may pass behind it
};

struct Point {
  double x = 0;
  double y = 0;
};

class Canvas {
 public:
  void text(Point at, std::string_view words, const TextStyle& style = {});
  /// Lines below each other, the block centred on `middle`.
  void text_block(Point middle, const std::vector<std::string>& lines, const TextStyle& style = {});
  void line(Point from, Point to, std::string_view colour, double width = 1, bool dashed = false);
  void rectangle(Point corner, double width, double height, std::string_view fill, std::string_view stroke = {});
  void polygon(const std::vector<Point>& points, std::string_view stroke, std::string_view fill, double opacity);
  void polyline(const std::vector<Point>& points, std::string_view stroke);
  void circle(Point centre, double radius, std::string_view fill);
  /// The whole picture with its title and description. `id` tells it from other pictures on the same page.
  Svg finish(const Caption& caption, double width, double height) const;

 private:
  std::string body_;
};

}  // namespace chart
