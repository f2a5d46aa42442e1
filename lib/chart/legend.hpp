// SPDX-License-Identifier: Apache-2.0
// The line above a chart that says which colour means what; wraps where it is too long for the width.
#pragma once
#include <string>
#include <vector>

#include "lib/chart/canvas.hpp"

namespace chart {

/// Draws one swatch and label for each name, in the colours 0, 1, 2 …, from `top` down; the height used, 0 for none.
double draw_legend(Canvas& canvas, const std::vector<std::string>& names, double width, double top);

}  // namespace chart
