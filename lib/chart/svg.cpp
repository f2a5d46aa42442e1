// SPDX-License-Identifier: Apache-2.0
#include "lib/chart/svg.hpp"

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

// Writes one element for each shape that it visits.
class SvgBody {
 public:
  void operator()(const Drawing::Text& text)
  {
    add("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"#{:06x}\"{}>{}</text>\n", text.at.x,
        text.at.y, text.size, name_of(text.anchor), text.colour, text.bold ? " font-weight=\"bold\"" : "",
        util::xml_escaped(text.words));
  }

  void operator()(const Drawing::Line& line)
  {
    add("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#{:06x}\" stroke-width=\"{}\"",
        line.from.x, line.from.y, line.to.x, line.to.y, line.colour, line.width);
    if (line.dashed) add(" stroke-dasharray=\"{} {}\"", Drawing::k_dash, Drawing::k_dash_gap);
    body_ += "/>\n";
  }

  void operator()(const Drawing::Rectangle& rectangle)
  {
    add("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"#{:06x}\"", rectangle.corner.x,
        rectangle.corner.y, rectangle.width, rectangle.height, rectangle.fill);
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
    add("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"#{:06x}\"/>\n", circle.centre.x, circle.centre.y,
        circle.radius, circle.fill);
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
      add("{}{:.1f},{:.1f}", i == 0 ? "" : " ", points[i].x, points[i].y);
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
