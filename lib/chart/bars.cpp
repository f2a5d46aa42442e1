// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "lib/chart/canvas.hpp"
#include "lib/chart/legend.hpp"
#include "lib/thai/fonts.hpp"

namespace chart {
namespace {

constexpr double k_bar_label_share = 0.38;  // of the width, at most
constexpr double k_bar = 14;
constexpr double k_row_padding = 5;

struct Row {
  std::vector<std::string> label;
  double height = 0;
};

std::vector<Row> rows_of(const std::vector<Bar>& bars, double label_width)
{
  std::vector<Row> rows;
  for (const Bar& bar : bars) {
    Row row;
    row.label = thai::wrap(bar.label, label_width, k_text_size);
    row.height = std::max(k_bar, static_cast<double>(row.label.size()) * k_line_height) + 2 * k_row_padding;
    rows.push_back(std::move(row));
  }
  return rows;
}

double widest_label(const std::vector<Bar>& bars, double limit)
{
  double widest = 0;
  for (const Bar& bar : bars)
    widest = std::max(widest, thai::text_width(bar.label, k_text_size));
  return std::min(widest, limit) + 1;
}

void draw_axis(Canvas& canvas, const BarsOptions& options, Point origin, double width, double height)
{
  constexpr int k_steps = 5;
  for (int i = 0; i <= k_steps; ++i) {
    const double x = origin.x + width * i / k_steps;
    canvas.line({x, origin.y}, {x, origin.y + height}, k_grid);
    if (static_cast<std::size_t>(i) < options.ticks.size())
      canvas.text({x, origin.y + height + 9}, options.ticks[static_cast<std::size_t>(i)],
                  {k_small_size, false, Anchor::middle, k_quiet});
  }
}

void draw_threshold(Canvas& canvas, const BarsOptions& options, Point origin, double width, double height)
{
  if (!options.threshold) return;
  const double x = origin.x + width * *options.threshold / k_full;
  canvas.line({x, origin.y - 4}, {x, origin.y + height}, k_warning, 1.2, true);
  const double half = thai::text_width(options.threshold_label, k_small_size) / 2;
  canvas.text({std::clamp(x, half, options.width - half), origin.y - 11}, options.threshold_label,
              {k_small_size, false, Anchor::middle, k_warning});
}

}  // namespace

Svg bars(const Caption& caption, const std::vector<Bar>& bars, const BarsOptions& options)
{
  Canvas canvas;
  const double legend_height = draw_legend(canvas, options.groups, options.width, 0);
  const double label_width = widest_label(bars, options.width * k_bar_label_share);
  double value_width = 0;
  for (const Bar& bar : bars)
    value_width = std::max(value_width, thai::text_width(bar.shown, k_text_size, true));
  const std::vector<Row> rows = rows_of(bars, label_width);
  double height = 0;
  for (const Row& row : rows)
    height += row.height;

  const Point origin{label_width + k_label_gap, legend_height + (options.threshold ? 22.0 : 6.0)};
  const double width = options.width - origin.x - value_width - k_label_gap;
  draw_axis(canvas, options, origin, width, height);
  const auto length_of = [width](const Bar& bar) { return width * std::clamp(bar.value, 0.0, k_full) / k_full; };
  double y = origin.y;
  for (std::size_t i = 0; i < bars.size(); y += rows[i].height, ++i) {
    const double middle = y + rows[i].height / 2;
    canvas.text_block({label_width, middle}, rows[i].label, {k_text_size, false, Anchor::end});
    if (bars[i].shown.empty()) continue;
    canvas.rectangle({origin.x, middle - k_bar / 2}, length_of(bars[i]), k_bar,
                     colour(static_cast<std::size_t>(bars[i].group)));
  }
  canvas.line(origin, {origin.x, origin.y + height}, k_quiet);
  draw_threshold(canvas, options, origin, width, height);
  y = origin.y;
  for (std::size_t i = 0; i < bars.size(); y += rows[i].height, ++i) {
    canvas.text({origin.x + length_of(bars[i]) + 4, y + rows[i].height / 2}, bars[i].shown,
                {k_text_size, true, Anchor::start, k_ink, true});
  }
  return canvas.finish(caption, options.width, origin.y + height + 18);
}

}  // namespace chart
