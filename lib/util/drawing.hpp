// SPDX-License-Identifier: Apache-2.0
// A picture as the list of its shapes, in the order in which they are painted: what a chart hands on beside its SVG, so
// that a page can be drawn from it without reading SVG. Lengths are points, x to the right and y downwards from the
// upper left corner; lines are painted half on each side, with square ends and sharp corners, as SVG does by itself.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace util {

using Rgb = std::uint32_t;  ///< 0xRRGGBB

struct Drawing {
  static constexpr int k_dash = 5;
  static constexpr int k_dash_gap = 3;

  struct Point {
    double x = 0;
    double y = 0;
  };
  enum class Anchor { start, middle, end };  ///< the part of a text that stands at its point

  /// One line of text in the font of documents.
  struct Text {
    Point at;  ///< on the base line
    std::string words;
    double size = 0;
    bool bold = false;
    Anchor anchor = Anchor::start;
    Rgb colour = 0;
  };
  struct Line {
    Point from;
    Point to;
    Rgb colour = 0;
    double width = 1;
    bool dashed = false;  ///< k_dash points painted, k_dash_gap not
  };
  struct Rectangle {
    Point corner;  ///< upper left
    double width = 0;
    double height = 0;
    Rgb fill = 0;
    std::optional<Rgb> stroke{};  ///< of 1 point
  };
  /// Closed; one without points paints nothing.
  struct Polygon {
    std::vector<Point> points;
    Rgb stroke = 0;
    double stroke_width = 1;
    Rgb fill = 0;
    double opacity = 1;  ///< of the fill: 0 … 1
  };
  struct Polyline {
    std::vector<Point> points;
    Rgb stroke = 0;
    double width = 1;
  };
  struct Circle {
    Point centre;
    double radius = 0;
    Rgb fill = 0;
  };
  using Shape = std::variant<Text, Line, Rectangle, Polygon, Polyline, Circle>;

  double width = 0;
  double height = 0;
  std::vector<Shape> shapes;
};

}  // namespace util
