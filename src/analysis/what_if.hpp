// SPDX-License-Identifier: Apache-2.0
// What would raise the total, and by how much: each item met, each question one level up or all the way to 100.
#pragma once
#include <optional>
#include <vector>

#include "src/analysis/analysis.hpp"

namespace analysis {

/// Every item and question that is known to stand below its best, in framework order (questions before items, as the
/// indicators stand), with its gains. Reasons and failed elements are filled for items.
std::vector<WeakPoint> possible_improvements(const scoring::Result& result);

/// Of these, failed items and questions whose displayed score is below the threshold; the order stays.
std::vector<WeakPoint> weak_points_among(const std::vector<WeakPoint>& improvements, const scoring::Result& result,
                                         const Exact& threshold);

/// Largest gain first; where gains are equal, the order stays.
std::vector<WeakPoint> by_gain(std::vector<WeakPoint> improvements);

/// The indicator that a point belongs to.
std::size_t indicator_of(const framework::Framework& framework, const WeakPoint& point);

}  // namespace analysis
