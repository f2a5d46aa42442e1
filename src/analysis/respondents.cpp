// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/respondents.hpp"

#include <algorithm>

namespace analysis {

namespace {

/// How improbable a coincidence must be before a number counts as certain: expected accidental fits among all smaller
/// numbers; stricter where the questions that do not fit were themselves picked out of many.
constexpr double k_rare = 0.05;
constexpr double k_very_rare = 0.001;

constexpr double k_mistyped = 0.02;  // share of printed scores that are wrong or had answers skipped, roughly
constexpr double k_far_better = 100.0;

Exact floor_of(const Exact& value)
{
  const Exact nearest = value.rounded(0);
  return nearest > value ? nearest - Exact{1} : nearest;
}

Exact greatest_common_divisor(Exact a, Exact b)
{
  while (!b.is_zero()) {
    Exact rest = a - floor_of(a / b) * b;
    a = std::move(b);
    b = std::move(rest);
  }
  return a;
}

/// The interval in billionths of a step, rounded outwards, because thousands of numbers are tried on every question.
struct WholeNumbers {
  static constexpr std::int64_t k_unit = 1'000'000'000;
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool fit(int n) const { return high * n / k_unit * k_unit >= low * n; }
};

WholeNumbers in_whole_numbers(const Interval& steps)
{
  constexpr std::int64_t k_most_steps = 1'000'000;  // a scale so fine that every mean is possible
  if (steps.high > Exact{k_most_steps}) return {0, WholeNumbers::k_unit};
  const Interval scaled = steps * Exact{WholeNumbers::k_unit};
  // Whole numbers below 2^53 survive the way through double.
  return {static_cast<std::int64_t>(floor_of(scaled.low).approximate()),
          static_cast<std::int64_t>(-floor_of(-scaled.high).approximate())};
}

/// That at least `fits` of the questions fit n by chance, each on its own.
double chance_of_fits(const std::vector<PossibleMean>& questions, int n, std::size_t fits)
{
  std::vector<double> exactly{1.0};  // exactly[k]: k of the questions so far fit
  for (const PossibleMean& question : questions) {
    const double chance = question.chance(n);
    exactly.push_back(0.0);
    for (std::size_t k = exactly.size() - 1; k > 0; --k)
      exactly[k] = exactly[k] * (1.0 - chance) + exactly[k - 1] * chance;
    exactly[0] *= 1.0 - chance;
  }
  double sum = 0;
  for (std::size_t k = fits; k < exactly.size(); ++k)
    sum += exactly[k];
  return sum;
}

std::vector<std::size_t> misfits_of(const std::vector<PossibleMean>& questions, int n)
{
  std::vector<std::size_t> misfits;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (!questions[i].by(n)) misfits.push_back(i);
  }
  return misfits;
}

int next_common(const std::vector<PossibleMean>& questions, int after)
{
  for (int n = after + 1; n <= k_most_respondents; ++n) {
    if (std::ranges::all_of(questions, [n](const PossibleMean& question) { return question.by(n); })) return n;
  }
  return 0;
}

}  // namespace

PointGrid grid_of(const framework::Scale& scale)
{
  PointGrid grid;
  if (scale.levels.empty()) return grid;
  grid.minimum = grid.maximum = scale.levels.front().points;
  for (const framework::ScaleLevel& level : scale.levels) {
    grid.minimum = std::min(grid.minimum, level.points);
    grid.maximum = std::max(grid.maximum, level.points);
  }
  for (const framework::ScaleLevel& level : scale.levels)
    grid.step = greatest_common_divisor(grid.step, level.points - grid.minimum);
  return grid;
}

PointGrid grid_of_mean(const std::vector<PointGrid>& grids)
{
  PointGrid mean;
  if (grids.empty()) return mean;
  const Exact count{static_cast<std::int64_t>(grids.size())};
  for (const PointGrid& grid : grids) {
    mean.minimum += grid.minimum / count;
    mean.maximum += grid.maximum / count;
    mean.step = greatest_common_divisor(mean.step, grid.step / count);
  }
  return mean;
}

