// SPDX-License-Identifier: Apache-2.0
// Failed items and weak questions under the themes that the framework names, for years that are analysed by theme.
#pragma once
#include <optional>
#include <vector>

#include "src/analysis/analysis.hpp"

namespace analysis {

/// The first theme that lists the question or item; empty where none does.
std::optional<std::size_t> theme_of(const framework::Framework& framework, PointKind kind, std::size_t index);

/// One for every theme of the framework, in its order, also where nothing in it is weak.
std::vector<ThemeFinding> theme_findings(const scoring::Result& result, const std::vector<WeakPoint>& weak_points);

}  // namespace analysis
