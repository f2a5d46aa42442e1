// SPDX-License-Identifier: Apache-2.0
#include "src/measures/plan_differences.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace measures {
namespace {

using Kind = PlanDifference::Kind;

constexpr std::string_view k_difference_codes[] = {"added",   "removed",   "changed",   "moved",
                                                   "decided", "undecided", "threshold", "weaknesses"};

const Measure* measure_with(const std::vector<Measure>& measures, std::int64_t id)
{
  const auto found = std::find_if(measures.begin(), measures.end(), [&](const Measure& one) { return one.id == id; });
  return found == measures.end() ? nullptr : &*found;
}

const Decision* decision_on(const std::vector<Decision>& decisions, const std::string& subject)
{
  const auto found =
      std::find_if(decisions.begin(), decisions.end(), [&](const Decision& one) { return one.subject == subject; });
  return found == decisions.end() ? nullptr : &*found;
}

PlanDifference about(Kind kind, const Measure& measure)
{
  return {.kind = kind, .measure = measure.id, .position = measure.position, .title = measure.title};
}

/// The order of those that both states have: a number alone changes also when another measure goes.
std::vector<std::int64_t> order_of(const std::vector<Measure>& measures, const std::vector<Measure>& others)
{
  std::vector<std::int64_t> ids;
  for (const Measure& one : measures) {
    if (measure_with(others, one.id) != nullptr) ids.push_back(one.id);
  }
  return ids;
}

void compare_measures(const PlanContent& before, const PlanContent& after, std::vector<PlanDifference>& list)
{
  const bool same_order = order_of(before.measures, after.measures) == order_of(after.measures, before.measures);
  for (const Measure& now : after.measures) {
    const Measure* old = measure_with(before.measures, now.id);
    if (old == nullptr) {
      list.push_back(about(Kind::added, now));
      continue;
    }
    for (MeasureChange& change : changes(*old, now)) {
      list.push_back(about(Kind::changed, now));
      list.back().change = std::move(change);
    }
    if (!same_order && old->position != now.position) {
      list.push_back(about(Kind::moved, now));
      list.back().change = {"position", std::to_string(old->position), std::to_string(now.position)};
    }
  }
  for (const Measure& old : before.measures) {
    if (measure_with(after.measures, old.id) == nullptr) list.push_back(about(Kind::removed, old));
  }
}

void compare_decisions(const PlanContent& before, const PlanContent& after, std::vector<PlanDifference>& list)
{
  for (const Decision& now : after.decisions) {
    const Decision* old = decision_on(before.decisions, now.subject);
    if (old == nullptr || old->reason != now.reason) {
      list.push_back({.kind = Kind::decided, .subject = now.subject});
      list.back().change = {"decision", old == nullptr ? std::string() : old->reason, now.reason};
    }
  }
  for (const Decision& old : before.decisions) {
    if (decision_on(after.decisions, old.subject) == nullptr)
      list.push_back({.kind = Kind::undecided, .subject = old.subject, .change = {"decision", old.reason, ""}});
  }
}

}  // namespace

std::string_view code(PlanDifference::Kind kind)
{
  return k_difference_codes[static_cast<std::size_t>(kind)];
}

std::vector<PlanDifference> differences(const PlanContent& before, const PlanContent& after)
{
  std::vector<PlanDifference> list;
  if (before.threshold != after.threshold)
    list.push_back(
        {.kind = Kind::threshold, .change = {"threshold", before.threshold.decimal(2), after.threshold.decimal(2)}});
  else if (before.weaknesses != after.weaknesses)
    list.push_back({.kind = Kind::weaknesses});
  compare_measures(before, after, list);
  compare_decisions(before, after, list);
  return list;
}

}  // namespace measures
