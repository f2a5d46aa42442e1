// SPDX-License-Identifier: Apache-2.0
// Whether the levels, best first, give every agency exactly one level and each level some agency.
#include <algorithm>

#include "src/framework/comparable.hpp"
#include "src/framework/draft.hpp"

namespace framework {

namespace {

/// The lowest scores that an agency of a level can have, as its conditions imply them: 95 in every indicator implies 95
/// in every instrument and in the total; a total of 95 implies at least 87.5 in an instrument of weight 40.
struct LowestScores {
  Exact total;
  std::vector<Exact> instruments;
  std::vector<Exact> indicators;
};

void raise(Exact& bound, const Exact& to)
{
  if (to > bound) bound = to;
}

LowestScores as_written(const Framework& framework, const Level& level)
{
  LowestScores lowest{0, std::vector<Exact>(framework.instruments.size()),
                      std::vector<Exact>(framework.indicators.size())};
  for (const Condition& condition : level.conditions) {
    switch (condition.scope) {
      case ConditionScope::total:
        raise(lowest.total, condition.at_least);
        break;
      case ConditionScope::every_instrument:
        for (Exact& bound : lowest.instruments)
          raise(bound, condition.at_least);
        break;
      case ConditionScope::every_indicator:
        for (Exact& bound : lowest.indicators)
          raise(bound, condition.at_least);
        break;
      case ConditionScope::one_instrument:
        raise(lowest.instruments[condition.which], condition.at_least);
        break;
      case ConditionScope::one_indicator:
        raise(lowest.indicators[condition.which], condition.at_least);
        break;
    }
  }
  return lowest;
}

/// A mean of n scores that is at least `mean` needs at least this of each, the others being 100.
Exact least_of_each(const Exact& mean, std::size_t n)
{
  return Exact(100) - (Exact(100) - mean) * Exact(static_cast<std::int64_t>(n));
}

LowestScores lowest_scores(const Framework& framework, const Level& level)
{
  LowestScores lowest = as_written(framework, level);
  Exact total;
  for (std::size_t i = 0; i < framework.instruments.size(); ++i) {
    const Instrument& instrument = framework.instruments[i];
    Exact sum;
    for (const std::size_t indicator : instrument.indicators)
      sum += lowest.indicators[indicator];
    raise(lowest.instruments[i], sum / Exact(static_cast<std::int64_t>(instrument.indicators.size())));
    total += instrument.weight * lowest.instruments[i] / Exact(100);
  }
  raise(lowest.total, total);
  for (std::size_t i = 0; i < framework.instruments.size(); ++i) {
    const Instrument& instrument = framework.instruments[i];
    raise(lowest.instruments[i], Exact(100) - (Exact(100) - lowest.total) * Exact(100) / instrument.weight);
    for (const std::size_t indicator : instrument.indicators) {
      raise(lowest.indicators[indicator], least_of_each(lowest.instruments[i], instrument.indicators.size()));
    }
  }
  return lowest;
}

bool at_least(const std::vector<Exact>& scores, const std::vector<Exact>& bounds)
{
  return std::ranges::equal(scores, bounds, [](const Exact& score, const Exact& bound) { return score >= bound; });
}

/// Whether everyone with (at least) these scores meets the conditions of the level.
bool always_meets(const LowestScores& scores, const Framework& framework, const Level& level)
{
  const LowestScores asked = as_written(framework, level);
  return scores.total >= asked.total && at_least(scores.instruments, asked.instruments) &&
         at_least(scores.indicators, asked.indicators);
}

void check_against_better(Draft& draft, std::size_t index)
{
  const Framework& framework = draft.framework;
  const Level& level = framework.levels[index];
  const LowestScores lowest = lowest_scores(framework, level);
  for (std::size_t i = 0; i < index; ++i) {
    const Level& better = framework.levels[i];
    const util::Params params{{"level", level.code}, {"better", better.code}};
    if (lowest.total > lowest_scores(framework, better).total) {
      return draft.problem("level", index, level.code, "", "framework.levels_out_of_order", params);
    }
    if (always_meets(lowest, framework, better)) {
      return draft.problem("level", index, level.code, "", "framework.level_unreachable", params);
    }
  }
}

void check_last(Draft& draft)
{
  const Level& last = draft.framework.levels.back();
  const bool excludes_nobody =
      std::ranges::all_of(last.conditions, [](const Condition& condition) { return condition.at_least.is_zero(); });
  if (!excludes_nobody) {
    draft.problem("level", draft.framework.levels.size() - 1, last.code, "conditions", "framework.level_gap",
                  {{"level", last.code}});
  }
}

/// People write a level's name into tables, so a name must mean one level.
void check_names(Draft& draft)
{
  const std::vector<Level>& levels = draft.framework.levels;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool same_thai = without_blanks(levels[i].name.th) == without_blanks(levels[j].name.th);
      const bool same_english = same_code(without_blanks(levels[i].name.en), without_blanks(levels[j].name.en));
      if (!levels[i].name.th.empty() && !levels[i].name.en.empty() && (same_thai || same_english)) {
        draft.problem("level", i, levels[i].code, "name", "framework.level_name_twice", {{"other", levels[j].code}});
      }
    }
  }
}

/// Whether everything that the implications need was read without fault.
bool can_be_compared(const Framework& framework)
{
  const auto sound = [](const Instrument& instrument) {
    return !instrument.indicators.empty() && !instrument.weight.is_zero();
  };
  const auto points_somewhere = [](const Level& level) {
    return std::ranges::all_of(level.conditions, [](const Condition& one) { return one.which != k_nowhere; });
  };
  return std::ranges::all_of(framework.instruments, sound) && std::ranges::all_of(framework.levels, points_somewhere);
}

}  // namespace

void check_levels(Draft& draft)
{
  if (draft.framework.levels.empty()) return;
  check_last(draft);
  check_names(draft);
  if (!can_be_compared(draft.framework)) return;
  for (std::size_t i = 1; i < draft.framework.levels.size(); ++i) {
    check_against_better(draft, i);
  }
}

}  // namespace framework
