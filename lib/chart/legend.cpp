// SPDX-License-Identifier: Apache-2.0
#include "lib/chart/legend.hpp"

#include "lib/thai/fonts.hpp"

namespace chart {

double draw_legend(Canvas& canvas, const std::vector<std::string>& names, double width, double top)
{
  constexpr double k_swatch = 10;
  constexpr double k_between = 16;
  constexpr double k_row = 18;
  if (names.empty()) return 0;
  Point at{0, top + k_row / 2};
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::vector<std::string> label = thai::wrap(names[i], width - k_swatch - 5, k_text_size);
    const double needed = k_swatch + 5 + thai::text_width(label.front(), k_text_size);
    if (at.x > 0 && at.x + needed > width) at = {0, at.y + k_row};
    canvas.rectangle({at.x, at.y - k_swatch / 2}, k_swatch, k_swatch, colour(i));
    for (std::size_t line = 0; line < label.size(); ++line) {
      if (line > 0) at.y += k_line_height;
      canvas.text({at.x + k_swatch + 5, at.y}, label[line]);
    }
    at.x += needed + k_between;
  }
  return at.y + k_row / 2 - top + 4;
}

}  // namespace chart