PossibleMean::PossibleMean(const Interval& printed, const PointGrid& grid) : grid_(grid)
{
  constexpr int k_table = 2 * k_most_respondents;
  const Interval possible = common(printed, {grid.minimum, grid.maximum});
  in_steps_ = grid.step.is_zero()
                  ? Interval{Exact{1}, Exact{0}}
                  : Interval{(possible.low - grid.minimum) / grid.step, (possible.high - grid.minimum) / grid.step};
  // A scale on which every answer earns the same has that one mean, for every n.
  if (grid.step.is_zero() && printed.contains(grid.minimum)) in_steps_ = {Exact{0}, Exact{0}};
  fitting_up_to_.reserve(k_table + 1);
  fitting_up_to_.push_back(0);
  const WholeNumbers steps = in_whole_numbers(in_steps_);
  const bool any = !in_steps_.empty();
  for (int n = 1; n <= k_table; ++n)
    fitting_up_to_.push_back(fitting_up_to_.back() + (any && steps.fit(n) ? 1 : 0));
}

bool PossibleMean::by(int n) const
{
  const auto at = static_cast<std::size_t>(n);
  return n > 0 && at < fitting_up_to_.size() && fitting_up_to_[at] > fitting_up_to_[at - 1];
}

bool PossibleMean::by_up_to(int most) const
{
  const auto last = std::min(static_cast<std::size_t>(std::max(most, 0)), fitting_up_to_.size() - 1);
  return fitting_up_to_[last] > 0;
}

std::optional<Exact> PossibleMean::nearest(int n, const Exact& wanted) const
{
  if (!by(n)) return std::nullopt;
  if (grid_.step.is_zero()) return grid_.minimum;
  const Exact people{n};
  const Exact most = floor_of(in_steps_.high * people);
  const Exact least = -floor_of(-(in_steps_.low * people));
  if (least > most) return std::nullopt;
  const Exact steps = ((wanted - grid_.minimum) / grid_.step * people).rounded(0);
  return grid_.minimum + std::clamp(steps, least, most) * grid_.step / people;
}

double PossibleMean::chance(int n) const
{
  const auto last = std::min(static_cast<std::size_t>(n) * 2 - 1, fitting_up_to_.size() - 1);
  const int others = fitting_up_to_[last] - (by(n) ? 1 : 0);
  const double share = last > 1 ? static_cast<double>(others) / static_cast<double>(last - 1) : 1.0;
  // No other small number may fit at all; the width of the rounding then still says how wide the net is.
  const double width = (in_steps_.high - in_steps_.low).approximate() * n;
  return std::clamp(std::max(share, width), 0.0, 1.0);
}

std::optional<Respondents> smallest_common(const std::vector<PossibleMean>& questions)
{
  if (questions.empty()) return std::nullopt;
  Respondents found;
  found.n = next_common(questions, 0);
  if (found.n == 0) return std::nullopt;
  found.certain = chance_of_fits(questions, found.n, questions.size()) * found.n < k_rare;
  for (int n = next_common(questions, found.n); n != 0 && found.more.size() < 2; n = next_common(questions, n))
    found.more.push_back(n);
  return found;
}

std::optional<Respondents> best_of_most(const std::vector<PossibleMean>& questions, int below)
{
  std::optional<Respondents> best;
  double rarest = k_very_rare;
  for (int n = 1; n < below; ++n) {
    std::vector<std::size_t> misfits = misfits_of(questions, n);
    if (misfits.empty() || misfits.size() * 2 >= questions.size()) continue;
    const double chance = chance_of_fits(questions, n, questions.size() - misfits.size()) * n;
    if (chance >= rarest) continue;
    rarest = chance;
    best = Respondents{n, true, std::move(misfits), {}};
  }
  return best;
}

bool explains_better(const std::vector<PossibleMean>& questions, const Respondents& most, const Respondents& all)
{
  double mistake = 1.0;      // the misfits are mistakes that happen to fit the larger number
  double coincidence = 1.0;  // the others happen to fit the smaller one too
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (std::ranges::find(most.misfits, i) != most.misfits.end()) {
      mistake *= k_mistyped * questions[i].chance(all.n);
    } else {
      coincidence *= std::clamp(static_cast<double>(most.n) / all.n, questions[i].chance(most.n), 1.0);
    }
  }
  return mistake > k_far_better * coincidence;
}

}  // namespace analysis
