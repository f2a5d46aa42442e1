// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "lib/chart/canvas.hpp"
#include "lib/chart/legend.hpp"
#include "lib/thai/fonts.hpp"

namespace chart {
namespace {

struct Frame {
  Point origin;  // top left of the plot
  double width = 0;
  double height = 0;
  double low = 0;
  double high = 100;
  std::size_t years = 1;

  double x(std::size_t year) const
  {
    return origin.x + width * (static_cast<double>(year) + 0.5) / static_cast<double>(years);
  }
  double y(double value) const { return origin.y + height * (high - std::clamp(value, low, high)) / (high - low); }
};

void draw_axes(Canvas& canvas, const Frame& frame, const std::vector<std::string>& years,
               const std::vector<std::string>& ticks)
{
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const double share = ticks.size() > 1 ? static_cast<double>(i) / static_cast<double>(ticks.size() - 1) : 0;
    const double y = frame.origin.y + frame.height * (1 - share);
    canvas.line({frame.origin.x, y}, {frame.origin.x + frame.width, y}, k_grid);
    canvas.text({frame.origin.x - 5, y}, ticks[i], {k_small_size, false, Anchor::end, k_quiet});
  }
  for (std::size_t i = 0; i < years.size(); ++i)
    canvas.text({frame.x(i), frame.origin.y + frame.height + 11}, years[i], {k_text_size, false, Anchor::middle});
}

// The unbroken stretches of a line: a missing year ends one.
void draw_line(Canvas& canvas, const Frame& frame, const Line& line, util::Rgb stroke)
{
  std::vector<Point> stretch;
  const auto draw = [&] {
    if (stretch.size() > 1) canvas.polyline(stretch, stroke);
    stretch.clear();
  };
  for (std::size_t i = 0; i < line.values.size() && i < frame.years; ++i) {
    if (!line.values[i]) {
      draw();
      continue;
    }
    stretch.push_back({frame.x(i), frame.y(*line.values[i])});
    canvas.circle(stretch.back(), 3.5, stroke);
  }
  draw();
}

struct Value {
  Point at;
  std::string_view shown;
  std::size_t line = 0;
};

// Values of one year are pushed apart where their points lie close together.
void draw_values(Canvas& canvas, const Frame& frame, const std::vector<Line>& lines)
{
  for (std::size_t year = 0; year < frame.years; ++year) {
    std::vector<Value> values;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool known = year < lines[i].values.size() && lines[i].values[year] && year < lines[i].shown.size();
      if (known) values.push_back({{frame.x(year) + 6, frame.y(*lines[i].values[year]) - 9}, lines[i].shown[year], i});
    }
    std::sort(values.begin(), values.end(), [](const Value& a, const Value& b) { return a.at.y < b.at.y; });
    double lowest = -k_line_height;
    for (Value& value : values) {
      value.at.y = std::max(value.at.y, lowest + k_line_height);
      lowest = value.at.y;
      canvas.text(value.at, value.shown, {k_small_size, true, Anchor::start, colour(value.line), true});
    }
  }
}

}  // namespace

Svg lines(const Caption& caption, const std::vector<std::string>& years, const std::vector<Line>& lines,
          const LinesOptions& options)
{
  Canvas canvas;
  std::vector<std::string> names;
  for (const Line& line : lines)
    names.push_back(line.label);
  const double legend = draw_legend(canvas, names, options.width, 0);
  double tick_width = 0;
  for (const std::string& tick : options.ticks)
    tick_width = std::max(tick_width, thai::text_width(tick, k_small_size));

  Frame frame;
  frame.origin = {tick_width + 8, legend + 20};
  frame.width = options.width - frame.origin.x - 4;
  frame.height = std::max(60.0, options.height - frame.origin.y - 22);
  frame.low = options.low;
  frame.high = std::max(options.high, options.low + 1);
  frame.years = std::max<std::size_t>(years.size(), 1);
  draw_axes(canvas, frame, years, options.ticks);
  if (options.threshold && *options.threshold >= frame.low && *options.threshold <= frame.high) {
    const double y = frame.y(*options.threshold);
    canvas.line({frame.origin.x, y}, {frame.origin.x + frame.width, y}, k_warning, 1.2, true);
    canvas.text({frame.origin.x + frame.width, y + 9}, options.threshold_label,
                {k_small_size, false, Anchor::end, k_warning});
  }
  for (std::size_t i = 0; i < lines.size(); ++i)
    draw_line(canvas, frame, lines[i], colour(i));
  draw_values(canvas, frame, lines);
  return canvas.finish(caption, options.width, frame.origin.y + frame.height + 24);
}

}  // namespace chart
