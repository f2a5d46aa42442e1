// SPDX-License-Identifier: Apache-2.0
#include "lib/office/pdf_drawing.hpp"

#include <algorithm>
#include <array>
#include <numbers>

#include "lib/office/pdf_text.hpp"

namespace office::pdf {
namespace {

using util::Drawing;

constexpr double k_sharpest_corner = 4;  // the limit of SVG; cairo's own is 10

void set_colour(cairo_t* cairo, util::Rgb colour, double opacity = 1)
{
  const auto part = [&](unsigned shift) { return static_cast<double>(colour >> shift & 0xFFU) / 0xFF; };
  if (opacity < 1) {
    cairo_set_source_rgba(cairo, part(16), part(8), part(0), opacity);
  } else {
    cairo_set_source_rgb(cairo, part(16), part(8), part(0));
  }
}

void stroke(cairo_t* cairo, util::Rgb colour, double width)
{
  set_colour(cairo, colour);
  cairo_set_line_width(cairo, width);
  cairo_stroke(cairo);
}

void trace(cairo_t* cairo, const std::vector<Drawing::Point>& points)
{
  for (const Drawing::Point& point : points)
    cairo_line_to(cairo, point.x, point.y);
}

double share_before(Drawing::Anchor anchor)
{
  return anchor == Drawing::Anchor::start ? 0 : anchor == Drawing::Anchor::middle ? 0.5 : 1;
}

// Draws each shape that it visits.
struct ShapeDrawer {
  cairo_t* cairo;
  const Typesetter& typesetter;

  void operator()(const Drawing::Text& text) const
  {
    Runs runs{Run{.text = text.words, .literal = true}};
    std::ranges::replace(runs.front().text, '\n', ' ');  // one line, as in SVG
    const ShapedTextPtr shaped = typesetter.shape(runs, {text.size, text.bold});
    const double width = shaped->widest_line();
    set_colour(cairo, text.colour);
    SetText(shaped, width, 0)
        .draw(cairo, 0, text.at.x - width * share_before(text.anchor), text.at.y, width, Align::left);
  }

  void operator()(const Drawing::Line& line) const
  {
    constexpr std::array<double, 2> k_dashes = {Drawing::k_dash, Drawing::k_dash_gap};
    if (line.dashed) cairo_set_dash(cairo, k_dashes.data(), static_cast<int>(k_dashes.size()), 0);
    cairo_move_to(cairo, line.from.x, line.from.y);
    cairo_line_to(cairo, line.to.x, line.to.y);
    stroke(cairo, line.colour, line.width);
    if (line.dashed) cairo_set_dash(cairo, nullptr, 0, 0);
  }

  void operator()(const Drawing::Rectangle& rectangle) const
  {
    set_colour(cairo, rectangle.fill);
    cairo_rectangle(cairo, rectangle.corner.x, rectangle.corner.y, rectangle.width, rectangle.height);
    cairo_fill_preserve(cairo);
    if (rectangle.stroke) stroke(cairo, *rectangle.stroke, 1);
    cairo_new_path(cairo);
  }

  void operator()(const Drawing::Polygon& polygon) const
  {
    trace(cairo, polygon.points);
    cairo_close_path(cairo);
    if (polygon.opacity > 0) {
      set_colour(cairo, polygon.fill, polygon.opacity);
      cairo_fill_preserve(cairo);
    }
    stroke(cairo, polygon.stroke, polygon.stroke_width);
  }

  void operator()(const Drawing::Polyline& polyline) const
  {
    trace(cairo, polyline.points);
    stroke(cairo, polyline.stroke, polyline.width);
  }

  void operator()(const Drawing::Circle& circle) const
  {
    set_colour(cairo, circle.fill);
    cairo_arc(cairo, circle.centre.x, circle.centre.y, circle.radius, 0, 2 * std::numbers::pi);
    cairo_fill(cairo);
  }
};

// Charts are measured and laid out by the rules of Thai in every language (lib/thai/fonts.hpp), and come in their
// digits.
const Typesetter& typesetter_of_charts()
{
  thread_local const Typesetter k_typesetter{Document{}};
  return k_typesetter;
}

}  // namespace

void draw(cairo_t* cairo, const Drawing& drawing)
{
  const ShapeDrawer drawer{cairo, typesetter_of_charts()};
  cairo_save(cairo);
  cairo_new_path(cairo);
  cairo_set_miter_limit(cairo, k_sharpest_corner);
  for (const Drawing::Shape& shape : drawing.shapes)
    std::visit(drawer, shape);
  cairo_restore(cairo);
}

}  // namespace office::pdf
