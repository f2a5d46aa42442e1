// SPDX-License-Identifier: Apache-2.0
#include "lib/chart/canvas.hpp"

#include <array>
#include <cmath>

#include "lib/chart/svg.hpp"
#include "lib/thai/fonts.hpp"

namespace chart {
namespace {

// The line of letters stands about this share of the size below the middle of a text.
constexpr double k_middle_to_baseline = 0.25;
constexpr util::Rgb k_white = 0xffffff;
constexpr double k_outline = 1.5;
constexpr double k_course = 2;

// A length as SVG says it, so that what is drawn from the shapes is the same picture.
double tenths(double length)
{
  return std::nearbyint(length * 10) / 10;
}

Point tenths(Point point)
{
  return {tenths(point.x), tenths(point.y)};
}

std::vector<Point> tenths(std::vector<Point> points)
{
  for (Point& point : points)
    point = tenths(point);
  return points;
}

}  // namespace

util::Rgb colour(std::size_t index)
{
  static constexpr std::array<util::Rgb, 6> k_colours = {0x1b4f8a, 0x2c8577, 0xb9771a, 0x6b3f87, 0x5c9bd1, 0x7a7f35};
  return k_colours.at(index % k_colours.size());
}

void Canvas::text(Point at, std::string_view words, const TextStyle& style)
{
  if (words.empty()) return;
  if (style.halo) {
    const double width = thai::text_width(words, style.size, style.bold);
    const double left = at.x - (style.anchor == Anchor::middle ? width / 2 : style.anchor == Anchor::end ? width : 0);
    rectangle({left - 1, at.y - style.size / 2}, width + 2, style.size, k_white);
  }
  drawing_.shapes.emplace_back(util::Drawing::Text{tenths({at.x, at.y + style.size * k_middle_to_baseline}),
                                                   std::string(words), style.size, style.bold, style.anchor,
                                                   style.colour});
}

void Canvas::text_block(Point middle, const std::vector<std::string>& lines, const TextStyle& style)
{
  const double step = k_line_height * style.size / k_text_size;
  double y = middle.y - step * (static_cast<double>(lines.size()) - 1) / 2;
  for (const std::string& line : lines) {
    text({middle.x, y}, line, style);
    y += step;
  }
}

void Canvas::line(Point from, Point to, util::Rgb stroke, double width, bool dashed)
{
  drawing_.shapes.emplace_back(util::Drawing::Line{tenths(from), tenths(to), stroke, width, dashed});
}

void Canvas::rectangle(Point corner, double width, double height, util::Rgb fill, std::optional<util::Rgb> stroke)
{
  drawing_.shapes.emplace_back(util::Drawing::Rectangle{tenths(corner), tenths(width), tenths(height), fill, stroke});
}

void Canvas::polygon(std::vector<Point> points, util::Rgb stroke, util::Rgb fill, double opacity)
{
  drawing_.shapes.emplace_back(util::Drawing::Polygon{tenths(std::move(points)), stroke, k_outline, fill, opacity});
}

void Canvas::polyline(std::vector<Point> points, util::Rgb stroke)
{
  drawing_.shapes.emplace_back(util::Drawing::Polyline{tenths(std::move(points)), stroke, k_course});
}

void Canvas::circle(Point centre, double radius, util::Rgb fill)
{
  drawing_.shapes.emplace_back(util::Drawing::Circle{tenths(centre), tenths(radius), fill});
}

Svg Canvas::finish(const Caption& caption, double width, double height)
{
  drawing_.width = tenths(width);
  drawing_.height = tenths(height);
  Svg svg{svg_text(drawing_, caption), width, height, caption.title, caption.description, {}};
  svg.drawing = std::move(drawing_);
  return svg;
}

}  // namespace chart
