// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/path_to_level.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "src/analysis/known_scores.hpp"
#include "src/analysis/leverage.hpp"
#include "src/analysis/what_if.hpp"
#include "src/scoring/aggregate.hpp"

namespace analysis {
namespace {

using framework::Condition;
using framework::ConditionScope;

/// What a level still asks, as points that the total must rise by within a group: all acts of one indicator, of one
/// instrument, or all. In points of the total, because every act is counted in them.
struct Needs {
  Exact total;
  std::map<std::size_t, Exact> instruments;
  std::map<std::size_t, Exact> indicators;
  bool out_of_reach = false;  ///< a need in what has no weight in the total
};

struct Act {
  std::size_t improvement = 0;
  std::size_t indicator = 0;
  std::size_t instrument = 0;
  Exact gain;
};

std::vector<Act> acts_from(const std::vector<WeakPoint>& improvements, const framework::Framework& framework,
                           bool to_full)
{
  std::vector<Act> acts;
  for (std::size_t index = 0; index < improvements.size(); ++index) {
    const std::size_t indicator = indicator_of(framework, improvements[index]);
    const Exact& gain = to_full ? improvements[index].gain_to_full : improvements[index].gain;
    if (!gain.is_zero()) acts.push_back({index, indicator, framework.indicators[indicator].instrument, gain});
  }
  std::stable_sort(acts.begin(), acts.end(), [](const Act& a, const Act& b) { return a.gain > b.gain; });
  return acts;
}

Exact sum_of(const std::vector<Act>& acts, const std::function<bool(const Act&)>& belongs)
{
  Exact sum;
  for (const Act& act : acts) {
    if (belongs(act)) sum += act.gain;
  }
  return sum;
}

/// Acts chosen so far and those left, both largest first.
struct Choice {
  std::vector<Act> chosen;
  std::vector<Act> left;

  /// Takes the largest acts of the group until they bring what it needs; false where they cannot.
  bool take(const Exact& needed, const std::function<bool(const Act&)>& belongs)
  {
    Exact sum = sum_of(chosen, belongs);
    for (auto act = left.begin(); act != left.end() && sum < needed;) {
      if (!belongs(*act)) {
        ++act;
        continue;
      }
      sum += act->gain;
      chosen.push_back(*act);
      act = left.erase(act);
    }
    return sum >= needed;
  }
};

/// From the innermost group outwards, so that each outer group counts what the inner ones forced upon it.
bool take_fewest(Choice& choice, const Needs& needs)
{
  bool enough = !needs.out_of_reach;
  for (const auto& [indicator, needed] : needs.indicators) {
    enough &= choice.take(needed, [which = indicator](const Act& act) { return act.indicator == which; });
  }
  for (const auto& [instrument, needed] : needs.instruments) {
    enough &= choice.take(needed, [which = instrument](const Act& act) { return act.instrument == which; });
  }
  enough &= choice.take(needs.total, [](const Act&) { return true; });
  return enough;
}

bool suffices(const std::vector<Act>& acts, const Needs& needs)
{
  for (const auto& [indicator, needed] : needs.indicators) {
    if (sum_of(acts, [which = indicator](const Act& act) { return act.indicator == which; }) < needed) return false;
  }
  for (const auto& [instrument, needed] : needs.instruments) {
    if (sum_of(acts, [which = instrument](const Act& act) { return act.instrument == which; }) < needed) return false;
  }
  return sum_of(acts, [](const Act&) { return true; }) >= needs.total;
}

/// Looks at each score that the level's conditions speak of.
class ConditionCheck {
 public:
  ConditionCheck(const scoring::Result& result, const Leverage& leverage, PathToLevel& path)
      : result_(result), framework_(*result.framework), leverage_(leverage), path_(path)
  {
  }

  Needs run()
  {
    for (const Condition& condition : framework_.levels[path_.level].conditions)
      check(condition);
    std::stable_sort(path_.shortfalls.begin(), path_.shortfalls.end(), [](const Shortfall& a, const Shortfall& b) {
      return a.scope == ConditionScope::total && b.scope != ConditionScope::total;
    });
    return needs_;
  }

 private:
  enum class Found { enough, short_of, unknown };

  void check(const Condition& condition)
  {
    std::vector<Found> found;
    switch (condition.scope) {
      case ConditionScope::total:
        found.push_back(check_total(condition.at_least));
        break;
      case ConditionScope::one_instrument:
        found.push_back(check_instrument(condition.which, condition.at_least));
        break;
      case ConditionScope::one_indicator:
        found.push_back(check_indicator(condition.which, condition.at_least));
        break;
      case ConditionScope::every_instrument:
        for (std::size_t i = 0; i < framework_.instruments.size(); ++i) {
          found.push_back(check_instrument(i, condition.at_least));
        }
        break;
      case ConditionScope::every_indicator:
        for (std::size_t i = 0; i < framework_.indicators.size(); ++i) {
          found.push_back(check_indicator(i, condition.at_least));
        }
        break;
    }
    const auto any = [&](Found what) { return std::find(found.begin(), found.end(), what) != found.end(); };
    if (any(Found::short_of)) path_.unmet.push_back(condition);
    if (any(Found::unknown)) path_.unknown.push_back(condition);
  }

