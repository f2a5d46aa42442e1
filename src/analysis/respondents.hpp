// SPDX-License-Identifier: Apache-2.0
// How many people must have answered for their mean scores to come out as printed. One person moves a six-level
// question's mean by a multiple of 20 / N points, so a score with two decimals rules most N out, and several questions
// answered by the same people rule out nearly all: seed-like scores 98.70, 97.39, 97.83, … leave 46, 92, 138, ….
// Limits: once step / N is as small as the rounding (N = 2,000 on six levels, 3,334 on four, 10,000 on yes/no, with two
// decimals) every score is possible, and with few questions some small N fits by chance. So a number is only called
// certain where chance is unlikely to have produced it.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "src/analysis/interval.hpp"
#include "src/framework/framework.hpp"

namespace analysis {

/// What one answer can earn: minimum, minimum + step, … , maximum. Where a scale's levels are not evenly spaced, step
/// is the greatest common divisor of the differences, so that nothing possible is called impossible. A reversed
/// question has the same points.
struct PointGrid {
  Exact minimum;
  Exact maximum;
  Exact step;
};
PointGrid grid_of(const framework::Scale& scale);
/// Of the mean of several questions answered by the same people: six, six and yes/no levels → steps of 20 / 3.
PointGrid grid_of_mean(const std::vector<PointGrid>& grids);

/// A printed mean, asked which numbers of answers can have produced it.
class PossibleMean {
 public:
  PossibleMean(const Interval& printed, const PointGrid& grid);
  /// Whether n answers can have a mean inside the printed interval. 97.83 on yes/no: 46 (45 of 46), not 47.
  bool by(int n) const;
  bool by_up_to(int most) const;  ///< whether any number from 1 to most can
  /// The mean of n answers inside the interval that is nearest to `wanted`; empty where by(n) is false.
  std::optional<Exact> nearest(int n, const Exact& wanted) const;
  /// The share of numbers of about this size, n itself left out, that fit: how likely a fit at n says nothing.
  double chance(int n) const;

 private:
  PointGrid grid_;
  Interval in_steps_;               // the printed interval as (score − minimum) / step
  std::vector<int> fitting_up_to_;  // how many of 1 … index fit
};

constexpr int k_most_respondents = 4000;  ///< numbers are searched up to here; beyond it almost every score fits

struct Respondents {
  int n = 0;
  bool certain = false;              ///< not a likely coincidence
  std::vector<std::size_t> misfits;  ///< questions that n people cannot have given; empty: all fit
  std::vector<int> more;             ///< the next numbers that fit all, at most two
};

/// The smallest number that fits all; empty where none up to k_most_respondents does.
std::optional<Respondents> smallest_common(const std::vector<PossibleMean>& questions);

/// The number that is hardest to explain by chance among those that fit more than half but not all; empty where none
/// is certain. It tells which questions a mistake or skipped answers have touched. Only numbers below `below` are
/// tried.
std::optional<Respondents> best_of_most(const std::vector<PossibleMean>& questions, int below = k_most_respondents + 1);

/// Whether `most` with its misfits explains the scores far better than `all`. Needed because every multiple of the true
/// number fits true scores, so that a mistyped one soon finds a multiple to hide under: with one of fifteen scores
/// mistyped, 46 people fit fourteen, and 1,058 = 23 × 46 fit all, but then fourteen sums that are all multiples of 23
/// would be a miracle.
bool explains_better(const std::vector<PossibleMean>& questions, const Respondents& most, const Respondents& all);

}  // namespace analysis
