// SPDX-License-Identifier: Apache-2.0
#include "src/results/answer_table.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace results {
namespace {

/// More values of a hidden number are not tried: one that is found proves it hidden, none found means no table.
constexpr std::uint32_t k_values_tried = 32;

/// The answers in steps of the scale: step 0 is the worst level, each further one a step better.
struct Steps {
  std::vector<std::size_t> levels;    // index into the scale, by step
  std::vector<std::uint32_t> people;  // by step
  bool even = true;                   // all steps are as high as each other
};

Steps steps_of(const framework::Scale& scale, bool reversed, const scoring::Tally& tally)
{
  Steps steps;
  steps.levels.resize(scale.levels.size());
  std::iota(steps.levels.begin(), steps.levels.end(), std::size_t{0});
  std::ranges::stable_sort(steps.levels, [&](std::size_t a, std::size_t b) {
    return scale.points(a + 1, reversed) < scale.points(b + 1, reversed);
  });
  for (const std::size_t level : steps.levels)
    steps.people.push_back(level < tally.counts.size() ? tally.counts[level] : 0);
  for (std::size_t i = 2; i < steps.levels.size(); ++i) {
    const auto height = [&](std::size_t step) {
      return scale.points(steps.levels[step] + 1, reversed) - scale.points(steps.levels[step - 1] + 1, reversed);
    };
    if (height(i) != height(1)) steps.even = false;
  }
  return steps;
}

/// A band of steps, both ends included.
struct Range {
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::int64_t people = 0;
};

/// What sums of steps the published mean leaves for a band, when the others lie anywhere within theirs.
struct Sums {
  std::int64_t least = 0;
  std::int64_t most = 0;
  bool meets(std::int64_t from, std::int64_t to) const { return from <= most && to >= least; }
};

/// Whether the people of the band, `on_it` of them on the step, can come to one of the sums.
bool is_possible(const Range& band, std::int64_t step, std::int64_t on_it, const Sums& wanted)
{
  const std::int64_t others = band.people - on_it;
  const std::int64_t below_from = band.low;
  const std::int64_t above_to = band.high;
  const std::int64_t most_below = step > band.low ? others : 0;
  const std::int64_t least_below = step < band.high ? 0 : others;
  if (least_below > most_below) return false;  // no other step is there for them
  for (std::int64_t below = least_below; below <= most_below; ++below) {
    const std::int64_t above = others - below;
    const std::int64_t fixed = on_it * step;
    if (wanted.meets(fixed + below * below_from + above * (step + 1), fixed + below * (step - 1) + above * above_to))
      return true;
  }
  return false;
}

void put_ranges(const Steps& steps, const std::vector<std::size_t>& begins, std::vector<Range>& ranges)
{
  ranges.clear();
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : steps.people.size();
    Range range{.low = static_cast<std::int64_t>(begins[i]), .high = static_cast<std::int64_t>(end) - 1};
    for (std::size_t step = begins[i]; step < end; ++step)
      range.people += steps.people[step];
    ranges.push_back(range);
  }
}

Sums sums_left_for(const std::vector<Range>& ranges, const Range& band, const Steps& steps)
{
  Sums sums;
  for (std::size_t step = 0; step < steps.people.size(); ++step)
    sums.least += static_cast<std::int64_t>(step) * steps.people[step];
  sums.most = sums.least;
  for (const Range& other : ranges) {
    if (other.low == band.low) continue;
    sums.least -= other.people * other.high;
    sums.most -= other.people * other.low;
  }
  return sums;
}

/// Whether the table leaves it open that nobody, or at least five people, chose the step.
bool leaves_open(const std::vector<Range>& ranges, const Steps& steps, std::size_t step)
{
  const auto at = static_cast<std::int64_t>(step);
  const auto band = std::ranges::find_if(ranges, [&](const Range& one) { return one.low <= at && at <= one.high; });
  const Sums wanted = sums_left_for(ranges, *band, steps);
  if (is_possible(*band, at, 0, wanted)) return true;
  const std::int64_t last = std::min<std::int64_t>(band->people, k_values_tried);
  for (std::int64_t people = k_smallest_group; people <= last; ++people) {
    if (is_possible(*band, at, people, wanted)) return true;
  }
  return false;
}

bool may_be_shown(const Steps& steps, const std::vector<Range>& ranges)
{
  if (std::ranges::any_of(ranges, [](const Range& one) { return is_small(static_cast<std::uint32_t>(one.people)); }))
    return false;
  for (std::size_t step = 0; step < steps.people.size(); ++step) {
    if (is_small(steps.people[step]) && !leaves_open(ranges, steps, step)) return false;
  }
  return true;
}

/// Where bands begin: worst levels and best levels together, those between by themselves; the one with most bands
/// first.
using Tables = std::vector<std::vector<std::size_t>>;
Tables tables_of(std::size_t steps)
{
  Tables tables;
  for (std::size_t worst = 1; worst < steps; ++worst) {
    for (std::size_t best = 1; worst + best <= steps; ++best) {
      std::vector<std::size_t> begins{0};
      for (std::size_t step = worst; step + best <= steps; ++step)
        begins.push_back(step);
      tables.push_back(std::move(begins));
    }
  }
  std::ranges::stable_sort(tables, [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return tables;
}

/// Scales have few lengths, and a page of results asks for the same tables hundreds of times.
const Tables& tables_to_try(std::size_t steps)
{
  thread_local std::map<std::size_t, Tables> kept;
  const auto known = kept.find(steps);
  return known != kept.end() ? known->second : kept.emplace(steps, tables_of(steps)).first->second;
}

AnswerTable shown_as(const Steps& steps, const std::vector<Range>& ranges)
{
  AnswerTable table{ranges.size() == steps.levels.size() ? TableLook::full : TableLook::coarser, {}};
  for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
    Band band{.levels = {}, .people = static_cast<std::uint32_t>(range->people)};
    for (std::int64_t step = range->high; step >= range->low; --step)
      band.levels.push_back(steps.levels[static_cast<std::size_t>(step)]);
    table.bands.push_back(std::move(band));
  }
  return table;
}

}  // namespace

AnswerTable answer_table(const framework::Scale& scale, bool reversed, const scoring::Tally& tally)
{
  if (tally.n() < k_smallest_group) return {};
  const Steps steps = steps_of(scale, reversed, tally);
  std::vector<Range> ranges;
  std::vector<Range> chosen;
  std::ptrdiff_t most = 1;  // a table that parts nobody from anybody tells nothing
  for (const std::vector<std::size_t>& begins : tables_to_try(steps.levels.size())) {
    put_ranges(steps, begins, ranges);
    const bool full = ranges.size() == steps.levels.size();
    // Bands are only looked through where every level is as far from the next.
    if ((!full && !steps.even) || !may_be_shown(steps, ranges)) continue;
    if (full) return shown_as(steps, ranges);
    const auto parted = std::ranges::count_if(ranges, [](const Range& one) { return one.people != 0; });
    if (parted <= most) continue;
    most = parted;
    chosen = ranges;
  }
  return chosen.empty() ? AnswerTable{} : shown_as(steps, chosen);
}

}  // namespace results