  Found check_total(const Exact& at_least)
  {
    if (!result_.total) return Found::unknown;
    const Exact missing = missing_for(framework_, *result_.total, at_least);
    needs_.total = std::max(needs_.total, missing);
    path_.missing = std::max(path_.missing, missing);
    return report(ConditionScope::total, 0, *result_.total, at_least, missing);
  }

  Found check_instrument(std::size_t instrument, const Exact& at_least)
  {
    const auto score = instrument_score(result_, instrument);
    if (!score) return Found::unknown;
    const Exact missing = missing_for(framework_, *score, at_least);
    add(needs_.instruments[instrument], missing, leverage_.instruments[instrument]);
    return report(ConditionScope::one_instrument, instrument, *score, at_least, missing);
  }

  Found check_indicator(std::size_t indicator, const Exact& at_least)
  {
    if (scoring::indicator_left_out(result_, indicator)) return Found::enough;
    const auto score = indicator_score(result_, indicator);
    if (!score) return Found::unknown;
    const Exact missing = missing_for(framework_, *score, at_least);
    add(needs_.indicators[indicator], missing, leverage_.indicator_on_total(framework_, indicator));
    return report(ConditionScope::one_indicator, indicator, *score, at_least, missing);
  }

  void add(Exact& need, const Exact& missing, const Exact& on_total)
  {
    need = std::max(need, missing * on_total);
    if (!missing.is_zero() && on_total.is_zero()) needs_.out_of_reach = true;
  }

  Found report(ConditionScope scope, std::size_t which, const Exact& score, const Exact& at_least, const Exact& missing)
  {
    if (missing.is_zero()) return Found::enough;
    path_.shortfalls.push_back({scope, which, score, at_least, missing, at_least - displayed(framework_, score)});
    return Found::short_of;
  }

  const scoring::Result& result_;
  const framework::Framework& framework_;
  const Leverage& leverage_;
  PathToLevel& path_;
  Needs needs_;
};

/// Of questions that were to come to 100, as many as possible go only one level up. Those that lose least go first: in
/// groups that lie within each other nothing else gives back more of them.
void soften(std::vector<Act>& acts, const std::vector<WeakPoint>& improvements, const Needs& needs)
{
  std::vector<std::size_t> order(acts.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  const auto loss = [&](std::size_t i) {
    const WeakPoint& point = improvements[acts[i].improvement];
    return point.gain_to_full - point.gain;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return loss(a) < loss(b); });
  for (const std::size_t i : order) {
    const Exact full = acts[i].gain;
    acts[i].gain = improvements[acts[i].improvement].gain;
    if (!suffices(acts, needs)) acts[i].gain = full;
  }
}

void write_steps(std::vector<Act> acts, const scoring::Result& result, const std::vector<WeakPoint>& improvements,
                 PathToLevel& path)
{
  std::stable_sort(acts.begin(), acts.end(), [](const Act& a, const Act& b) { return a.gain > b.gain; });
  Exact total = result.total.value_or(Exact{0});
  for (const Act& act : acts) {
    const WeakPoint& point = improvements[act.improvement];
    total += act.gain;
    path.steps.push_back({act.improvement, total, act.gain > point.gain, act.gain});
    path.upper_bound |= point.upper_bound && act.gain == point.gain && act.gain != point.gain_to_full;
  }
}

}  // namespace

Exact missing_for(const framework::Framework& framework, const Exact& score, const Exact& at_least)
{
  Exact enough = at_least;
  if (framework.rules.level_of_displayed) {
    Exact unit{1};
    for (int place = 0; place < framework.rules.display_places; ++place)
      unit /= Exact{10};
    enough = at_least.rounded(framework.rules.display_places);
    if (enough < at_least) enough += unit;
    enough -= unit / Exact{2};
  }
  return std::max(Exact{0}, enough - score);
}

std::optional<PathToLevel> path_to_next_level(const scoring::Result& result, const std::vector<WeakPoint>& improvements)
{
  if (!result.level || *result.level == 0) return std::nullopt;
  PathToLevel path;
  path.level = *result.level - 1;
  const Leverage leverage = leverage_of(result);
  const Needs needs = ConditionCheck(result, leverage, path).run();

  Choice choice{{}, acts_from(improvements, *result.framework, false)};
  bool enough = take_fewest(choice, needs);
  if (!enough) {
    choice = {{}, acts_from(improvements, *result.framework, true)};
    enough = take_fewest(choice, needs);
    if (enough) soften(choice.chosen, improvements, needs);
  }
  write_steps(std::move(choice.chosen), result, improvements, path);
  path.reaches = enough && path.unknown.empty();
  return path;
}

}  // namespace analysis
