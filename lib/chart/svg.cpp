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

/// As fmt writes it, in a third of the time for whole numbers, which nearly all are.
void append_number(std::string& out, double number)
{
  if (number == std::trunc(number) && std::abs(number) < 1e6) {
    out += std::to_string(static_cast<int>(number));
  } else {
    fmt::format_to(std::back_inserter(out), "{}", number);
  }
}

/// With one digit after the point: "12.3". A third of the time of fmt's, which is made for every double there is.
void append_length(std::string& out, double length)
{
  const auto tenths = static_cast<long long>(std::llround(length * 10));
  if (tenths < 0) out += '-';
  const std::string digits = std::to_string(std::abs(tenths));
  out.append(digits.size() < 2 ? "0" : std::string_view(digits).substr(0, digits.size() - 1)).append(1, '.');
  out += digits.back();
}

void append_colour(std::string& out, std::uint32_t colour)
{
  constexpr std::string_view k_digits = "0123456789abcdef";
  out += '#';
  for (int shift = 20; shift >= 0; shift -= 4)
    out += k_digits[(colour >> shift) & 0xFU];
}

// Writes one element for each shape that it visits.
class SvgBody {
 public:
  void operator()(const Drawing::Text& text)
  {
    begin("text").place("x", text.at.x).place("y", text.at.y).number("font-size", text.size);
    words("text-anchor", name_of(text.anchor)).colour("fill", text.colour);
    if (text.bold) words("font-weight", "bold");
    body_.append(">").append(util::xml_escaped(text.words)).append("</text>\n");
  }

  void operator()(const Drawing::Line& line)
  {
    begin("line").place("x1", line.from.x).place("y1", line.from.y).place("x2", line.to.x).place("y2", line.to.y);
    colour("stroke", line.colour).number("stroke-width", line.width);
    if (line.dashed) words("stroke-dasharray", fmt::format("{} {}", Drawing::k_dash, Drawing::k_dash_gap));
    end();
  }

  void operator()(const Drawing::Rectangle& rectangle)
  {
    begin("rect").place("x", rectangle.corner.x).place("y", rectangle.corner.y);
    place("width", rectangle.width).place("height", rectangle.height).colour("fill", rectangle.fill);
    if (rectangle.stroke) colour("stroke", *rectangle.stroke);
    end();
  }

  void operator()(const Drawing::Polygon& polygon)
  {
    begin("polygon").points(polygon.points).colour("stroke", polygon.stroke);
    number("stroke-width", polygon.stroke_width).colour("fill", polygon.fill).number("fill-opacity", polygon.opacity);
    end();
  }

  void operator()(const Drawing::Polyline& polyline)
  {
    begin("polyline").points(polyline.points).colour("stroke", polyline.stroke);
    number("stroke-width", polyline.width).words("fill", "none").end();
  }

  void operator()(const Drawing::Circle& circle)
  {
    begin("circle").place("cx", circle.centre.x).place("cy", circle.centre.y).place("r", circle.radius);
    colour("fill", circle.fill).end();
  }

  const std::string& text() const { return body_; }

 private:
  SvgBody& begin(std::string_view element)
  {
    body_.append("<").append(element);
    return *this;
  }
  void end() { body_ += "/>\n"; }

  SvgBody& words(std::string_view name, std::string_view value)
  {
    open(name).append(value).append("\"");
    return *this;
  }
  SvgBody& place(std::string_view name, double length)
  {
    append_length(open(name), length);
    body_ += '"';
    return *this;
  }
  SvgBody& number(std::string_view name, double number)
  {
    append_number(open(name), number);
    body_ += '"';
    return *this;
  }
  SvgBody& colour(std::string_view name, std::uint32_t colour)
  {
    append_colour(open(name), colour);
    body_ += '"';
    return *this;
  }
  SvgBody& points(const std::vector<Drawing::Point>& points)
  {
    open("points");
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (i != 0) body_ += ' ';
      append_length(body_, points[i].x);
      body_ += ',';
      append_length(body_, points[i].y);
    }
    body_ += '"';
    return *this;
  }
  std::string& open(std::string_view name) { return body_.append(" ").append(name).append("=\""); }

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
