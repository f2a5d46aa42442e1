// SPDX-License-Identifier: Apache-2.0
#include "lib/chart/svg.hpp"

#include <cmath>
#include <cstdlib>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "lib/thai/fonts.hpp"
#include "lib/util/text.hpp"

namespace chart {
namespace {

using util::Drawing;

std::string_view name_of(Drawing::Anchor anchor)
{
  switch (anchor) {
    case Drawing::Anchor::middle:
      return "middle";
    case Drawing::Anchor::end:
      return "end";
    case Drawing::Anchor::start:
      break;
  }
  return "start";
}

/// With one digit after the point: "12.3". A third of the time of fmt's, which is made for every double there is.
std::string one_digit(double length)
{
  const auto whole = static_cast<long long>(std::llround(length * 10));
  std::string digits = std::to_string(std::abs(whole));
  if (digits.size() < 2) digits.insert(0, 1, '0');
  digits.insert(digits.size() - 1, 1, '.');
  return whole < 0 ? "-" + digits : digits;
}

// Writes one element for each shape that it visits.
class SvgBody {
 public:
  void operator()(const Drawing::Text& text)
  {
    add("<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"#{:06x}\"{}>{}</text>\n",
        one_digit(text.at.x), one_digit(text.at.y), text.size, name_of(text.anchor), text.colour,
        text.bold ? " font-weight=\"bold\"" : "", util::xml_escaped(text.words));
  }

  void operator()(const Drawing::Line& line)
  {
    add("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"#{:06x}\" stroke-width=\"{}\"", one_digit(line.from.x),
        one_digit(line.from.y), one_digit(line.to.x), one_digit(line.to.y), line.colour, line.width);
    if (line.dashed) add(" stroke-dasharray=\"{} {}\"", Drawing::k_dash, Drawing::k_dash_gap);
    body_ += "/>\n";
  }

  void operator()(const Drawing::Rectangle& rectangle)
  {
    add("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#{:06x}\"", one_digit(rectangle.corner.x),
        one_digit(rectangle.corner.y), one_digit(rectangle.width), one_digit(rectangle.height), rectangle.fill);
    if (rectangle.stroke) add(" stroke=\"#{:06x}\"", *rectangle.stroke);
    body_ += "/>\n";
  }

  void operator()(const Drawing::Polygon& polygon)
  {
    path("polygon", polygon.points);
    add(" stroke=\"#{:06x}\" stroke-width=\"{}\" fill=\"#{:06x}\" fill-opacity=\"{}\"/>\n", polygon.stroke,
        polygon.stroke_width, polygon.fill, polygon.opacity);
  }

  void operator()(const Drawing::Polyline& polyline)
  {
    path("polyline", polyline.points);
    add(" stroke=\"#{:06x}\" stroke-width=\"{}\" fill=\"none\"/>\n", polyline.stroke, polyline.width);
  }

  void operator()(const Drawing::Circle& circle)
  {
    add("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"#{:06x}\"/>\n", one_digit(circle.centre.x),
        one_digit(circle.centre.y), one_digit(circle.radius), circle.fill);
  }

  const std::string& text() const { return body_; }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values)
  {
    fmt::format_to(std::back_inserter(body_), format, std::forward<Values>(values)...);
  }

  void path(std::string_view element, const std::vector<Drawing::Point>& points)
  {
    add("<{} points=\"", element);
    for (std::size_t i = 0; i < points.size(); ++i)
      add("{}{},{}", i == 0 ? "" : " ", one_digit(points[i].x), one_digit(points[i].y));
    body_ += '"';
  }

  std::string body_;
};

}  // namespace

std::string svg_text(const Drawing& drawing, const Caption& caption)
{
  SvgBody body;
  for (const Drawing::Shape& shape : drawing.shapes)
    std::visit(body, shape);
  const std::string id = "c" + util::sha256_hex(caption.title + caption.description + body.text()).substr(0, 12);
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.1f}\" height=\"{1:.1f}\" viewBox=\"0 0 {0:.1f} {1:.1f}\" "
      "role=\"img\" aria-labelledby=\"{2}-t {2}-d\" font-family=\"'{3}', Sarabun, 'TH SarabunPSK', sans-serif\">\n"
      "<title id=\"{2}-t\">{4}</title>\n<desc id=\"{2}-d\">{5}</desc>\n{6}</svg>\n",
      drawing.width, drawing.height, id, thai::k_font_family, util::xml_escaped(caption.title),
      util::xml_escaped(caption.description), body.text());
}

}  // namespace chart
