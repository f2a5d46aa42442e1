// SPDX-License-Identifier: Apache-2.0
// How wide a table's columns are: by their weights, but never so narrow that a word would be torn apart, as long as the
// page allows it; the table's letters may become a little smaller for that.
#pragma once
#include <vector>

namespace office::pdf {

struct ColumnNeed {
  double weight = 1;
  double word = 0;  ///< width of the widest word that stands in the column, in points
};
struct ColumnPlan {
  std::vector<double> widths;  ///< points; they add to the whole width
  double scale = 1;            ///< of the letters, 0.8 … 1
};

/// `padding`: left and right in each cell together. {{1, 20}, {1, 80}} on 120 points with padding 10 → 30 and 90.
ColumnPlan plan_columns(const std::vector<ColumnNeed>& needs, double whole_width, double padding);

}  // namespace office::pdf
