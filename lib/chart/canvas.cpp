// SPDX-License-Identifier: Apache-2.0
#include "lib/chart/canvas.hpp"

#include <array>

#include <fmt/format.h>

#include "lib/thai/fonts.hpp"
#include "lib/util/text.hpp"

namespace chart {
namespace {

// The line of letters stands about this share of the size below the middle of a text.
constexpr double k_middle_to_baseline = 0.25;

std::string_view name_of(Anchor anchor)
{
  switch (anchor) {
    case Anchor::middle:
      return "middle";
    case Anchor::end:
      return "end";
    case Anchor::start:
      break;
  }
  return "start";
}

std::string path_of(const std::vector<Point>& points)
{
  std::string out;
  for (const Point& point : points)
    out += fmt::format("{}{:.1f},{:.1f}", out.empty() ? "" : " ", point.x, point.y);
  return out;
}

}  // namespace

std::string_view colour(std::size_t index)
{
  static constexpr std::array<std::string_view, 6> k_colours = {"#1b4f8a", "#2c8577", "#b9771a",
                                                                "#6b3f87", "#5c9bd1", "#7a7f35"};
  return k_colours.at(index % k_colours.size());
}

void Canvas::text(Point at, std::string_view words, const TextStyle& style)
{
  if (words.empty()) return;
  if (style.halo) {
    const double width = thai::text_width(words, style.size, style.bold);
    const double left = at.x - (style.anchor == Anchor::middle ? width / 2 : style.anchor == Anchor::end ? width : 0);
    rectangle({left - 1, at.y - style.size / 2}, width + 2, style.size, "#ffffff");
  }
  body_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\"{}>{}</text>\n",
                       at.x, at.y + style.size * k_middle_to_baseline, style.size, name_of(style.anchor), style.colour,
                       style.bold ? " font-weight=\"bold\"" : "", util::xml_escaped(words));
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

void Canvas::line(Point from, Point to, std::string_view stroke, double width, bool dashed)
{
  body_ += fmt::format(
      "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" stroke-width=\"{}\"{}/>\n", from.x,
      from.y, to.x, to.y, stroke, width, dashed ? " stroke-dasharray=\"5 3\"" : "");
}

void Canvas::rectangle(Point corner, double width, double height, std::string_view fill, std::string_view stroke)
{
  body_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"{}/>\n", corner.x,
                       corner.y, width, height, fill, stroke.empty() ? "" : fmt::format(" stroke=\"{}\"", stroke));
}

void Canvas::polygon(const std::vector<Point>& points, std::string_view stroke, std::string_view fill, double opacity)
{
  body_ += fmt::format("<polygon points=\"{}\" stroke=\"{}\" stroke-width=\"1.5\" fill=\"{}\" fill-opacity=\"{}\"/>\n",
                       path_of(points), stroke, fill, opacity);
}

void Canvas::polyline(const std::vector<Point>& points, std::string_view stroke)
{
  body_ += fmt::format("<polyline points=\"{}\" stroke=\"{}\" stroke-width=\"2\" fill=\"none\"/>\n", path_of(points),
                       stroke);
}

void Canvas::circle(Point centre, double radius, std::string_view fill)
{
  body_ +=
      fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\"/>\n", centre.x, centre.y, radius, fill);
}

Svg Canvas::finish(const Caption& caption, double width, double height) const
{
  // Several pictures may share one HTML page: the same content may share an id, other content must not.
  const std::string id = "c" + util::sha256_hex(caption.title + caption.description + body_).substr(0, 12);
  Svg svg;
  svg.width = width;
  svg.height = height;
  svg.title = caption.title;
  svg.description = caption.description;
  svg.text = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.1f}\" height=\"{1:.1f}\" viewBox=\"0 0 {0:.1f} {1:.1f}\" "
      "role=\"img\" aria-labelledby=\"{2}-t {2}-d\" font-family=\"'{3}', Sarabun, 'TH SarabunPSK', sans-serif\">\n"
      "<title id=\"{2}-t\">{4}</title>\n<desc id=\"{2}-d\">{5}</desc>\n{6}</svg>\n",
      width, height, id, thai::k_font_family, util::xml_escaped(caption.title), util::xml_escaped(caption.description),
      body_);
  return svg;
}

}  // namespace chart
