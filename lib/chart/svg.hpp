// SPDX-License-Identifier: Apache-2.0
// A drawing written as SVG that stands alone, with the words for those who do not see it.
#pragma once
#include <string>

#include "lib/chart/chart.hpp"

namespace chart {

/// Several pictures may share one HTML page: the same content may share an id there, other content does not.
std::string svg_text(const util::Drawing& drawing, const Caption& caption);

}  // namespace chart
