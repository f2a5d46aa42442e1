// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>

#include "lib/chart/canvas.hpp"
#include "lib/thai/fonts.hpp"

namespace chart {
namespace {

constexpr double k_radar_label_share = 0.25;  // of the width, on each side

Point on_circle(Point centre, double radius, double angle)
{
  return {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
}

double angle_of(std::size_t i, std::size_t count)
{
  return -std::numbers::pi / 2 + 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
}

std::vector<Point> ring(Point centre, double radius, std::size_t count)
{
  std::vector<Point> points;
  for (std::size_t i = 0; i < count; ++i)
    points.push_back(on_circle(centre, radius, angle_of(i, count)));
  return points;
}

Anchor anchor_at(double angle)
{
  constexpr double k_upright = 0.3;
  if (std::cos(angle) > k_upright) return Anchor::start;
  return std::cos(angle) < -k_upright ? Anchor::end : Anchor::middle;
}

struct Label {
  std::vector<std::string> lines;
  Point middle;  // of the block; its x is where the anchor stands
  Anchor anchor = Anchor::middle;
};

Label label_at(const Spoke& spoke, Point centre, double radius, double angle, double width)
{
  Label label;
  label.lines = thai::wrap(spoke.label, width, k_small_size);
  if (!spoke.shown.empty()) label.lines.push_back(spoke.shown);
  label.anchor = anchor_at(angle);
  label.middle = on_circle(centre, radius + k_label_gap, angle);
  // A block above or below the circle grows away from it.
  const double half = k_line_height * k_small_size / k_text_size * static_cast<double>(label.lines.size()) / 2;
  label.middle.y += std::sin(angle) * half;
  return label;
}

}  // namespace

Svg radar(const Caption& caption, const std::vector<Spoke>& spokes, double width, const std::vector<std::string>& ticks)
{
  Canvas canvas;
  const double label_width = width * k_radar_label_share;
  const double radius = width / 2 - label_width - k_label_gap;
  const std::size_t count = spokes.size();
  std::vector<Label> labels;
  double top = -radius;
  double bottom = radius;
  for (std::size_t i = 0; i < count; ++i) {
    labels.push_back(label_at(spokes[i], {width / 2, 0}, radius, angle_of(i, count), label_width));
    const double half = k_line_height * static_cast<double>(labels.back().lines.size()) / 2 + 2;
    top = std::min(top, labels.back().middle.y - half);
    bottom = std::max(bottom, labels.back().middle.y + half);
  }
  const Point centre{width / 2, -top};

  constexpr int k_rings = 5;
  for (int i = k_rings; i > 0; --i)
    canvas.polygon(ring(centre, radius * i / k_rings, count), k_grid, 0xffffff, 0);
  for (std::size_t i = 0; i < count; ++i)
    canvas.line(centre, on_circle(centre, radius, angle_of(i, count)), k_grid);
  std::vector<Point> shape;
  for (std::size_t i = 0; i < count; ++i)
    shape.push_back(on_circle(centre, radius * std::clamp(spokes[i].value, 0.0, k_full) / k_full, angle_of(i, count)));
  canvas.polygon(shape, colour(0), colour(0), 0.18);
  for (const Point& point : shape)
    canvas.circle(point, 2.5, colour(0));
  for (int i = 1; i <= k_rings && static_cast<std::size_t>(i) <= ticks.size(); ++i)
    canvas.text({centre.x + 3, centre.y - radius * i / k_rings + 6}, ticks[static_cast<std::size_t>(i) - 1],
                {10, false, Anchor::start, k_quiet});
  for (const Label& label : labels) {
    canvas.text_block({label.middle.x, label.middle.y + centre.y}, label.lines, {k_small_size, false, label.anchor});
  }
  return canvas.finish(caption, width, bottom - top);
}

}  // namespace chart
